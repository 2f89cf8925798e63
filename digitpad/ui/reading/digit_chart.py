"""DigitChart: how likely each of the ten digits is in one place, as bars that can be clicked."""

from __future__ import annotations

import string

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from digitpad.recognition.reading import DigitChances
from digitpad.ui.panel import paint_panel
from digitpad.ui.theme import ACCENT, BORDER, INK, MUTED

_COLUMN, _BAR = 26, 14
_PAD = 8
_TALLEST = 40
_LEAST = 2
"""Even what is hardly possible has a bar to be seen."""
_WORTH_A_FIGURE = 0.01
_CORNER = 8


class DigitChart(QWidget):
    """Ten bars over their digits; it floats over its parent while a digit is pointed at.

    chosen: (str), the digit whose column was clicked. left: the pointer, which was on it, is gone.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._digit = self._words = ""
        self._chances: DigitChances | None = None
        self._column: int | None = None
        self.hovered = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            self.tr("How likely each digit is here, the others being right. Click one to take it.")
        )
        self.hide()

    def show_digit(self, digit: str, words: str, chances: DigitChances | None) -> None:
        """Show the ten digits with their chances, where these are known, and words above them."""
        self._digit, self._words, self._chances = digit, words, chances
        self.update()

    def float_over(self, centre: float, bottom: float) -> None:
        """Come up with its middle at x `centre` and its lower edge at y `bottom`."""
        room = self._over.width()
        self.resize(self.sizeHint().boundedTo(QSize(room, self.sizeHint().height())))
        left = min(max(centre - self.width() / 2, 0), room - self.width())
        self.move(round(left), max(round(bottom - self.height()), 0))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and a column for each digit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_panel(painter, self.rect(), self.palette(), _CORNER)
        self._paint_words(painter)
        for column in range(len(string.digits)):
            self._paint_column(painter, column)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        painter.setPen(self.palette().color(MUTED))
        box = QRectF(_PAD, _PAD, self.width() - 2 * _PAD, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)

    def _paint_column(self, painter: QPainter, column: int) -> None:
        digit, line = string.digits[column], self.fontMetrics().height()
        box = self._box(column)
        taken = digit == self._digit
        if taken or column == self._column:
            painter.setPen(QPen(self.palette().color(ACCENT if taken else BORDER), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(self.palette().color(INK))
        below = QRectF(box.left(), box.bottom() - line - 2, box.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, digit)
        if self._chances is not None:
            self._paint_bar(painter, QPointF(box.center().x(), below.top() - 2), column, taken)

    def _paint_bar(self, painter: QPainter, foot: QPointF, column: int, taken: bool) -> None:
        assert self._chances is not None
        chance, line = self._chances[column], self.fontMetrics().height()
        height = max(_TALLEST * chance, _LEAST)
        bar = QRectF(foot.x() - _BAR / 2, foot.y() - height, _BAR, height)
        painter.fillRect(bar, self.palette().color(ACCENT if taken else MUTED))
        if chance >= _WORTH_A_FIGURE:
            above = QRectF(foot.x() - _COLUMN, bar.top() - line, 2 * _COLUMN, line)
            painter.setPen(self.palette().color(MUTED))
            figure = str(min(round(chance * 100), 99))
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, figure)

    def _box(self, column: int) -> QRectF:
        """A digit's column, under the caption."""
        width = (self.width() - 2 * _PAD) / len(string.digits)
        top = _PAD + self.fontMetrics().height()
        return QRectF(_PAD + column * width, top, width, self.height() - top - _PAD)

    def _column_at(self, x: float) -> int | None:
        width = (self.width() - 2 * _PAD) / len(string.digits)
        column = int((x - _PAD) // width)
        return column if 0 <= column < len(string.digits) else None

    def sizeHint(self) -> QSize:
        """Ten columns; a caption, a figure, the tallest bar, a digit."""
        line = self.fontMetrics().height()
        width = max(_COLUMN, round(1.6 * line)) * len(string.digits)
        return QSize(width + 2 * _PAD, 3 * line + _TALLEST + 2 * _PAD + 8)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the column under the pointer."""
        self._column = self._column_at(event.position().x())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the digit of the column."""
        column = self._column_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and column is not None:
            self.chosen.emit(string.digits[column])

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is on it."""
        super().enterEvent(event)
        self.hovered = True

    def leaveEvent(self, event: QEvent) -> None:
        """No column is marked any more."""
        super().leaveEvent(event)
        self.hovered = False
        self._column = None
        self.update()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen is not pointed at."""
        super().hideEvent(event)
        self.hovered = False
