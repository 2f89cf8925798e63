"""What is written on a canvas, done to it, and seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent

from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.theme import INK

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

WAVE = [(40.0 + 4 * x, 150.0 + 60 * float(np.sin(x / 6))) for x in range(70)]
LEFT = [(100.0, 100.0), (100.0, 200.0)]
RIGHT = [(200.0, 100.0), (200.0, 200.0)]


def picture(canvas: Canvas) -> QImage:
    return canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def darkness(canvas: Canvas) -> int:
    """How many pixels have the colour of ink."""
    image, ink = picture(canvas), canvas.palette().color(INK).rgb()
    return sum(
        image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height())
    )


def colour(canvas: Canvas, x: int, y: int) -> QColor:
    return canvas.grab().toImage().pixelColor(x, y)


def lengths(canvas: Canvas) -> list[int]:
    """How many points each stroke has."""
    return [len(stroke) for stroke in canvas.ink.strokes]


def columns(canvas: Canvas) -> list[float]:
    """Where each stroke begins, from left to right."""
    return [float(stroke.points[0, 0]) for stroke in canvas.ink.strokes]


def hover(canvas: Canvas, hand: Hand, point: tuple[float, float]) -> None:
    hand.mouse_event(canvas, QEvent.Type.MouseMove, point)


def key(
    canvas: Canvas, kind: QEvent.Type, which: Qt.Key, time: int = 0, repeats: bool = False
) -> None:
    """One event of a key."""
    event = QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier, "", autorep=repeats)
    event.setTimestamp(time)
    QCoreApplication.sendEvent(canvas, event)
