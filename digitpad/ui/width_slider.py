"""WidthSlider: any width of the pen, shown by a line that is as wide."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from digitpad.ui.theme import INK

NARROWEST, WIDEST = 0.5, 24.0
"""Least and greatest width, in device-independent pixels."""
_STEP = 0.5


class WidthSlider(QWidget):
    """A slider, its width in words, and the line.

    width_chosen: (float), by the user, in device-independent pixels.
    """

    width_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(NARROWEST / _STEP), round(WIDEST / _STEP))
        self._slider.setPageStep(4)
        self._slider.setAccessibleName(self.tr("Pen Width"))
        self._words = QLabel()
        self._line = _Line()
        self._lay_out()
        self._slider.valueChanged.connect(self._tell)
        # A menu hands its keys only to a widget that takes them by itself.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._slider)

    def _lay_out(self) -> None:
        self._slider.setMinimumWidth(200)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        widest = QLocale().toString(WIDEST - _STEP, "f", 1)
        room = self._words.fontMetrics().horizontalAdvance(self._named(widest))
        self._words.setMinimumWidth(room)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._slider, 1)
        row.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._line)
        column.addLayout(row)

    def show_width(self, width: float) -> None:
        """Set the slider as near to a width as it goes, without telling."""
        before = self._slider.blockSignals(True)
        self._slider.setValue(round(width / _STEP))
        self._slider.blockSignals(before)
        self._show(width)

    def _show(self, width: float) -> None:
        self._line.show_width(width)
        self._words.setText(self._named(QLocale().toString(float(width), "f", 1)))

    def _named(self, number: str) -> str:
        return self.tr("{number} px").format(number=number)

    def _tell(self, value: int) -> None:
        self._show(value * _STEP)
        self.width_chosen.emit(value * _STEP)


class _Line(QWidget):
    """A line in the ink's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._width = NARROWEST
        self.setFixedHeight(round(WIDEST) + 8)

    def show_width(self, width: float) -> None:
        self._width = width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(INK), self._width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, margin = self.height() / 2, WIDEST / 2
        painter.drawLine(QPointF(margin, middle), QPointF(self.width() - margin, middle))
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())
