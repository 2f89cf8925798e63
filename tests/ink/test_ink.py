"""Strokes and inks are immutable values that refuse what cannot be."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from digitpad.ink.ink import Bounds, Ink, InkError, Stroke, joined

coordinates = st.floats(-1e6, 1e6)
rows = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20)


def test_a_stroke_keeps_points_times_and_pressures() -> None:
    stroke = Stroke([(0, 1), (2, 3)], [0, 8], [0.25, 1])

    assert stroke.points.tolist() == [[0, 1], [2, 3]]
    assert stroke.times is not None
    assert stroke.times.tolist() == [0, 8]
    assert stroke.pressures is not None
    assert stroke.pressures.tolist() == [0.25, 1]
    assert len(stroke) == 2


def test_a_stroke_may_lack_times_and_pressures() -> None:
    stroke = Stroke([(0, 1)])

    assert stroke.times is None
    assert stroke.pressures is None


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("part", ["coordinates", "times", "pressures"])
def test_numbers_that_are_not_finite_are_refused(part: str, value: float) -> None:
    points = [(0, value if part == "coordinates" else 0)]
    times = [value] if part == "times" else [0]
    pressures = [value] if part == "pressures" else [0]

    with pytest.raises(InkError, match=f"{part} must be finite"):
        Stroke(points, times, pressures)


@pytest.mark.parametrize("points", [[], [(1, 2, 3)], [1, 2], np.empty((0, 2))])
def test_points_that_are_not_pairs_are_refused(points: ArrayLike) -> None:
    with pytest.raises(InkError, match="at least one point of x and y"):
        Stroke(points)


@pytest.mark.parametrize("name", ["times", "pressures"])
def test_lists_of_another_length_are_refused(name: str) -> None:
    with pytest.raises(InkError, match=f"2 points has 1 {name}"):
        Stroke([(0, 0), (1, 1)], **{name: [0]})


@pytest.mark.parametrize("name", ["points", "times", "pressures"])
def test_a_strokes_arrays_cannot_be_written(name: str) -> None:
    stroke = Stroke([(0, 0)], [0], [0])

    with pytest.raises(ValueError, match="read-only"):
        getattr(stroke, name)[0] = 1


def test_a_stroke_does_not_follow_the_array_it_was_made_of() -> None:
    points = np.zeros((2, 2))
    stroke = Stroke(points)
    points[0] = 9

    assert not stroke.points.any()


@given(rows, rows)
def test_strokes_are_equal_when_their_points_are(
    first: list[tuple[float, float]], second: list[tuple[float, float]]
) -> None:
    assert (Stroke(first) == Stroke(second)) == (first == second)


@given(rows)
def test_equal_strokes_have_equal_hashes(points: list[tuple[float, float]]) -> None:
    # -0.0 equals 0.0
    turned = [(-x if x == 0 else x, y) for x, y in points]

    assert Stroke(points) == Stroke(turned)
    assert hash(Stroke(points)) == hash(Stroke(turned))


def test_no_number_of_a_stroke_is_minus_zero() -> None:
    stroke = Stroke([(-0.0, -0.0)], [-0.0], [-0.0])

    for column in (stroke.points, stroke.times, stroke.pressures):
        assert column is not None
        assert not np.signbit(column).any()


def test_strokes_with_and_without_times_or_pressures_differ() -> None:
    bare, timed, pressed = Stroke([(0, 0)]), Stroke([(0, 0)], [0]), Stroke([(0, 0)], None, [0])

    assert len({bare, timed, pressed}) == 3
    assert bare != "a stroke"


@given(st.lists(rows, min_size=1, max_size=5))
def test_bounds_hold_all_points_and_touch_the_outermost(
    strokes: list[list[tuple[float, float]]],
) -> None:
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]

    assert Ink.of(strokes).bounds == Bounds(min(xs), min(ys), max(xs), max(ys))


def test_bounds_know_width_and_height() -> None:
    bounds = Ink.of([[(1, 10), (4, 12)]]).bounds

    assert (bounds.width, bounds.height) == (3, 2)


def test_empty_ink_is_false_and_has_no_bounds() -> None:
    assert not Ink()
    with pytest.raises(InkError, match="empty ink has no bounds"):
        _ = Ink().bounds


def test_joined_inks_share_their_strokes_in_order() -> None:
    first, second = Ink.of([[(0, 0)], [(1, 1)]]), Ink.of([[(2, 2)]])
    both = joined([first, Ink(), second])

    assert [id(stroke) for stroke in both.strokes] == [
        id(stroke) for stroke in (*first.strokes, *second.strokes)
    ]
