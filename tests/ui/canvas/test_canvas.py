"""The canvas: it keeps every point, and the ink over undo, size and what comes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from pytestqt.qtbot import QtBot

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ui.canvas.canvas import Canvas
from tests.ui.canvases import WAVE, darkness

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LINE = [(50.25, 60.5), (90.125, 80.75), (140.5, 60.0), (200.0, 140.25)]


def test_all_points_of_the_mouse_are_kept_as_floats_with_their_times(
    canvas: Canvas, hand: Hand
) -> None:
    hand.mouse(canvas, LINE)
    [stroke] = canvas.ink.strokes
    assert stroke.points.tolist() == [list(point) for point in LINE]
    assert stroke.times is not None
    assert stroke.times.tolist() == [0, 10, 20, 30]
    assert stroke.pressures is None
    assert canvas.device is Device.MOUSE


def test_all_points_of_a_pen_are_kept_with_their_pressures(canvas: Canvas, hand: Hand) -> None:
    hand.pen(canvas, LINE, [0.1, 0.5, 0.75, 1.0])
    [stroke] = canvas.ink.strokes
    assert stroke.points.tolist() == [list(point) for point in LINE]
    assert stroke.pressures is not None
    assert stroke.pressures.tolist() == pytest.approx([0.1, 0.5, 0.75, 1.0])
    assert canvas.device is Device.PEN


def test_every_point_is_told_while_the_pen_is_down(canvas: Canvas, hand: Hand) -> None:
    told: list[Ink] = []
    canvas.ink_changed.connect(told.append)
    hand.mouse(canvas, LINE, lift=False)
    assert [len(ink.strokes[0]) for ink in told] == [1, 2, 3, 4]


def test_a_tap_is_a_stroke_of_one_point_and_can_be_seen(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, [(100.0, 100.0)])
    assert [len(stroke) for stroke in canvas.ink.strokes] == [1]
    assert darkness(canvas) > 10


def test_a_double_click_is_two_taps(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, [(100.0, 100.0)])
    hand.mouse_event(canvas, QEvent.Type.MouseButtonDblClick, (101.0, 100.0))
    hand.mouse_event(canvas, QEvent.Type.MouseButtonRelease, (101.0, 100.0))
    assert len(canvas.ink.strokes) == 2


def test_only_the_left_button_writes(canvas: Canvas, hand: Hand) -> None:
    hand.mouse_event(canvas, QEvent.Type.MouseButtonPress, (9.0, 9.0), Qt.MouseButton.RightButton)
    hand.mouse_event(canvas, QEvent.Type.MouseMove, (50.0, 50.0))
    assert not canvas.ink


def test_a_mouse_does_not_write_into_the_stroke_of_a_pen(canvas: Canvas, hand: Hand) -> None:
    hand.pen(canvas, LINE, [0.5] * 4, lift=False)
    hand.mouse(canvas, WAVE)
    hand.pen_event(canvas, QEvent.Type.TabletMove, (210.0, 150.0), 0.5)
    assert [len(stroke) for stroke in canvas.ink.strokes] == [5]


def test_a_stroke_whose_end_was_lost_ends_with_the_next(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, LINE, lift=False)
    hand.mouse(canvas, WAVE)
    assert [len(stroke) for stroke in canvas.ink.strokes] == [len(LINE), len(WAVE)]


def test_another_drawing_can_be_shown_and_taken_back(canvas: Canvas, hand: Hand) -> None:
    opened = Ink.of([[(50, 50), (60, 60)]])
    hand.mouse(canvas, LINE, lift=False)
    told: list[Ink] = []
    canvas.ink_changed.connect(told.append)
    canvas.replace_ink(opened)
    assert canvas.ink is opened
    assert told[-1] is opened
    canvas.undo()
    assert [len(stroke) for stroke in canvas.ink.strokes] == [len(LINE)]


def test_resizing_keeps_the_ink(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, LINE)
    ink = canvas.ink
    amount = darkness(canvas)
    canvas.resize(500, 360)
    assert canvas.ink == ink
    assert darkness(canvas) == amount
    canvas.resize(160, 120)
    canvas.resize(400, 300)
    assert darkness(canvas) == amount


def test_no_ink_is_left_beyond_the_edge_of_a_smaller_canvas(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, [(20, 100), (60, 120)])
    hand.mouse(canvas, [(300, 100), (380, 250)])
    written = canvas.ink
    canvas.resize(320, 300)
    assert canvas.ink.bounds.left >= 0
    assert canvas.ink.bounds.right <= 320
    canvas.undo()
    assert len(canvas.ink.strokes) == 1
    canvas.redo()
    canvas.resize(200, 100)
    assert canvas.ink.bounds.bottom <= 100
    canvas.resize(400, 300)
    for stroke, before in zip(canvas.ink.strokes, written.strokes, strict=True):
        np.testing.assert_allclose(stroke.points, before.points)


def test_a_step_back_to_ink_of_a_larger_canvas_brings_it_in(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, [(300, 100), (380, 250)])
    canvas.clear()
    canvas.resize(320, 200)
    canvas.undo()
    assert canvas.ink.bounds.right <= 320
    assert canvas.ink.bounds.bottom <= 200


def test_ink_that_was_put_at_the_edge_stays_there_when_it_is_undone_and_redone(
    canvas: Canvas, hand: Hand
) -> None:
    hand.mouse(canvas, [(20, 100), (60, 120)])
    hand.mouse(canvas, [(300, 100), (430, 250)])
    beyond = canvas.ink
    canvas.undo()
    canvas.redo()
    assert canvas.ink == beyond


def test_what_is_written_after_ink_was_brought_in_stays_as_it_is(
    canvas: Canvas, hand: Hand
) -> None:
    hand.mouse(canvas, [(20, 100), (380, 120)])
    canvas.resize(200, 300)
    canvas.clear()
    hand.mouse(canvas, [(50, 100), (60, 120)])
    written = canvas.ink
    canvas.resize(400, 300)
    assert canvas.ink == written
    canvas.replace_ink(Ink.of([[(50, 100), (70, 120)]]))
    opened = canvas.ink
    canvas.resize(390, 300)
    assert canvas.ink == opened


def test_a_canvas_that_shrinks_does_not_end_the_stroke_being_written(
    canvas: Canvas, hand: Hand
) -> None:
    hand.mouse(canvas, [(300, 100), (380, 250)], lift=False)
    written = canvas.ink
    canvas.resize(320, 300)
    assert canvas.ink == written


def test_undo_redo_and_clear(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, LINE)
    one = canvas.ink
    hand.mouse(canvas, WAVE)
    both = canvas.ink
    canvas.undo()
    assert canvas.ink == one
    canvas.redo()
    assert canvas.ink == both
    canvas.clear()
    assert not canvas.ink
    assert darkness(canvas) == 0
    canvas.undo()
    assert canvas.ink == both
    assert darkness(canvas) > 0


def test_clearing_with_the_pen_down_ends_the_stroke(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, LINE, lift=False)
    canvas.clear()
    hand.mouse_event(canvas, QEvent.Type.MouseMove, (300.0, 200.0))
    assert not canvas.ink
    canvas.undo()
    assert [len(stroke) for stroke in canvas.ink.strokes] == [len(LINE)]


def test_leaving_the_window_ends_the_stroke(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.activateWindow()
    qtbot.waitUntil(canvas.isActiveWindow)
    hand.pen(canvas, LINE, [0.5] * 4, lift=False)
    other = Canvas()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    hand.mouse(canvas, WAVE)
    assert [len(stroke) for stroke in canvas.ink.strokes] == [len(LINE), len(WAVE)]


def test_what_comes_in_the_canvass_place_ends_the_stroke(canvas: Canvas, hand: Hand) -> None:
    hand.mouse(canvas, LINE, lift=False)
    canvas.hide()
    canvas.show()
    hand.mouse_event(canvas, QEvent.Type.MouseMove, (300.0, 200.0))
    [stroke] = canvas.ink.strokes
    assert len(stroke) == len(LINE)
    assert canvas.device is Device.MOUSE


def test_the_hint_is_there_only_while_nothing_is_written(canvas: Canvas, hand: Hand) -> None:
    assert canvas.hint.isVisible()
    hand.mouse(canvas, LINE)
    assert not canvas.hint.isVisible()
    canvas.undo()
    assert canvas.hint.isVisible()
