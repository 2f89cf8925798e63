"""Placing: a whole drawing moved and scaled on its sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from digitpad.ink.ink import Bounds, Ink, Stroke
from digitpad.ink.segments import Place

_SMALLEST = 16.0
"""The least longer side of a drawing that is scaled, in pixels: one can still take hold of it."""
_LARGEST = 4.0
"""The greatest longer side of a drawing that is scaled, in longer sides of its sheet."""
_ROUNDING = 1e-6
"""By so much of a drawing's size its points may be rounded when they are placed."""
_GRIP = 24.0
"""How much of a drawing stays on its sheet, in pixels, wherever it is moved."""


@dataclass(frozen=True)
class Placing:
    """Where every point of a drawing goes: scale times the point, and then dx and dy."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    @classmethod
    def between(cls, before: Place, after: Place, scale: float = 1.0) -> Self:
        """Scaled, and moved so that one place becomes another."""
        return cls(scale, after[0] - before[0] * scale, after[1] - before[1] * scale)

    def then(self, other: Placing) -> Placing:
        """This placing and another on top of it."""
        return Placing(
            self.scale * other.scale,
            self.dx * other.scale + other.dx,
            self.dy * other.scale + other.dy,
        )

    def placed(self, ink: Ink) -> Ink:
        """The ink there; its times and pressures stay."""
        return Ink(tuple(map(self.placed_stroke, ink.strokes)))

    def placed_stroke(self, stroke: Stroke) -> Stroke:
        """The stroke there; its times and pressures stay."""
        offset = np.array([self.dx, self.dy])
        return Stroke(stroke.points * self.scale + offset, stroke.times, stroke.pressures)

    @property
    def inverse(self) -> Placing:
        """What takes every point back to where it was."""
        return Placing(1 / self.scale, -self.dx / self.scale, -self.dy / self.scale)

    @classmethod
    def into(cls, box: Bounds, width: float, height: float, margin: float) -> Placing:
        """The smallest move, and the largest scale up to 1, by which a box comes into a sheet.

        margin: what stays free at each edge then; a box that lies on the sheet stays where it is.
        """
        if min(box.left, box.top, width - box.right, height - box.bottom) >= 0:
            return cls()
        wide, high = max(width - 2 * margin, 1.0), max(height - 2 * margin, 1.0)
        scale = min(1.0, wide / max(box.width, 1e-9), high / max(box.height, 1e-9))
        left, top = box.left * scale, box.top * scale
        return cls(
            scale,
            min(max(left, margin), margin + wide - box.width * scale) - left,
            min(max(top, margin), margin + high - box.height * scale) - top,
        )

    def within_reach(self, box: Bounds, width: float, height: float) -> Placing:
        """The same scale, moved as little as needed for the drawing to stay in reach of a sheet.

        box: of the drawing before it is placed; width, height: of the sheet.
        """
        left, right = box.left * self.scale + self.dx, box.right * self.scale + self.dx
        top, bottom = box.top * self.scale + self.dy, box.bottom * self.scale + self.dy
        return Placing(
            self.scale,
            self.dx + _push(left, right, width),
            self.dy + _push(top, bottom, height),
        )


def is_placed(ink: Ink, now: Ink) -> bool:
    """Whether it is the same ink now, moved and scaled as a whole."""
    if [len(stroke) for stroke in ink.strokes] != [len(stroke) for stroke in now.strokes]:
        return False
    if not ink:
        return True
    before, after = ink.bounds, now.bounds
    side, wanted = max(before.width, before.height), max(after.width, after.height)
    scale = wanted / side if side else 1.0
    placing = Placing.between((before.left, before.top), (after.left, after.top), scale)
    pairs = zip(placing.placed(ink).strokes, now.strokes, strict=True)
    # Each point where it should be, and made at the same time with the same pressure.
    return scale > 0 and all(
        np.allclose(placed.points, stroke.points, rtol=0, atol=_ROUNDING * max(wanted, 1.0))
        and Stroke(stroke.points, placed.times, placed.pressures) == stroke
        for placed, stroke in pairs
    )


def limited_scale(scale: float, box: Bounds, width: float, height: float) -> float:
    """The nearest scale at which a drawing is neither too small to hold nor far beyond its sheet.

    A drawing that is already smaller or larger may stay so. A lone dot has no size to scale.
    """
    side = max(box.width, box.height)
    if side == 0:
        return 1.0
    least = min(1.0, _SMALLEST / side)
    most = max(1.0, _LARGEST * max(width, height) / side)
    return min(max(scale, least), most)


def pinch_scale(before: tuple[Place, Place], after: tuple[Place, Place]) -> float:
    """How much farther two fingers are apart than before."""
    return math.dist(*after) / max(math.dist(*before), 1.0)


def stretch_scale(anchor: Place, before: Place, after: Place) -> float:
    """How much farther a place that is pulled is from an anchor, on the line from there."""
    x, y = before[0] - anchor[0], before[1] - anchor[1]
    along = (after[0] - anchor[0]) * x + (after[1] - anchor[1]) * y
    return max(along / max(x * x + y * y, 1.0), 0.0)


def middle(one: Place, other: Place) -> Place:
    """The place between two."""
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def corners(box: Bounds) -> list[Place]:
    """The corners of a box: top left, top right, bottom right, bottom left."""
    return [
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    ]


def handles(box: Bounds, margin: float, width: float, height: float) -> list[Place]:
    """Where to take hold of each corner of a box: a margin outside it, but within the sheet."""
    outer = Bounds(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
    return [
        (min(max(x, margin), width - margin), min(max(y, margin), height - margin))
        for x, y in corners(outer)
    ]


def _push(low: float, high: float, size: float) -> float:
    """How far to push what lies from low to high, so that enough of it is between 0 and size."""
    grip = min(_GRIP, high - low)
    return max(grip - high, 0.0) - max(low - (size - grip), 0.0)
