"""Places: where in a drawing the digits stand that were read of its frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.frame import Frame

_INK = 0.5
"""A column of a frame holds ink from this sum of its pixels on."""


def digit_places(frame: Frame, centres: NDArray[np.floating]) -> list[tuple[float, float]]:
    """Left and right of each digit in the source's x, given where in the frame each was read.

    Each is taken to the nearest column of ink, for a narrow digit is easily missed; neighbours part
    at the column between them with the least ink.
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
    return found


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
