"""The times of a sketch are milliseconds from the first point of its drawing."""

from __future__ import annotations

from digitpad.ink.ink import Ink, Stroke
from digitpad.ink.sketch import Sketch


def times_of(ink: Ink) -> list[list[float] | None]:
    return [None if s.times is None else s.times.tolist() for s in ink.strokes]


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
