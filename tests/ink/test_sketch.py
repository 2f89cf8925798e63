"""A sketch is drawn, erased, undone and redone, and what it gave away never changes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digitpad.ink.ink import Floats, Ink, InkError, Stroke
from digitpad.ink.sketch import Sketch

places = st.floats(-100, 100)


def draw(sketch: Sketch, *points: tuple[float, float]) -> None:
    sketch.begin(*points[0])
    for point in points[1:]:
        sketch.extend(*point)
    sketch.end()


def points_of(ink: Ink) -> list[list[list[float]]]:
    return [stroke.points.tolist() for stroke in ink.strokes]


def times_of(ink: Ink) -> list[list[float] | None]:
    return [None if s.times is None else s.times.tolist() for s in ink.strokes]


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


def test_a_stroke_has_times_only_when_all_its_points_have() -> None:
    sketch = Sketch()
    sketch.begin(0, 0, 10)
    sketch.extend(1, 1)
    sketch.begin(0, 0, 20)
    sketch.extend(1, 1, 28)
    sketch.begin(0, 0)
    sketch.extend(1, 1, 30)

    assert times_of(sketch.ink) == [None, [10, 18], None]


def test_times_count_from_the_first_point_of_the_drawing() -> None:
    sketch = Sketch()
    sketch.begin(0, 0, 5_000)
    sketch.extend(1, 1, 5_008)
    sketch.begin(2, 2, 5_100)

    assert times_of(sketch.ink) == [[0, 8], [100]]


def test_a_cleared_sketch_counts_from_anew() -> None:
    sketch = Sketch()
    sketch.begin(0, 0, 5_000)
    sketch.clear()
    sketch.begin(0, 0, 9_000)

    assert times_of(sketch.ink) == [[0]]


def test_a_sketch_that_was_erased_to_the_last_stroke_counts_from_anew() -> None:
    sketch = Sketch()
    sketch.begin(0, 0, 5_000)
    sketch.erase({0})
    sketch.begin(0, 0, 9_000)

    assert times_of(sketch.ink) == [[0]]


def test_an_opened_drawing_goes_on_from_its_latest_time() -> None:
    sketch = Sketch()
    sketch.replace(Ink((Stroke([(0, 0), (1, 1)], [3, 40]), Stroke([(5, 5)]))))
    sketch.begin(2, 2, 70_000)
    sketch.extend(3, 3, 70_008)

    assert times_of(sketch.ink)[2] == [40, 48]


def test_an_opened_drawing_without_times_starts_at_nought() -> None:
    sketch = Sketch()
    sketch.replace(Ink.of([[(0, 0)]]))
    sketch.begin(2, 2, 70_000)

    assert times_of(sketch.ink) == [None, [0]]


def test_undo_and_redo_walk_over_strokes() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    draw(sketch, (1, 1))

    sketch.undo()
    assert points_of(sketch.ink) == [[[0, 0]]]
    sketch.undo()
    assert not sketch.ink
    assert not sketch.can_undo
    sketch.redo()
    sketch.redo()
    assert points_of(sketch.ink) == [[[0, 0]], [[1, 1]]]
    assert not sketch.can_redo


def test_undo_and_redo_past_the_ends_do_nothing() -> None:
    sketch = Sketch()
    sketch.undo()
    sketch.redo()
    draw(sketch, (0, 0))
    sketch.redo()

    assert points_of(sketch.ink) == [[[0, 0]]]


def test_undo_takes_away_the_stroke_under_the_pen_and_redo_brings_it_back() -> None:
    sketch = Sketch()
    sketch.begin(0, 0)
    assert sketch.can_undo
    sketch.undo()
    sketch.extend(1, 1)  # the pen is still down
    sketch.end()
    assert not sketch.ink

    sketch.redo()
    assert points_of(sketch.ink) == [[[0, 0]]]


def test_drawing_after_undo_ends_what_could_be_redone() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.undo()
    draw(sketch, (1, 1))

    assert not sketch.can_redo


def test_clear_takes_everything_and_can_be_undone() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.begin(1, 1)
    sketch.clear()
    assert not sketch.ink
    sketch.undo()

    assert points_of(sketch.ink) == [[[0, 0]], [[1, 1]]]


def test_clearing_an_empty_sketch_is_no_step() -> None:
    sketch = Sketch()
    sketch.clear()

    assert not sketch.can_undo


def test_replacing_the_ink_can_be_undone() -> None:
    opened = Ink.of([[(7, 7), (8, 8)]])
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.replace(opened)
    assert sketch.ink is opened
    sketch.undo()

    assert points_of(sketch.ink) == [[[0, 0]]]


def test_erase_takes_whole_strokes_and_can_be_undone() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0), (100, 0))
    draw(sketch, (0, 50), (100, 50))
    draw(sketch, (50, -10), (50, 10))

    sketch.erase({0, 2})
    assert points_of(sketch.ink) == [[[0, 50], [100, 50]]]
    sketch.undo()
    assert len(sketch.ink.strokes) == 3


def test_erasing_nothing_is_no_step() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.undo()
    sketch.erase(set())

    assert not sketch.can_undo
    assert sketch.can_redo


def test_edits_that_are_held_are_one_step() -> None:
    sketch = Sketch()
    for x in range(4):
        draw(sketch, (x, 0))
    sketch.hold()
    sketch.erase({3})
    sketch.erase({0, 1})
    assert points_of(sketch.ink) == [[[2, 0]]]
    sketch.end()
    sketch.undo()

    assert len(sketch.ink.strokes) == 4


def test_held_edits_can_be_undone_before_they_have_ended() -> None:
    sketch = Sketch()
    opened = Ink.of([[(1, 1)]])
    sketch.hold()
    assert not sketch.can_undo
    sketch.replace(opened)
    assert sketch.can_undo
    sketch.undo()
    assert not sketch.ink
    sketch.redo()

    assert sketch.ink is opened


def test_held_edits_that_lead_nowhere_are_no_step() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    draw(sketch, (1, 1))
    sketch.undo()
    ink = sketch.ink
    sketch.hold()
    sketch.replace(Ink.of([[(5, 5)]]))
    assert not sketch.can_redo
    sketch.replace(ink)
    sketch.end()

    assert sketch.can_redo
    sketch.undo()
    assert not sketch.can_undo


def test_held_edits_that_are_cancelled_leave_no_trace() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    ink = sketch.ink
    sketch.hold()
    sketch.clear()
    sketch.cancel()
    assert sketch.ink is ink
    sketch.undo()

    assert not sketch.can_undo


def test_a_stroke_ends_the_held_edits() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.hold()
    sketch.replace(Ink.of([[(5, 5)]]))
    draw(sketch, (1, 1))
    sketch.undo()
    assert points_of(sketch.ink) == [[[5, 5]]]
    sketch.undo()

    assert points_of(sketch.ink) == [[[0, 0]]]


class Editing(RuleBasedStateMachine):
    """Any sequence of edits, with a plain list of inks as the model of the history."""

    def __init__(self) -> None:
        super().__init__()
        self.sketch = Sketch()
        self.past: list[Ink] = []
        self.future: list[Ink] = []
        self.now = Ink()
        self.held: Ink | None = None
        self.given: list[tuple[Ink, list[Floats]]] = []

    def step(self, ink: Ink) -> None:
        if ink == self.now:
            return
        if self.held is None:
            self.past.append(self.now)
            self.future = []
        self.now = ink

    def settle(self) -> None:
        """What is open ends: a stroke, or edits held."""
        if self.sketch.is_drawing:
            self.step(self.sketch.ink)
        elif self.held is not None:
            after, self.now, self.held = self.now, self.held, None
            self.step(after)

    def settle_stroke(self) -> None:
        if self.held is None:
            self.settle()

    @rule(x=places, y=places)
    def begin(self, x: float, y: float) -> None:
        self.settle()
        self.sketch.begin(x, y)

    @precondition(lambda self: self.sketch.is_drawing)
    @rule(x=places, y=places)
    def extend(self, x: float, y: float) -> None:
        self.sketch.extend(x, y)

    @rule()
    def end(self) -> None:
        self.settle()
        self.sketch.end()

    @rule()
    def cancel(self) -> None:
        self.sketch.cancel()
        if self.held is not None:
            self.now, self.held = self.held, None

    @rule()
    def hold(self) -> None:
        self.settle()
        self.sketch.hold()
        self.held = self.now

    @rule(which=st.sets(st.integers(0, 4)))
    def erase(self, which: set[int]) -> None:
        self.settle_stroke()
        self.sketch.erase(which)
        self.step(Ink(tuple(s for i, s in enumerate(self.now.strokes) if i not in which)))

    @rule()
    def clear(self) -> None:
        self.settle_stroke()
        self.sketch.clear()
        self.step(Ink())

    @rule(x=places)
    def replace(self, x: float) -> None:
        self.settle_stroke()
        ink = Ink.of([[(x, 0), (0, x)]])
        self.sketch.replace(ink)
        self.step(ink)

    @rule()
    def undo(self) -> None:
        self.settle()
        self.sketch.undo()
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        self.settle()
        self.sketch.redo()
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        self.settle()
        self.sketch.end()
        before, steps = self.sketch.ink, 0
        while self.sketch.can_undo:
            self.sketch.undo()
            steps += 1
        assert not self.sketch.ink
        assert steps == len(self.past)
        for _ in range(steps):
            self.sketch.redo()
        assert self.sketch.ink == before

    @invariant()
    def the_ink_is_what_the_model_says(self) -> None:
        finished = self.sketch.ink.strokes[: -1 if self.sketch.is_drawing else None]
        assert Ink(finished) == self.now
        edited = self.held is not None and self.held != self.now
        assert self.sketch.can_undo == (bool(self.past) or self.sketch.is_drawing or edited)
        assert self.sketch.can_redo == (bool(self.future) and not edited)

    @invariant()
    def snapshots_never_change(self) -> None:
        for ink, points in self.given:
            assert all(map(np.array_equal, (s.points for s in ink.strokes), points))
        ink = self.sketch.ink
        self.given.append((ink, [stroke.points.copy() for stroke in ink.strokes]))


TestEditing = Editing.TestCase
