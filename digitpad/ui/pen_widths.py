"""PenWidths: the pens to choose from, each shown as the dot it makes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from digitpad.ui.choices import Choices
from digitpad.ui.theme import Role

_WIDTHS = THIN, MEDIUM, THICK = 3.0, 6.0, 10.0
"""Widths of the pens on the screen, in device-independent pixels."""

_SIDE = 24
_SCALE = 3
"""Icons are painted at three times their size, and shrunk where less is shown."""


class PenWidths(Choices):
    """One action a pen; the values are widths."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(dict.fromkeys(_WIDTHS, ""), parent)
        names = (self.tr("Thin Pen"), self.tr("Medium Pen"), self.tr("Thick Pen"))
        for number, (action, name) in enumerate(zip(self.actions(), names, strict=True), 1):
            action.setText(name)
            action.setShortcut(f"Ctrl+{number}")

    def paint_icons(self, palette: QPalette) -> None:
        """Dots in the colours of the theme."""
        for width, action in zip(_WIDTHS, self.actions(), strict=True):
            action.setIcon(_dot(width, palette))


def _dot(width: float, palette: QPalette) -> QIcon:
    pixmap = QPixmap(QSize(_SIDE, _SIDE) * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(Role.ButtonText))
    painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), width / 2 + 1, width / 2 + 1)
    painter.end()
    return QIcon(pixmap)
