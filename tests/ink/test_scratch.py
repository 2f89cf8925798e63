"""A zigzag over strokes erases them, and no digit that people write is taken for one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from digitpad.ink.ink import Floats, Ink, Stroke
from digitpad.ink.scratch import scratched
from trainer.data.pendigits import pendigits

SEVEN = [(0.0, 0.0), (60.0, 0.0), (20.0, 100.0)]
ONE = [(120.0, 0.0), (120.0, 100.0)]


def zigzag(
    legs: int = 8, width: float = 80.0, height: float = 110.0, angle: float = 0.0, jag: float = 0.0
) -> Floats:
    """To and fro round the middle of the seven; jag: how uneven it is."""
    random = np.random.default_rng(legs)
    x = np.linspace(-width / 2, width / 2, legs + 1)
    y = np.where(np.arange(legs + 1) % 2, height / 2, -height / 2)
    y = y * (1 + random.normal(0, jag, legs + 1))
    every = np.arange(legs * 10 + 1) / 10
    points = np.column_stack([np.interp(every, np.arange(legs + 1), line) for line in (x, y)])
    turn = [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    middle: Floats = points @ np.array(turn) + (30, 50)
    return middle


def over(scratch: Floats, *strokes: list[tuple[float, float]]) -> frozenset[int]:
    return scratched(Ink.of([*strokes, scratch]))


@pytest.mark.parametrize("angle", [0.0, 0.4, 0.8, math.pi / 2, 2.0])
@pytest.mark.parametrize("legs", [6, 7, 8, 13])
def test_a_zigzag_takes_what_it_covers_and_itself(legs: int, angle: float) -> None:
    assert over(zigzag(legs, angle=angle, jag=0.1), SEVEN) == {0, 1}


def test_a_round_zigzag_is_one_too() -> None:
    points = zigzag(9)
    spread = np.ones(7) / 7
    padded = np.pad(points, ((3, 3), (0, 0)), mode="edge")
    rounded = np.column_stack([np.convolve(padded[:, i], spread, "valid") for i in (0, 1)])
    assert over(rounded, SEVEN) == {0, 1}


def test_strokes_beside_the_zigzag_stay() -> None:
    assert over(zigzag(), ONE, SEVEN) == {1, 2}


def test_a_zigzag_over_nothing_is_a_stroke() -> None:
    assert over(zigzag(), ONE) == frozenset()
    assert over(zigzag()) == frozenset()
    assert scratched(Ink()) == frozenset()


def test_dots_are_crossed_out_too() -> None:
    assert over(zigzag(), [(31.0, 50.0)]) == {0, 1}


def test_going_over_a_line_again_and_again_is_no_scratch() -> None:
    random = np.random.default_rng(3)
    again = np.tile([(20.0, 0.0), (20.0, 100.0)], (4, 1)) + random.normal(0, 1.5, (8, 2))
    assert over(again, [(20.0, 0.0), (20.0, 100.0)]) == frozenset()


def test_slow_hatching_is_no_scratch() -> None:
    points = zigzag(8)
    quick, slow = np.linspace(0, 1000, len(points)), np.linspace(0, 4000, len(points))
    assert scratched(Ink((Stroke(SEVEN), Stroke(points, quick)))) == {0, 1}
    assert scratched(Ink((Stroke(SEVEN), Stroke(points, slow)))) == frozenset()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_short_and_resting_strokes_are_none(count: int) -> None:
    assert over(np.full((count, 2), 30.0), SEVEN) == frozenset()


def test_no_digit_of_many_writers_is_taken_for_a_scratch(data: Path) -> None:
    written = [sized(sample.source) for sample in pendigits(data, "train")]
    taken = [ink for ink in over_each_other(written) if scratched(ink)]
    assert len(written) > 5000
    assert taken == []


def sized(source: object) -> Ink:
    """A digit about 100 high, its middle at the origin."""
    assert isinstance(source, Ink)
    box = source.bounds
    scale = 100 / max(box.height, 0.6 * box.width)
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return Ink.of([(stroke.points - middle) * scale for stroke in source.strokes])


def over_each_other(written: list[Ink]) -> Iterator[Ink]:
    """Each digit stroke by stroke, over or beside another."""
    random = np.random.default_rng(407)
    for ink in written:
        offset = random.uniform(-60, 60, 2)
        below = written[random.integers(len(written))]
        strokes = tuple(Stroke(stroke.points + offset) for stroke in below.strokes)
        for count in range(1, len(ink.strokes) + 1):
            yield Ink(strokes + ink.strokes[:count])
