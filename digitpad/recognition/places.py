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
_THIN = 1.5
"""How many times the least ink between two digits a column of a ligature has at most."""
_PAST = 0.05
"""How far past the middles of two digits a stroke of both leads, in heights of the ink."""


def digit_places(frame: Frame, centres: NDArray[np.floating]) -> list[tuple[float, float]]:
    """Left and right of each digit in the source's x, given where in the frame each was read.

    Each is taken to the nearest column of ink, for a narrow digit is easily missed; neighbours part
    at the column between them with the least ink, and a ligature there is of neither. What was
    written in strokes is then taken apart by these, since neighbours may lie over each other
    without touching.
    """
    ink = frame.pixels.sum(axis=0)
    columns = _inked(frame)
    nearest = columns[np.abs(columns - centres[:, None]).argmin(axis=1)]
    starts, stops = [0], []
    for before, after in pairwise(nearest.tolist()):
        stop, start = _gap(ink[before : max(after, before + 1)])
        stops.append(max(before + stop, starts[-1]))
        starts.append(max(before + start, stops[-1]))
    found = []
    for start, stop in zip(starts, [*stops, len(ink)], strict=True):
        inked = np.flatnonzero(ink[start:stop] > _INK)
        first, last = (inked[0], inked[-1] + 1) if len(inked) else (0, max(stop - start, 0))
        found.append((float(frame.edges[start + first]), float(frame.edges[start + last])))
    if not frame.ink:
        return found
    middles = np.interp(centres, np.arange(len(frame.edges)), frame.edges)
    return _reaches(frame.ink, middles, found)


def _gap(ink: Floats) -> tuple[int, int]:
    """Where one digit stops and the next one starts, given the ink of the columns between them."""
    least = np.flatnonzero(ink <= ink.min() + 1e-6)
    middle = int(least[len(least) // 2])
    more = np.flatnonzero(ink > ink.min() * _THIN + 1e-6)
    at = int(np.searchsorted(more, middle))
    return int(more[at - 1]) + 1 if at else middle, int(more[at]) if at < len(more) else middle


def _reaches(
    ink: Ink, middles: Floats, places: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """How far the strokes of each digit reach, given its middle and about where it stands.

    A stroke is the digit's whose middle most of it is nearest to, and each digit's past whose
    middle it leads on both sides. Where that leaves a digit without any, the stroke with the most
    for it is that digit's, too. A stroke that is several digits' parts where their places do.
    """
    parts = np.array([_parts(stroke.points, middles) for stroke in ink.strokes])
    own = np.eye(len(places), dtype=bool)[parts.argmax(axis=1)]
    sides = np.array([(x.min(), x.max()) for x in (stroke.points[:, 0] for stroke in ink.strokes)])
    past = _PAST * ink.bounds.height
    own |= (sides[:, :1] < middles - past) & (sides[:, 1:] > middles + past)
    for without in np.flatnonzero(~own.any(axis=0)).tolist():
        own[parts[:, without].argmax(), without] = True
    reaches: list[list[float]] = [[] for _ in places]
    for (left, right), mine in zip(sides.tolist(), own, strict=True):
        digits = np.flatnonzero(mine).tolist()
        lefts = [left, *(places[digit][0] for digit in digits[1:])]
        rights = [*(places[digit][1] for digit in digits[:-1]), right]
        for digit, *reach in zip(digits, lefts, rights, strict=True):
            reaches[digit] += reach
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
