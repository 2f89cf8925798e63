"""Ligatures: the pen stays down between two characters that begin near each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digitpad.ink.ink import Floats
from trainer.composing.style import BANDS

_NEAR = (0.4, 1.1)
"""How far a ligature leads at most: each time somewhere between these, in heights of a digit."""
_BACK = 0.1
"""How far it leads to the left at most."""
_BENT = 0.6
"""How strongly it keeps the directions of both strokes at most."""
_STRAIGHT = 0.25
"""The share of those that lead straight across, as a quick hand joins two 0."""
_AHEAD = 3
"""A stroke's direction at its start is that to the point which is so many further."""


def joined(characters: Sequence[Sequence[Floats]], random: np.random.Generator) -> list[Floats]:
    """The strokes of a number, those of neighbours joined where they are near.

    characters: of each the strokes in the order they were written, (N, 2) points in heights of a
    digit. The last stroke of one goes on in the first of the next.
    """
    strokes: list[Floats] = []
    for first, *others in characters:
        if strokes and _near(strokes[-1][-1], first[0], random):
            before = strokes.pop()
            first = np.vstack((before, _between(before, first, random), first))
        strokes += [first, *others]
    return strokes


def _near(end: Floats, start: Floats, random: np.random.Generator) -> bool:
    right, down = start - end
    return bool(right > -_BACK and np.hypot(right, down) < random.uniform(*_NEAR))


def _between(before: Floats, after: Floats, random: np.random.Generator) -> Floats:
    """(N, 2) points of a line or a cubic Bézier curve from a stroke's end to another's start."""
    end, start = before[-1], after[0]
    far = float(np.hypot(*(start - end)))
    straight = random.random() < _STRAIGHT
    bent = np.zeros(2) if straight else random.uniform(0, _BENT, 2) * far
    leaving, coming = -_direction(before[::-1]) * bent[0], _direction(after) * bent[1]
    corners = np.stack((end, end + leaving, start - coming, start))
    t = np.linspace(0, 1, int(far * 1.5 * BANDS) + 3)[1:-1]
    shares = np.stack(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3), axis=1)
    return np.asarray(shares @ corners)


def _direction(points: Floats) -> Floats:
    """Where a stroke goes at its start, 1 long; nowhere in a dot."""
    way = points[min(_AHEAD, len(points) - 1)] - points[0]
    return np.asarray(way / max(float(np.hypot(*way)), 1e-9))
