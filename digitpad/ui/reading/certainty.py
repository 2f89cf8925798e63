"""How the certainty of a digit looks: a colour, and a line that tells it without colours."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from digitpad.recognition.correction import Certainty
from digitpad.ui.theme import ACCENT, CAUTION, INK, Role

ROLES: dict[Certainty, Role] = {
    Certainty.SURE: ACCENT,
    Certainty.DOUBTFUL: CAUTION,
    Certainty.GUESSED: CAUTION,
    Certainty.OWN: INK,
}
_THICKNESS = 2.0
_WAVE = 6.0
"""Length of a wave, in pixels: what editors draw under words that they doubt."""


def underline(painter: QPainter, line: QRectF, certainty: Certainty, colour: QColor) -> None:
    """Draw within a flat box: one line for sure, dashes, waves for guessed, two lines for own."""
    pen = QPen(colour, _THICKNESS)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = line.center().y()
    if certainty is Certainty.GUESSED:
        painter.setPen(pen)
        painter.drawPath(_waves(line))
    elif certainty is Certainty.OWN:
        painter.setPen(pen)
        for y in (line.top() + _THICKNESS / 2, line.bottom() - _THICKNESS / 2):
            painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))
    else:
        if certainty is Certainty.DOUBTFUL:
            pen.setDashPattern([2.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(line.left(), middle), QPointF(line.right(), middle))


def _waves(line: QRectF) -> QPainterPath:
    height, middle = (line.height() - _THICKNESS) / 2, line.center().y()
    path = QPainterPath(QPointF(line.left(), middle))
    for x in range(1, math.ceil(line.width()) + 1):
        path.lineTo(line.left() + x, middle - height * math.sin(x / _WAVE * math.tau))
    return path
