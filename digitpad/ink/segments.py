"""Segments: which strokes of an ink are near a place, or in the way of something that moves."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink

Place = tuple[float, float]


class Segments:
    """The segments between the points of all strokes, in one array.

    It is made once for an ink and asked at every move of a pointer. Strokes are near by their
    lines and not only by their points; a lone point is a segment without length.
    """

    def __init__(self, ink: Ink) -> None:
        parts = [_between(stroke.points) for stroke in ink.strokes]
        counts = [len(part) for part in parts]
        joined: Floats = np.concatenate(parts) if parts else np.empty((0, 4))
        self._starts, self._along = joined[:, :2], joined[:, 2:]
        self._squares = np.maximum((self._along**2).sum(axis=1), np.finfo(np.float64).tiny)
        self._owners: NDArray[np.intp] = np.repeat(np.arange(len(parts)), counts)

    def near(self, place: Place, radius: float) -> frozenset[int]:
        """Which strokes come within a radius of a place, by their number in the ink."""
        return self._within(np.array([place], dtype=np.float64), radius)

    def swept(self, start: Place, end: Place, radius: float) -> frozenset[int]:
        """Which strokes something of this radius meets that moves straight on.

        The way is looked at in steps of half a radius, so that at most 4 % of it are missed.
        """
        count = math.ceil(math.dist(start, end) / max(radius / 2, 1e-9))
        return self._within(np.linspace(start, end, count + 1), radius)

    def _within(self, places: Floats, radius: float) -> frozenset[int]:
        away = places[:, None] - self._starts
        shares = np.clip((away * self._along).sum(axis=2) / self._squares, 0, 1)
        off = away - shares[:, :, None] * self._along
        found = (np.sqrt((off**2).sum(axis=2)) <= radius).any(axis=0)
        return frozenset(np.unique(self._owners[found]).tolist())


def _between(points: Floats) -> Floats:
    """(M, 4): where each segment of a stroke (N, 2) starts, and how far it goes."""
    starts = points[:-1] if len(points) > 1 else points
    return np.hstack((starts, points[1:] - starts if len(points) > 1 else np.zeros_like(points)))
