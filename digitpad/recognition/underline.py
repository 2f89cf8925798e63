"""Underlines: lines that people draw under a number, and that say nothing of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digitpad.ink.ink import Floats, Ink, Stroke

_WIDE = 1.2
"""What is so many times as wide as high, measured from the line, is more than one digit…"""
_NARROW, _APART = 0.7, 0.05
"""…and what is so many times is, where all of it is so many heights above the line: the base of a 2
and the foot of a 1 are no underlines."""
_COVERED = 0.8
"""The share of its width that is underlined, at least."""
_BENT = 0.08
"""How far an underline strays from the straight between its ends at most, in its own lengths."""
_STEEP = 0.35
"""How much it climbs or falls at most."""
_GAP = 0.6
"""How far below all else it lies at most, in heights of what is underlined."""
_TOUCHING = 0.02
"""So many heights above the line a stroke already touches it. Most do not, though a 7 or a 9 may
reach through it: else the line is the side of a box, or one of a grid."""


def without_underlines(ink: Ink) -> Ink:
    """The same ink without the lines under all of it, one or several."""
    strokes = ink.strokes
    while len(strokes) > 1:
        lowest = max(strokes, key=_middle)
        others = tuple(stroke for stroke in strokes if stroke is not lowest)
        if not _underlines(lowest.points, others):
            break
        strokes = others
    return ink if len(strokes) == len(ink.strokes) else Ink(strokes)


def _middle(stroke: Stroke) -> float:
    return float(stroke.points[:, 1].mean())


def _underlines(line: Floats, strokes: Sequence[Stroke]) -> bool:
    """Whether (N, 2) points are a line under all of some strokes."""
    left, right = line[line[:, 0].argmin()], line[line[:, 0].argmax()]
    length = float(right[0] - left[0])
    climb = float(right[1] - left[1]) / length if length else np.inf
    if abs(climb) > _STEEP or np.abs(_below(line, left, climb)).max() > _BENT * length:
        return False
    written = np.concatenate([stroke.points for stroke in strokes])
    first, last = written[:, 0].min(), written[:, 0].max()
    depths = [_below(stroke.points, left, climb) for stroke in strokes]
    lowest = [float(depth.max()) for depth in depths]
    height = max(lowest) - min(float(depth.min()) for depth in depths)
    covered = min(right[0], last) - max(left[0], first)
    apart = max(lowest) < -_APART * height
    wide = last - first >= (_NARROW if apart else _WIDE) * height
    if not wide or covered < _COVERED * (last - first):
        return False
    touching = sum(depth > -_TOUCHING * height for depth in lowest)
    return touching < len(lowest) / 2 and max(lowest) >= -_GAP * height


def _below(points: Floats, left: Floats, climb: float) -> Floats:
    """(N,) how far points lie below a straight through `left`."""
    return np.asarray(points[:, 1] - left[1] - climb * (points[:, 0] - left[0]))
