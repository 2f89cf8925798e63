"""Panel: the paper with round corners and a fine edge on which widgets show something."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPalette

from digitpad.ui.theme import BORDER, PAPER

CORNER = 12.0


def paint_panel(painter: QPainter, rect: QRect, palette: QPalette, corner: float = CORNER) -> None:
    """Fill the rectangle with paper, its edge within it."""
    painter.setPen(palette.color(BORDER))
    painter.setBrush(palette.color(PAPER))
    painter.drawRoundedRect(edge_of(rect), corner, corner)


def edge_of(rect: QRect) -> QRectF:
    """Where a line one pixel wide runs so that it is sharp, and wholly within the rectangle."""
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
