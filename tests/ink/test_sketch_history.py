"""A sketch is undone and redone: strokes, what was cleared or erased, and edits that are held."""

from __future__ import annotations

from digitpad.ink.ink import Ink
from digitpad.ink.sketch import Sketch
from tests.ink.sketching import draw, points_of


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
