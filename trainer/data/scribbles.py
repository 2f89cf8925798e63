"""Scribbles and shapes made by a generator: ink that is no number."""

from __future__ import annotations

import numpy as np

from digitpad.ink.ink import Floats, Ink


def scribble(random: np.random.Generator) -> Ink:
    """One scribble or shape, about 1 high, of a kind picked at random."""
    kinds = (_wandering, _zigzag, _polygon, _hatched, _lines, _tick, _spiral)
    strokes = kinds[random.integers(len(kinds))](random)
    stretch = np.exp(random.normal(0, 0.35, 2))
    return Ink.of([points * stretch for points in strokes])


def _wandering(random: np.random.Generator) -> list[Floats]:
    """A curve whose direction drifts, with no aim."""
    strokes = []
    for _ in range(random.integers(1, 4)):
        count = int(random.integers(60, 200))
        turn = np.cumsum(random.normal(0, random.uniform(0.1, 0.6), count))
        heading = np.cumsum(np.clip(turn, -3, 3) * 0.25)
        steps = np.column_stack((np.cos(heading), np.sin(heading)))
        strokes.append(np.cumsum(steps, axis=0) / 15 + random.uniform(0, 1, 2))
    return strokes


def _zigzag(random: np.random.Generator) -> list[Floats]:
    """To and fro, as one crosses something out."""
    count = int(random.integers(5, 25))
    x = np.linspace(0, random.uniform(0.5, 3), count) + random.normal(0, 0.05, count)
    y = np.where(np.arange(count) % 2, 1, 0) + random.normal(0, 0.12, count)
    return [_turned(np.column_stack((x, y)), random.uniform(-0.6, 0.6))]


def _polygon(random: np.random.Generator) -> list[Floats]:
    """A closed shape with three to seven corners, or a star."""
    corners = int(random.integers(3, 8))
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False) + random.uniform(0, 2 * np.pi)
    if corners >= 5 and random.random() < 0.5:
        angle = angle[np.arange(corners) * 2 % corners]
    shape = np.column_stack((np.cos(angle), np.sin(angle))) + random.normal(0, 0.08, (corners, 2))
    return [np.vstack((shape, shape[:1]))]


def _hatched(random: np.random.Generator) -> list[Floats]:
    """A blob filled with ink."""
    count = int(random.integers(40, 120))
    angle = np.linspace(0, random.uniform(20, 60), count)
    radius = np.abs(np.sin(angle * random.uniform(0.3, 2.2))) + random.normal(0, 0.05, count)
    return [np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]]


def _lines(random: np.random.Generator) -> list[Floats]:
    """A grid, a cross, an equals sign or a lone dash: straight lines lying or crossing."""
    lying = [
        _turned(np.array([[0, at], [random.uniform(0.7, 1.5), at]]), random.normal(0, 0.12))
        for at in random.uniform(0, 1, random.integers(1, 4))
    ]
    standing = [
        _turned(np.array([[at, -0.2], [at, 1.2]]), random.normal(0, 0.12))
        for at in random.uniform(0.2, 0.8, random.integers(0, 4))
    ]
    return lying + standing


def _tick(random: np.random.Generator) -> list[Floats]:
    """A check mark."""
    points = np.array([[0, 0.6], [0.3, 1], [random.uniform(0.8, 1.5), random.uniform(-0.3, 0.2)]])
    return [points + random.normal(0, 0.05, points.shape)]


def _spiral(random: np.random.Generator) -> list[Floats]:
    """Round and round, inwards or on the spot."""
    angle = np.linspace(0, random.uniform(13, 40), 150)
    radius = np.linspace(1, random.uniform(0, 0.9), 150)
    sideways = np.linspace(0, random.uniform(0, 3), 150) * (random.random() < 0.5)
    circle = np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]
    return [circle + np.column_stack((sideways, np.zeros(150)))]


def _turned(points: Floats, angle: float) -> Floats:
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[cosine, sine], [-sine, cosine]]))
