"""A sketch is drawn, erased, undone and redone, and what it gave away never changes."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digitpad.ink.ink import Floats, Ink, InkError, Stroke
from digitpad.ink.sketch import Sketch, strokes_near

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
    sketch.erase(0, 0, radius=1)
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

    assert sketch.erase(52, 3, radius=4)
    assert points_of(sketch.ink) == [[[0, 50], [100, 50]]]
    sketch.undo()
    assert len(sketch.ink.strokes) == 3


def test_erasing_nothing_is_no_step() -> None:
    sketch = Sketch()
    draw(sketch, (0, 0))
    sketch.undo()

    assert not sketch.erase(0, 0, radius=1e6)
    assert not sketch.can_undo
    assert sketch.can_redo


@pytest.mark.parametrize(
    ("place", "distance"),
    [((50, 10), 10), ((-3, 4), 5), ((106, 8), 10), ((100, 0), 0), ((30, 0), 0)],
    ids=["beside the line", "before it", "behind it", "on its end", "on it"],
)
def test_strokes_are_near_by_the_distance_to_their_lines(
    place: tuple[float, float], distance: float
) -> None:
    ink = Ink.of([[(0, 0), (100, 0)]])

    assert strokes_near(ink, *place, radius=distance) == (0,)
    if distance:
        assert strokes_near(ink, *place, radius=distance - 0.01) == ()


def test_dots_and_resting_pens_are_near_by_their_places() -> None:
    ink = Ink.of([[(0, 0)], [(3, 4), (3, 4), (3, 4)]])

    assert strokes_near(ink, 0, 0, radius=1) == (0,)
    assert strokes_near(ink, 0, 0, radius=5) == (0, 1)
    assert strokes_near(Ink(), 0, 0, radius=5) == ()


@given(st.lists(st.tuples(places, places), min_size=2, max_size=8), places, places)
def test_distance_agrees_with_looking_at_many_points_of_the_line(
    points: list[tuple[float, float]], x: float, y: float
) -> None:
    stroke = np.array(points)
    shares = np.linspace(0, 1, 401)[:, None]
    along = [a + shares * (b - a) for a, b in pairwise(stroke)]
    sampled = min(float(np.hypot(*(part - (x, y)).T).min()) for part in along)
    ink = Ink((Stroke(stroke),))

    assert strokes_near(ink, x, y, radius=sampled + 1e-9)
    # the samples lie at most 283 / 400 apart
    assert not strokes_near(ink, x, y, radius=sampled - 0.36)


class Editing(RuleBasedStateMachine):
    """Any sequence of edits, with a plain list of inks as the model of the history."""

    def __init__(self) -> None:
        super().__init__()
        self.sketch = Sketch()
        self.past: list[Ink] = []
        self.future: list[Ink] = []
        self.now = Ink()
        self.given: list[tuple[Ink, list[Floats]]] = []

    def step(self, ink: Ink) -> None:
        if ink != self.now:
            self.past.append(self.now)
            self.now = ink
            self.future = []

    def settle(self) -> None:
        if self.sketch.is_drawing:
            self.step(self.sketch.ink)

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

    @rule(x=places, y=places, radius=st.floats(0, 100))
    def erase(self, x: float, y: float, radius: float) -> None:
        self.settle()
        near = strokes_near(self.now, x, y, radius)
        assert self.sketch.erase(x, y, radius) == bool(near)
        self.step(Ink(tuple(s for i, s in enumerate(self.now.strokes) if i not in near)))

    @rule()
    def clear(self) -> None:
        self.settle()
        self.sketch.clear()
        self.step(Ink())

    @rule(x=places)
    def replace(self, x: float) -> None:
        self.settle()
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
        assert self.sketch.can_undo == (bool(self.past) or self.sketch.is_drawing)
        assert self.sketch.can_redo == bool(self.future)

    @invariant()
    def snapshots_never_change(self) -> None:
        for ink, points in self.given:
            assert all(map(np.array_equal, (s.points for s in ink.strokes), points))
        ink = self.sketch.ink
        self.given.append((ink, [stroke.points.copy() for stroke in ink.strokes]))


TestEditing = Editing.TestCase
