"""Ink as other devices would have recorded it: few points or many, trembling, on a coarse grid."""

from __future__ import annotations

import numpy as np

from digitpad.ink.ink import Floats, Ink, Stroke
from trainer.composing.chances import Chances

_TREMBLES, _TREMBLING = (0, 0.004, 0.012, 0.025), Chances((0.5, 0.3, 0.13, 0.07))
_GRIDS, _GRIDDED = (10_000, 80, 35, 18), Chances((0.55, 0.22, 0.13, 0.1))
_KEPT, _KEEPING = (1.0, 0.5, 0.25), Chances((0.4, 0.4, 0.2))


def recorded(ink: Ink, random: np.random.Generator) -> Ink:
    """The same writing after one of several devices; half of the time it is left alone."""
    if random.random() < 0.5:
        return ink
    height = max(ink.bounds.height, 1e-9)
    tremble = height * _TREMBLES[_TREMBLING.picked(random)]
    grid = height / _GRIDS[_GRIDDED.picked(random)]
    keep = _KEPT[_KEEPING.picked(random)]
    strokes = []
    for stroke in ink.strokes:
        points = _thinned(stroke.points, keep, random)
        points = points + random.normal(0, 1, points.shape) * tremble
        strokes.append(Stroke(np.round(points / grid) * grid))
    return Ink(tuple(strokes))


def _thinned(points: Floats, keep: float, random: np.random.Generator) -> Floats:
    """Some of the points, evenly chosen; both ends and at least eight of them stay."""
    count = max(int(len(points) * keep), 8)
    if count >= len(points):
        return points
    chosen = np.linspace(0, len(points) - 1, count) + random.uniform(-0.3, 0.3, count)
    chosen[[0, -1]] = 0, len(points) - 1
    return points[np.unique(np.round(chosen).astype(np.intp))]
