"""Ink as somebody would scan it, and with its points thinned."""

from __future__ import annotations

import math

import numpy as np

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.pen import Pixels, drawn


def scanned(ink: Ink, height: float, pen: float, margin: float) -> Pixels:
    """The ink light on black, so many pixels high and drawn with such a pen."""
    bounds = ink.bounds
    scale = height / bounds.height
    points = np.concatenate([stroke.points for stroke in ink.strokes])
    placed = (points - (bounds.left, bounds.top)) * scale + margin
    starts = np.cumsum([0, *map(len, ink.strokes[:-1])])
    shape = math.ceil(height + 2 * margin), math.ceil(bounds.width * scale + 2 * margin)
    return drawn(placed, starts, shape, pen)


def kept(points: Floats, apart: float) -> list[Floats]:
    """Points of which none is nearer to the one before; both ends stay."""
    chosen = [points[0]]
    for point in points[1:]:
        if np.hypot(*(point - chosen[-1])) >= apart:
            chosen.append(point)
    return [*chosen, points[-1]]
