"""Scratch-out: a quick zigzag over strokes that is meant to take them away."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from digitpad.ink.ink import Floats, Ink, Stroke

_DIRECTIONS = 12
"""Directions, evenly spread over half a turn, in which a zigzag is looked for."""
_LEGS = 6
"""Fewest legs of a zigzag, three times to and fro. Of digits, the 8 and the 3 have up to five."""
_LEG_SHARE = 0.5
"""Least length of a leg, in extents of the zigzag along its legs."""
_STRAIGHT = 0.85
"""Least length of a leg's chord in lengths of its way; one leg (a pen may hook) is free."""
_ALONG = 0.5
"""Least share of a leg's chord that leads along the zigzag; one leg is free here too."""
_FLATTEST = 0.1
"""Least width of a zigzag, in lengths: going over a line again and again is none."""
_LEG_MS = 350.0
"""Longest time for a leg, on average: hatching takes its time."""
_COVERED = 1 / 3
"""Least share of a stroke's way that lies within the zigzag for the stroke to go."""


def scratched(ink: Ink) -> frozenset[int]:
    """Which strokes the last stroke of an ink crosses out, by their number, itself included.

    None where it is a usual stroke, or a zigzag that crosses nothing out. Tuned on digits that
    people wrote over and beside each other, so that no digit, nor the bar of a 7, is taken for one.
    """
    others = ink.strokes[:-1]
    if not others or not _is_zigzag(ink.strokes[-1]):
        return frozenset()
    hull = _hull(ink.strokes[-1].points)
    shares = [_covered(stroke.points, hull) for stroke in others]
    gone = {number for number, share in enumerate(shares) if share >= _COVERED}
    return frozenset(gone | {len(others)}) if gone else frozenset()


def _is_zigzag(stroke: Stroke) -> bool:
    points = stroke.points
    extent = float(np.ptp(points, axis=0).max())
    if not 0 < _LEGS * _LEG_SHARE * extent <= _way(points) or _is_flat(points):
        return False
    angles = np.arange(_DIRECTIONS) * (math.pi / _DIRECTIONS)
    return any(_zigzags_along(stroke, math.cos(angle), math.sin(angle)) for angle in angles)


def _zigzags_along(stroke: Stroke, x: float, y: float) -> bool:
    """Whether a stroke goes to and fro in the direction (x, y)."""
    heights = stroke.points @ (x, y)
    turns = _turns(heights)
    legs = len(turns) - 1
    if legs < _LEGS or not _is_quick(stroke, legs):
        return False
    corners = stroke.points[turns]
    chords = np.hypot(*np.diff(corners, axis=0).T)
    ways = [_way(stroke.points[a : b + 1]) for a, b in pairwise(turns)]
    along = np.abs(np.diff(heights[turns])) / chords
    return float(np.sort(chords / ways)[1]) >= _STRAIGHT and float(np.sort(along)[1]) >= _ALONG


def _turns(heights: Floats) -> list[int]:
    """Where a line turns back by so much that the way to and fro counts as a leg; ends included."""
    least = _LEG_SHARE * float(np.ptp(heights))
    turns, last, rising = [0], 0, None
    for number, height in enumerate(heights.tolist()):
        if rising is None:
            if abs(height - heights[0]) >= least:
                rising, last = bool(height > heights[0]), number
        elif (height > heights[last]) == rising:
            last = number
        elif abs(height - heights[last]) >= least:
            turns.append(last)
            rising, last = not rising, number
    return [*turns, last] if rising is not None else []


def _is_flat(points: Floats) -> bool:
    """Whether all points lie near one line, by their extents along their principal axes."""
    *_, axes = np.linalg.svd(points - points.mean(axis=0), full_matrices=False)
    along, across = np.ptp(points @ axes.T, axis=0)
    return float(across) < _FLATTEST * float(along)


def _is_quick(stroke: Stroke, legs: int) -> bool:
    return stroke.times is None or float(np.ptp(stroke.times)) <= legs * _LEG_MS


def _way(points: Floats) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def _hull(points: Floats) -> Floats:
    """The corners of the least convex shape round points, one way round (Andrew's chain)."""
    ordered = sorted(set(map(tuple, points.tolist())))
    return np.array(_chain(ordered)[:-1] + _chain(ordered[::-1])[:-1])


def _chain(ordered: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    chain: list[tuple[float, ...]] = []
    for x, y in ordered:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2:]
            if (bx - ax) * (y - ay) > (by - ay) * (x - ax):
                break
            chain.pop()
        chain.append((x, y))
    return chain


def _covered(points: Floats, hull: Floats) -> float:
    """The share of a stroke's way that lies within a convex shape; of a lone point, 0 or 1."""
    middles = (points[:-1] + points[1:]) / 2 if len(points) > 1 else points
    lengths = np.hypot(*np.diff(points, axis=0).T) if len(points) > 1 else np.ones(1)
    edges = np.roll(hull, -1, axis=0) - hull
    off = middles[:, None] - hull
    inside = (edges[:, 0] * off[:, :, 1] >= edges[:, 1] * off[:, :, 0]).all(axis=1)
    return float(lengths[inside].sum() / max(lengths.sum(), 1e-9))
