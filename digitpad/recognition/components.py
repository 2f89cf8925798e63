"""Components: the connected pieces of a mask."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.pen import Pixels
from digitpad.recognition.raster import Mask

Whole = NDArray[np.intp]


class Components:
    """The connected pieces of a mask, pixels that touch at a corner being connected.

    Works on the runs of pixels in each row rather than on pixels, so that it is quick in numpy.
    """

    def __init__(self, mask: Mask) -> None:
        self._shape = mask.shape
        edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
        self._row, self._start = np.nonzero(edges == 1)
        self._stop = np.nonzero(edges == -1)[1]
        roots = _joined(len(self._row), *self._touching())
        unique, self._piece = np.unique(roots, return_inverse=True)
        self.count = len(unique)

    def _touching(self) -> tuple[Whole, Whole]:
        """Pairs of runs in neighbouring rows that touch."""
        # Runs come row by row and from left to right, so both keys are sorted.
        key = self._row * (self._shape[1] + 2)
        below = key + self._shape[1] + 2
        first = np.searchsorted(key + self._stop, below + self._start, side="left")
        last = np.searchsorted(key + self._start, below + self._stop, side="right")
        found = np.maximum(last - first, 0)
        upper = np.repeat(np.arange(len(key)), found)
        order = np.arange(len(upper)) - np.repeat(np.cumsum(found) - found, found)
        return upper, order + np.repeat(first, found)

    @property
    def areas(self) -> Floats:
        """Pixels in each piece."""
        return np.asarray(np.bincount(self._piece, self._stop - self._start, self.count), float)

    @property
    def boxes(self) -> Whole:
        """Left, top, right and bottom of each piece, (count, 4); the latter two just outside."""
        boxes = np.empty((self.count, 4), np.intp)
        boxes[:, :2], boxes[:, 2:] = max(self._shape), 0
        np.minimum.at(boxes[:, 0], self._piece, self._start)
        np.minimum.at(boxes[:, 1], self._piece, self._row)
        np.maximum.at(boxes[:, 2], self._piece, self._stop)
        np.maximum.at(boxes[:, 3], self._piece, self._row + 1)
        return boxes

    @property
    def outlines(self) -> list[Floats]:
        """Of each piece where its runs of pixels begin and end, (N, 2) x and y."""
        columns, rows = np.column_stack((self._start, self._stop - 1)), self._row.repeat(2)
        points = np.column_stack((columns.reshape(-1), rows)).astype(np.float64)
        order = np.argsort(self._piece.repeat(2), kind="stable")
        ends = np.cumsum(2 * np.bincount(self._piece, minlength=self.count))
        return [points[order[start:end]] for start, end in pairwise([0, *ends.tolist()])]

    def sums(self, pixels: Pixels | Mask) -> Floats:
        """The sum of an image over each piece."""
        along = np.pad(pixels, ((0, 0), (1, 0))).cumsum(axis=1, dtype=np.float64)
        runs = along[self._row, self._stop] - along[self._row, self._start]
        return np.asarray(np.bincount(self._piece, runs, self.count), float)

    def mask(self, kept: Mask) -> Mask:
        """The pixels of some pieces. kept: (count,)."""
        runs = kept[self._piece]
        edges = np.zeros((self._shape[0], self._shape[1] + 1), np.int8)
        edges[self._row[runs], self._start[runs]] = 1
        edges[self._row[runs], self._stop[runs]] = -1
        return np.asarray(edges.cumsum(axis=1, dtype=np.int8)[:, :-1] > 0)


def _joined(count: int, first: Whole, second: Whole) -> Whole:
    """A root for each of `count` runs, the same for all that pairs join, directly or not."""
    roots = np.arange(count)
    while len(first):
        low = np.minimum(roots[first], roots[second])
        high = np.maximum(roots[first], roots[second])
        np.minimum.at(roots, high, low)
        while not np.array_equal(above := roots[roots], roots):
            roots = above
        apart = roots[first] != roots[second]
        first, second = first[apart], second[apart]
    return roots
