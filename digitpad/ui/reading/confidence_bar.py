"""ConfidenceBar: how sure a reading is, as a length."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from digitpad.ui.theme import ACCENT, BORDER, Role

_THICKNESS = 6


class ConfidenceBar(QWidget):
    """A bar filled up to a probability; its words stand beside it, so it says nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._role = ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, role: Role) -> None:
        """Fill the bar up to a share in 0..1, in a colour of the palette; None: show no bar."""
        self._share, self._role = share, role
        self.update()

    def _paint_bar(self, painter: QPainter, bar: QRectF, role: Role) -> None:
        painter.setBrush(self.palette().color(role))
        painter.drawRoundedRect(bar, _THICKNESS / 2, _THICKNESS / 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The groove and the share of it that is filled; nothing where there is no share."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, (self.height() - _THICKNESS) / 2, self.width(), _THICKNESS)
        if self._share is not None:
            self._paint_bar(painter, bar, BORDER)
            bar.setWidth(max(_THICKNESS, self.width() * self._share))
            self._paint_bar(painter, bar, self._role)
        painter.end()

    def sizeHint(self) -> QSize:
        """Thin and as wide as there is room."""
        return QSize(160, 8)
