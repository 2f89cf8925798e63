"""What the canvas shows besides the ink: the sheet, the box to move by, and the pointers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPalette, QPen, QPixmap

from digitpad.ink.segments import Place
from digitpad.ui.canvas.gestures import ERASER_RADIUS
from digitpad.ui.canvas.tools import Tool
from digitpad.ui.panel import CORNER, edge_of
from digitpad.ui.theme import ACCENT, GUIDE, PAPER, Role

_GUIDE_HEIGHT = 0.75
"""Where the guide line lies, in heights of the canvas: below the middle, as one writes on it."""
_GUIDE_MARGIN = 32
_HANDLE = 5.0
"""Half the side of a handle."""
_DIAGONALS = (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)


def paint_sheet(painter: QPainter, size: QSize, palette: QPalette, guide: bool) -> None:
    """The paper, and the line to write on."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(PAPER))
    painter.drawRoundedRect(edge_of(QRect(QPoint(), size)), CORNER, CORNER)
    if guide:
        painter.setPen(QPen(palette.color(GUIDE), 1.5, Qt.PenStyle.DashLine))
        height = size.height() * _GUIDE_HEIGHT
        right = size.width() - _GUIDE_MARGIN
        painter.drawLine(QPointF(_GUIDE_MARGIN, height), QPointF(right, height))


def paint_handles(painter: QPainter, handles: Sequence[Place], palette: QPalette) -> None:
    """A box round the drawing, with handles at its corners; handles: from top left, clockwise."""
    points = [QPointF(x, y) for x, y in handles]
    accent = palette.color(ACCENT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
    painter.drawPolygon(points)
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(palette.color(PAPER))
    side = QPointF(_HANDLE, _HANDLE)
    for point in points:
        painter.drawRoundedRect(QRectF(point - side, point + side), 2, 2)


def cursor_for(tool: Tool, corner: int | None, ratio: float, palette: QPalette) -> QCursor:
    """The mouse pointer of a tool. corner: of the drawing, that can be taken hold of here."""
    if tool is Tool.ERASER:
        return _ring(ratio, palette)
    if tool is Tool.PEN:
        return QCursor(Qt.CursorShape.CrossCursor)
    if corner is None:
        return QCursor(Qt.CursorShape.SizeAllCursor)
    return QCursor(_DIAGONALS[corner % 2])


def _ring(ratio: float, palette: QPalette) -> QCursor:
    """As large as the eraser; dark in light, so that it is seen on ink and paper alike."""
    side = round(2 * ERASER_RADIUS) + 4
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink: QColor = palette.color(Role.ButtonText)
    for colour, width in ((palette.color(PAPER), 3.5), (ink, 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(side / 2, side / 2), ERASER_RADIUS, ERASER_RADIUS)
    painter.end()
    return QCursor(pixmap, side // 2, side // 2)
