"""A sketch takes points as the pen goes, and what it gave away never changes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from digitpad.ink.ink import Ink, InkError
from digitpad.ink.sketch import Sketch
from tests.ink.sketching import draw, points_of


def test_what_is_drawn_is_in_the_ink_before_the_pen_is_lifted() -> None:
    sketch = Sketch()
    sketch.begin(1, 2)
    sketch.extend(3, 4)

    assert points_of(sketch.ink) == [[[1, 2], [3, 4]]]
    assert sketch.is_drawing


def test_a_stroke_of_twenty_thousand_points_keeps_all_of_them() -> None:
    sketch = Sketch()
    sketch.begin(0, 0)
    for x in range(1, 20_000):
        sketch.extend(x, -x)

    assert np.array_equal(sketch.ink.strokes[0].points[:, 0], np.arange(20_000))


def test_a_tap_is_a_stroke_of_one_point() -> None:
    sketch = Sketch()
    draw(sketch, (5, 6))

    assert points_of(sketch.ink) == [[[5, 6]]]


def test_what_the_last_stroke_was_made_with_goes_back_and_forth_with_the_ink() -> None:
    sketch = Sketch(Ink.of([[(1, 1)]]), "pen")
    sketch.begin(2, 2, made_with="mouse")
    assert sketch.made_with == "mouse"
    sketch.end()
    sketch.replace(Ink.of([[(3, 3)]]), "finger")
    sketch.replace(Ink.of([[(4, 4)]]))
    sketch.clear()

    seen = [sketch.made_with]
    for step in (*[sketch.undo] * 4, *[sketch.redo] * 4):
        step()
        seen.append(sketch.made_with)
    assert seen == [*["finger"] * 3, "mouse", "pen", "mouse", *["finger"] * 3]


def test_a_stroke_that_is_dropped_leaves_what_the_ink_was_made_with() -> None:
    sketch = Sketch(Ink.of([[(1, 1)]]), "pen")
    sketch.begin(2, 2, made_with="finger")
    sketch.cancel()

    assert sketch.made_with == "pen"


def test_the_same_ink_can_turn_out_to_be_made_with_something_else() -> None:
    ink = Ink.of([[(1, 1)]])
    sketch = Sketch(ink)
    sketch.replace(ink, "pen")

    assert sketch.made_with == "pen"
    assert not sketch.can_undo


def test_finished_strokes_are_shared_by_all_snapshots() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0), (1, 1))
    finished = sketch.ink.strokes[0]
    sketch.begin(2, 2)
    snapshot = sketch.ink
    sketch.extend(3, 3)

    assert snapshot.strokes[0] is finished
    assert sketch.ink.strokes[0] is finished
    assert points_of(snapshot)[1] == [[2, 2]]


def test_a_resting_sketch_gives_one_and_the_same_ink() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))

    assert sketch.ink is sketch.ink


def test_beginning_again_finishes_the_stroke_before() -> None:
    sketch = Sketch()
    sketch.begin(0, 0)
    sketch.begin(1, 1)
    sketch.end()

    assert points_of(sketch.ink) == [[[0, 0]], [[1, 1]]]


def test_a_cancelled_stroke_leaves_no_trace() -> None:
    sketch = Sketch()
    sketch.begin(0, 0)
    sketch.cancel()

    assert not sketch.ink
    assert not sketch.can_undo


def test_points_and_ends_without_a_stroke_are_passed_over() -> None:
    sketch = Sketch()
    sketch.extend(1, 1)
    sketch.end()
    sketch.cancel()

    assert not sketch.ink
    assert not sketch.can_undo


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("argument", [0, 1, 2, 3])
def test_a_point_that_is_not_finite_is_refused_and_changes_nothing(
    argument: int, number: float
) -> None:
    sketch = Sketch()
    sketch.begin(0, 0, 0, 0.5)
    point = [1.0, 1.0, 1.0, 0.5]
    point[argument] = number
    before = sketch.ink

    with pytest.raises(InkError, match="finite"):
        sketch.extend(*point)
    with pytest.raises(InkError, match="finite"):
        sketch.begin(*point)
    assert sketch.is_drawing
    assert sketch.ink == before


def test_pressure_is_kept_and_limited_to_its_range() -> None:
    sketch = Sketch()
    sketch.begin(0, 0, pressure=0.5)
    sketch.extend(1, 1, pressure=1.25)
    sketch.extend(2, 2, pressure=-0.1)

    (stroke,) = sketch.ink.strokes
    assert stroke.pressures is not None
    assert stroke.pressures.tolist() == [0.5, 1, 0]
    assert stroke.times is None
