"""Underlines: lines that people draw under a number, and that say nothing of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.raster import Mask

_WIDE = 1.2
"""What is so many times as wide as high, measured from the line, is more than one digit, and
may all but touch its underline."""
_APART = 0.05
"""What is narrower lies so many heights above it: the base of a 2 or the foot of a 1 is nearer."""
_SHORT = 0.3
"""And the line is so many heights long: the dot of an exclamation mark is shorter."""
_COVERED = 0.8
"""The share of its width that is underlined, at least."""
_BENT = 0.08
"""How far an underline strays from the straight between its ends at most, in its own lengths."""
_STEEP = 0.35
"""How much it climbs or falls at most."""
_GAP = 0.6
"""How far below all else it lies at most, in heights of what is underlined."""
_TOUCHING = 0.02
"""So many heights above the line a part already touches it. Most do not, though a 7 or a 9 may
reach through it: else the line is the side of a box, or one of a grid."""

Line = tuple[Floats, Floats]
"""The points at its left and at its right end."""


def without_underlines(ink: Ink) -> Ink:
    """The same ink without the lines under all of it, one or several."""
    found = underlines([stroke.points for stroke in ink.strokes])
    if not found.any():
        return ink
    return Ink(tuple(ink.strokes[at] for at in np.flatnonzero(~found)))


def underlines(parts: Sequence[Floats]) -> Mask:
    """(len(parts),) which are lines under all the others; y down.

    parts: (N, 2) points of each stroke, or of each piece of a picture.
    """
    found = np.zeros(len(parts), bool)
    straight = {at: line for at, points in enumerate(parts) if (line := _straight(points))}
    reach = np.array([(points[:, 0].min(), points[:, 0].max()) for points in parts]).reshape(-1, 2)
    while True:  # of two lines the upper one is under the rest when the lower one is gone
        left = np.flatnonzero(~found)
        kept, along = left.tolist(), left[_covering(reach[left])].tolist()
        under = [
            at
            for at in along
            if at in straight and _underlines(straight[at], [parts[it] for it in kept if it != at])
        ]
        if not under:
            break
        found[under] = True
    # Lines over lines are a pattern, and no number that is underlined.
    return found & (not straight.keys() >= set(kept))


def _covering(reach: Floats) -> Mask:
    """(N,) which parts go along all the others; reach: (N, 2) left and right of each."""
    if len(reach) < 2:
        return np.zeros(len(reach), bool)
    left, right = reach.T
    (first, second), (last_but_one, last) = np.sort(left)[:2], np.sort(right)[-2:]
    begin = np.where(left == first, second, first)
    end = np.where(right == last, last_but_one, last)
    covered = np.minimum(right, end) - np.maximum(left, begin)
    return np.asarray(covered >= _COVERED * (end - begin))


def _straight(points: Floats) -> Line | None:
    """Left and right end of points that are about those of a flat straight line; else None."""
    left, right = points[np.lexsort((points[:, 1], points[:, 0]))[[0, -1]]]
    across, down = right - left
    if not across or abs(down) > _STEEP * across:
        return None
    return (left, right) if np.abs(_below(points, left, right)).max() <= _BENT * across else None


def _underlines(line: Line, parts: Sequence[Floats]) -> bool:
    """Whether a line is under all of some parts that it goes along."""
    written = np.concatenate(parts)
    width, length = float(np.ptp(written[:, 0])), line[1][0] - line[0][0]
    depths = [_below(points, *line) for points in parts]
    lowest = [float(depth.max()) for depth in depths]
    height = max(lowest) - min(float(depth.min()) for depth in depths)
    apart = max(lowest) < -_APART * height and length >= _SHORT * height
    if not height or (width < _WIDE * height and not apart):
        return False
    touching = sum(depth > -_TOUCHING * height for depth in lowest)
    return touching < len(lowest) / 2 and max(lowest) >= -_GAP * height


def _below(points: Floats, left: Floats, right: Floats) -> Floats:
    """(N,) how far points lie below the straight through two others."""
    climb = (right[1] - left[1]) / (right[0] - left[0])
    return np.asarray(points[:, 1] - left[1] - climb * (points[:, 0] - left[0]))
