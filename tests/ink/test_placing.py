"""A whole drawing is moved and scaled, and never gets lost beyond its sheet."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.ink import Bounds, Ink, Stroke
from digitpad.ink.placing import (
    Placing,
    handles,
    is_placed,
    limited_scale,
    pinch_scale,
    stretch_scale,
)

numbers = st.floats(-1000, 1000)
scales = st.floats(0.05, 20)
BOX = Bounds(100, 100, 200, 180)


def test_what_was_at_one_place_is_then_at_another() -> None:
    ink = Placing.between((10, 20), (50, 60), scale=2).placed(Ink.of([[(10, 20), (11, 21)]]))
    assert ink.strokes[0].points.tolist() == [[50, 60], [52, 62]]


def test_times_and_pressures_stay() -> None:
    stroke = Stroke([(0, 0), (1, 1)], [0, 8], [0.25, 0.5])
    [placed] = Placing(3, 1, 1).placed(Ink((stroke,))).strokes
    assert placed.times is not None
    assert placed.pressures is not None
    assert placed.times.tolist() == [0, 8]
    assert placed.pressures.tolist() == [0.25, 0.5]


@given(scales, numbers, numbers, scales, numbers, numbers)
def test_one_placing_after_the_other_is_one(
    s: float, x: float, y: float, t: float, u: float, v: float
) -> None:
    ink = Ink.of([[(3, 4), (-7, 2)]])
    one, other = Placing(s, x, y), Placing(t, u, v)
    twice = other.placed(one.placed(ink)).strokes[0].points
    assert np.allclose(one.then(other).placed(ink).strokes[0].points, twice, atol=1e-6)


@given(st.floats(0.1, 5), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_a_part_of_the_drawing_stays_on_its_sheet(scale: float, dx: float, dy: float) -> None:
    kept = Placing(scale, dx, dy).within_reach(BOX, 400, 300)
    left, right = BOX.left * scale + kept.dx, BOX.right * scale + kept.dx
    top, bottom = BOX.top * scale + kept.dy, BOX.bottom * scale + kept.dy
    assert kept.scale == scale
    grip = min(24, BOX.height * scale) - 1e-9
    assert min(right, 400) - max(left, 0) >= grip
    assert min(bottom, 300) - max(top, 0) >= grip


def test_what_lies_outside_a_sheet_is_brought_into_it_and_no_further() -> None:
    assert Placing.into(BOX, 300, 300, 8) == Placing()
    assert Placing.into(BOX, 202, 300, 8) == Placing()
    assert Placing.into(BOX, 190, 300, 8) == Placing(1, -18, 0)
    assert Placing.into(Bounds(-30, 100, 70, 180), 300, 300, 8) == Placing(1, 38, 0)


@given(numbers, numbers, st.floats(0, 500), st.floats(0, 500))
def test_any_drawing_comes_into_a_sheet(left: float, top: float, wide: float, high: float) -> None:
    box = Bounds(left, top, left + wide, top + high)
    [stroke] = (
        Placing.into(box, 160, 80, 8)
        .placed(Ink.of([[(box.left, box.top), (box.right, box.bottom)]]))
        .strokes
    )
    assert (stroke.points >= -1e-6).all()
    assert (stroke.points <= np.array([160, 80]) + 1e-6).all()


@given(scales, numbers, numbers)
def test_the_inverse_takes_everything_back(scale: float, dx: float, dy: float) -> None:
    placing = Placing(scale, dx, dy)
    ink = Ink.of([[(10, 20), (30, 50)]])
    [there_and_back] = placing.inverse.placed(placing.placed(ink)).strokes
    np.testing.assert_allclose(there_and_back.points, ink.strokes[0].points, atol=1e-6)


@given(scales, numbers, numbers)
def test_ink_that_was_moved_and_scaled_is_known_again(scale: float, dx: float, dy: float) -> None:
    ink = Ink((Stroke([(3, 4), (50, 90), (20, 7)], [0, 8, 16]), Stroke([(1, 1)], [30])))
    assert is_placed(ink, Placing(scale, dx, dy).placed(ink))


@pytest.mark.parametrize(
    "other",
    [
        Ink.of([[(0, 0), (10, 20)], [(5, 6)]]),
        Ink.of([[(0, 0), (10, 20)], [(5, 5)], [(7, 7)]]),
        Ink.of([[(0, 0), (20, 20)], [(5, 5)]]),
        Ink.of([[(5, 5), (5, 5)], [(5, 5)]]),
        Ink((Stroke([(0, 0), (10, 20)], [0, 8]), Stroke([(5, 5)], [30]))),
        Ink(),
    ],
    ids=["a dot elsewhere", "a dot more", "stretched", "a dot alone", "of other times", "nothing"],
)
def test_other_ink_is_not_taken_for_it(other: Ink) -> None:
    ink = Ink.of([[(0, 0), (10, 20)], [(5, 5)]])
    assert not is_placed(ink, other)
    assert not is_placed(other, ink)


def test_dots_are_told_apart_by_when_they_were_made() -> None:
    first, second = (Ink((Stroke([(x, 5)], [time]),)) for x, time in ((5, 30), (9, 70)))
    assert not is_placed(first, second)
    assert is_placed(first, Placing(dx=4).placed(first))


def test_a_drawing_within_reach_goes_where_it_is_put() -> None:
    assert Placing(1, 30, -20).within_reach(BOX, 400, 300) == Placing(1, 30, -20)


@pytest.mark.parametrize(
    ("wanted", "given"), [(1.5, 1.5), (0.001, 0.16), (1000, 16), (1, 1)], ids=str
)
def test_a_scale_has_limits(wanted: float, given: float) -> None:
    assert limited_scale(wanted, BOX, 400, 300) == pytest.approx(given)


def test_a_dot_is_not_scaled() -> None:
    assert limited_scale(3, Bounds(5, 5, 5, 5), 400, 300) == 1


def test_a_tiny_drawing_may_stay_tiny_and_grow() -> None:
    tiny = Bounds(5, 5, 7, 7)
    assert limited_scale(0.5, tiny, 400, 300) == 1
    assert limited_scale(4, tiny, 400, 300) == 4


def test_fingers_that_part_scale_by_how_far_they_are_apart() -> None:
    assert pinch_scale(((0, 0), (30, 40)), ((0, 0), (60, 80))) == pytest.approx(2)
    assert pinch_scale(((5, 5), (5, 5)), ((0, 0), (3, 4))) == pytest.approx(5)


def test_a_pulled_corner_scales_along_the_line_from_its_anchor() -> None:
    assert stretch_scale((0, 0), (100, 0), (150, 40)) == pytest.approx(1.5)
    assert stretch_scale((0, 0), (100, 0), (-50, 0)) == 0


def test_handles_lie_outside_the_drawing_and_within_the_sheet() -> None:
    assert handles(BOX, 10, 400, 300) == [(90, 90), (210, 90), (210, 190), (90, 190)]
    assert handles(Bounds(-50, 0, 500, 300), 10, 400, 300) == [
        (10, 10),
        (390, 10),
        (390, 290),
        (10, 290),
    ]
