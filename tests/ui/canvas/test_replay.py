"""Replaying ink on a canvas, and the demo made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.reading import Reading
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.replay import Replay
from digitpad.ui.demo import Demo, on_canvas
from digitpad.ui.engine.live import LiveReader

if TYPE_CHECKING:
    from tests.ui.conftest import FakeRecognizer

WRITTEN = Ink(
    (
        Stroke([(20, 30), (25.5, 40), (28, 60)], [100, 112, 120], [0.25, 0.5, 0.75]),
        Stroke([(60, 30), (60, 61)], [400, 460], [0.5, 0.25]),
    )
)


def replayed(canvas: Canvas, ink: Ink, qtbot: QtBot) -> Ink:
    replay = Replay(canvas, pace=0.0)
    with qtbot.waitSignal(replay.finished):
        replay.write(ink)
    assert not replay.writing
    return canvas.ink


def test_ink_comes_out_as_it_went_in(canvas: Canvas, qtbot: QtBot) -> None:
    again = replayed(canvas, WRITTEN, qtbot)
    assert canvas.device is Device.PEN
    for stroke, original in zip(again.strokes, WRITTEN.strokes, strict=True):
        assert np.array_equal(stroke.points, original.points)
        assert original.times is not None
        assert stroke.times is not None
        assert np.array_equal(stroke.times, original.times - 100)
        assert stroke.pressures is not None
        assert stroke.pressures.tolist() == pytest.approx(original.pressures)


def test_ink_without_times_and_pressures_can_be_replayed(canvas: Canvas, qtbot: QtBot) -> None:
    ink = Ink.of([[(20, 30), (25, 40)], [(60, 30)]])
    again = replayed(canvas, ink, qtbot)
    assert [stroke.points.tolist() for stroke in again.strokes] == [
        stroke.points.tolist() for stroke in ink.strokes
    ]
    times = np.concatenate([stroke.times for stroke in again.strokes if stroke.times is not None])
    assert (np.diff(times) > 0).all()


@pytest.mark.parametrize("size", [QSize(900, 360), QSize(1800, 500), QSize(300, 900)])
def test_the_sheet_is_on_canvas_into_a_canvas_of_any_size(size: QSize) -> None:
    corners = on_canvas(Ink.of([[(0, 0), (900, 360)]]), size).bounds
    assert corners.left >= 0
    assert corners.top >= 0
    assert corners.left == pytest.approx(size.width() - corners.right)
    assert corners.top == pytest.approx(size.height() - corners.bottom)
    assert corners.width / corners.height == pytest.approx(2.5)


def test_the_demo_writes_all_and_tells_how_each_was_read(
    canvas: Canvas, live: LiveReader, fake: FakeRecognizer, qtbot: QtBot
) -> None:
    canvas.ink_changed.connect(lambda ink: live.read(ink) if ink else live.forget())
    inks = [WRITTEN, Ink(WRITTEN.strokes[:1]), Ink(WRITTEN.strokes * 2)]
    demo = Demo(canvas, live, inks, pace=0.0)
    told: list[tuple[int, str]] = []

    def note(number: int, reading: Reading) -> None:
        told.append((number, reading.text))

    demo.ink_read.connect(note)
    with qtbot.waitSignal(demo.ended):
        demo.write_next()
        live.load(lambda: fake)
        live.read(canvas.ink)
    assert told == [(0, "2"), (1, "1"), (2, "4")]
    assert len(canvas.ink.strokes) == 4, "the last one stays"
