"""Scribbles and shapes made by a generator: ink that is no number."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from digitpad.ink.ink import Floats, Ink


def scribble(random: np.random.Generator) -> Ink:
    """One scribble or shape, about 1 high, of a kind picked at random."""
    strokes = _KINDS[random.integers(len(_KINDS))](random)
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


def _petals(random: np.random.Generator) -> list[Floats]:
    """A closed curve with bays and bulges, as a cloud, a leaf or a flower has them."""
    angle = np.linspace(0, 2 * np.pi, 120)
    radius = np.ones(120)
    for waves in random.choice(np.arange(2, 9), 2, replace=False):
        radius += random.uniform(0.15, 0.5) * np.cos(waves * angle + random.uniform(0, 2 * np.pi))
    return [np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]]


def _hatched(random: np.random.Generator) -> list[Floats]:
    """A blob filled with ink, round and round."""
    count = int(random.integers(40, 120))
    angle = np.linspace(0, random.uniform(20, 60), count)
    radius = np.abs(np.sin(angle * random.uniform(0.3, 2.2))) + random.normal(0, 0.05, count)
    return [np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]]


def _filled(random: np.random.Generator) -> list[Floats]:
    """A shape between round and square, filled to and fro."""
    count = int(random.integers(14, 50))
    at = np.linspace(-1, 1, count)
    half = (1 - np.abs(at) ** random.uniform(1, 6)) ** random.uniform(0.3, 1)
    half = half * np.where(np.arange(count) % 2, 1, -1) + random.normal(0, 0.04, count)
    return [_turned(np.column_stack((half, at)), random.uniform(0, np.pi))]


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
    radius = np.linspace(1, random.uniform(0, 0.6), 150)  # a thicker ring is a 0
    sideways = np.linspace(0, random.uniform(0, 3), 150) * (random.random() < 0.5)
    circle = np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]
    return [circle + np.column_stack((sideways, np.zeros(150)))]


def _swinging(random: np.random.Generator) -> list[Floats]:
    """Up and down along a line at least twice, from a gentle curve to one that loops back."""
    angle = np.linspace(0, 2 * np.pi * random.uniform(2, 7), 200) + random.uniform(0, 2 * np.pi)
    back = random.uniform(0, 1.2) * (random.random() < 0.5)
    x = angle * random.uniform(0.1, 0.35) + back * np.cos(angle)
    first, last = random.uniform(0.5, 1, 2)
    y = np.sin(angle) * np.linspace(first, last, 200)
    return [_turned(np.column_stack((x, y)), random.normal(0, 0.15))]


def _row(random: np.random.Generator) -> list[Floats]:
    """The same small mark again and again: dashes, dots, hooks, bows."""
    angle = np.linspace(0, np.pi, 12)
    marks = (
        np.array([[0, 0], [0.6, 0]]),
        np.array([[0, 0], [0.05, 0.02]]),
        np.array([[0, 0], [0.3, 0.7], [0.6, 0]]),
        np.column_stack((0.3 - 0.3 * np.cos(angle), 0.4 * np.sin(angle))),
    )
    mark = marks[random.integers(len(marks))] * [1, random.choice((1, -1))]
    count, step = random.integers(3, 8), random.uniform(0.7, 1.3)
    return [mark + np.array([at * step, 0]) + random.normal(0, 0.05, 2) for at in range(count)]


def _figure(random: np.random.Generator) -> list[Floats]:
    """Several plain shapes on and in each other, as drawings of things are made."""
    strokes = []
    for _ in range(random.integers(3, 7)):
        part = _PARTS[random.integers(len(_PARTS))](random)
        size = np.exp(random.uniform(np.log(0.15), 0, (1, 2)))
        strokes.append(_turned(part * size, random.normal(0, 0.4)) + random.uniform(-0.7, 0.7, 2))
    return strokes


def _ring(random: np.random.Generator) -> Floats:
    """A circle, or a part of one, as wide as it is high."""
    angle = np.linspace(0, random.choice((np.pi, 2 * np.pi)), 30) + random.uniform(0, 2 * np.pi)
    return np.column_stack((np.cos(angle), np.sin(angle)))


def _line(random: np.random.Generator) -> Floats:
    return np.array([[-1.0, 0.0], [1.0, random.choice((0, 1))]])


def _roof(random: np.random.Generator) -> Floats:
    return np.array([[-1.0, 0.0], [random.uniform(-0.5, 0.5), -1.0], [1.0, 0.0]])


def _box(random: np.random.Generator) -> Floats:
    return np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0]])


def _turned(points: Floats, angle: float) -> Floats:
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[cosine, sine], [-sine, cosine]]))


_PARTS: tuple[Callable[[np.random.Generator], Floats], ...] = (_ring, _line, _roof, _box)
_KINDS: tuple[Callable[[np.random.Generator], list[Floats]], ...] = (
    _wandering,
    _zigzag,
    _polygon,
    _petals,
    _hatched,
    _filled,
    _lines,
    _tick,
    _spiral,
    _swinging,
    _row,
    _figure,
)
