"""Panel: the paper with round corners and a fine edge on which widgets show something."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

from digitpad.ui.theme import ACCENT, BORDER, PAPER

CORNER = 12.0
BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""How the focus comes to those who must see where the keys go now."""


def paint_panel(painter: QPainter, rect: QRect, palette: QPalette, corner: float = CORNER) -> None:
    """Fill the rectangle with paper, its edge within it."""
    painter.setPen(palette.color(BORDER))
    painter.setBrush(palette.color(PAPER))
    painter.drawRoundedRect(edge_of(rect), corner, corner)


def paint_edge(painter: QPainter, rect: QRect, palette: QPalette, focus: bool) -> None:
    """The edge alone, over what is on the paper. focus: show that the keys go here."""
    painter.setPen(QPen(palette.color(ACCENT), 2) if focus else palette.color(BORDER))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(edge_of(rect), CORNER, CORNER)


def edge_of(rect: QRect) -> QRectF:
    """Where a line one pixel wide runs so that it is sharp, and wholly within the rectangle."""
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
