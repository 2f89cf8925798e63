"""Places: where in a drawing the digits stand that were read of its frame."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.frame import Frame

_INK = 0.5
"""A column of a frame holds ink from this sum of its pixels on."""
_ALONG = 64
"""Places along a stroke that say which digit it is of."""


def digit_places(frame: Frame, centres: NDArray[np.floating]) -> list[tuple[float, float]]:
    """Left and right of each digit in the source's x, given where in the frame each was read.

    Each is taken to the nearest column of ink, for a narrow digit is easily missed; neighbours part
    at the column between them with the least ink. What was written in strokes is then taken apart
    by these, since neighbours may lie over each other without touching.
    """
    ink = frame.pixels.sum(axis=0)
    columns = _inked(frame)
    nearest = columns[np.abs(columns - centres[:, None]).argmin(axis=1)]
    cuts = [0]
    for before, after in pairwise(nearest.tolist()):
        between = ink[before : max(after, before + 1)]
        least = np.flatnonzero(between <= between.min() + 1e-6)
        cuts.append(max(before + int(least[len(least) // 2]), cuts[-1]))
    found = []
    for start, stop in pairwise([*cuts, len(ink)]):
        inked = np.flatnonzero(ink[start:stop] > _INK)
        first, last = (inked[0], inked[-1] + 1) if len(inked) else (0, max(stop - start, 0))
        found.append((float(frame.edges[start + first]), float(frame.edges[start + last])))
    if not frame.ink:
        return found
    middles = np.interp(centres, np.arange(len(frame.edges)), frame.edges)
    return _reaches(frame.ink, middles, found)


def _reaches(
    ink: Ink, middles: Floats, places: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """How far the strokes of each digit reach, given its middle and about where it stands.

    A stroke is the digit's whose middle most of it is nearest to. Where that leaves a digit without
    any, the stroke with the most for it is that digit's, too, and parts where their places do.
    """
    parts = np.array([_parts(stroke.points, middles) for stroke in ink.strokes])
    own = np.eye(len(places), dtype=bool)[parts.argmax(axis=1)]
    for without in np.flatnonzero(~own.any(axis=0)).tolist():
        own[parts[:, without].argmax(), without] = True
    border = [(before[1] + after[0]) / 2 for before, after in pairwise(places)]
    reaches: list[list[float]] = [[] for _ in places]
    for stroke, mine in zip(ink.strokes, own, strict=True):
        digits, x = np.flatnonzero(mine).tolist(), stroke.points[:, 0]
        limits = [float(x.min()), *(border[digit - 1] for digit in digits[1:]), float(x.max())]
        for digit, sides in zip(digits, pairwise(limits), strict=True):
            reaches[digit] += sides
    return [
        (min(reach), max(reach)) if reach else place
        for reach, place in zip(reaches, places, strict=True)
    ]


def _parts(points: Floats, middles: Floats) -> NDArray[np.intp]:
    """For each of some middles how many of the places, evenly along a stroke, are nearest to it."""
    along = np.append(0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    x = np.interp(np.linspace(0, along[-1], _ALONG), along, points[:, 0])
    between = (middles[1:] + middles[:-1]) / 2
    return np.bincount(np.searchsorted(between, x), minlength=len(middles))


def even_centres(frame: Frame, count: int) -> Floats:
    """(count,) where in the frame so many digits stand, as far as its ink alone tells.

    The middles of the stretches of ink, where there are as many; else all ink divided evenly.
    """
    columns = _inked(frame)
    breaks = np.flatnonzero(np.diff(columns) > 1)
    left, right = columns[np.append(0, breaks + 1)], columns[np.append(breaks, -1)] + 1
    if len(left) == count:
        return np.asarray((left + right) / 2)
    shares = (np.arange(count) + 0.5) / count
    return np.asarray(left[0] + shares * (right[-1] - left[0]))


def _inked(frame: Frame) -> NDArray[np.intp]:
    """The columns that hold ink; all where none holds enough of it."""
    ink = frame.pixels.sum(axis=0)
    columns = np.flatnonzero(ink > _INK)
    return columns if len(columns) else np.arange(len(ink))
