"""Numbers of people whom no checkpoint has seen, written on the real window and read by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QSize

from digitpad.app.pad import Pad
from digitpad.app.start import load_recognizer
from digitpad.ink.ink import Floats, Ink, Stroke, joined
from digitpad.recognition.checkpoint import shipped
from digitpad.ui.canvas.canvas import Canvas
from trainer.data.pendigits import pendigits
from trainer.data.sample import Sample

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, Hand

COUNT = 20
FEWEST_RIGHT = 19
MARGIN = 16
GAPS = 0.15, 0.5
"""Least and widest gap between digits, in heights of a digit."""
HEIGHTS = 60, 220
"""Least and greatest height of a number, in pixels."""

Number = tuple[str, Ink]
Write = Callable[[Canvas, Stroke], None]


@pytest.fixture(scope="module")
def numbers(data: Path) -> list[Number]:
    """Numbers of one to five digits, each in one hand, by the writers kept for testing."""
    random = np.random.default_rng(407)
    hands: dict[str, list[Sample]] = {}
    for sample in pendigits(data, "test"):
        hands.setdefault(sample.writer, []).append(sample)
    return [
        number_of(random, list(hands.values())[i % len(hands)], 1 + i % 5) for i in range(COUNT)
    ]


def number_of(random: np.random.Generator, hand: Sequence[Sample], length: int) -> Number:
    digits = [hand[i] for i in random.integers(len(hand), size=length)]
    inks = [sample.source for sample in digits if isinstance(sample.source, Ink)]
    unit = float(np.median([ink.bounds.height for ink in inks]))
    placed, front = [], 0.0
    for ink in inks:
        box = ink.bounds
        placed.append(moved(ink, 1.0, np.array([front - box.left, -box.bottom])))
        front += box.width + unit * random.uniform(*GAPS)
    return "".join(sample.label for sample in digits), joined(placed)


def moved(ink: Ink, scale: float, offset: Floats) -> Ink:
    return Ink(tuple(Stroke(stroke.points * scale + offset) for stroke in ink.strokes))


def somewhere(ink: Ink, size: QSize, random: np.random.Generator) -> Ink:
    """The ink at a random place of a canvas, in a random size that fits."""
    room = np.array([size.width(), size.height()]) - 2 * MARGIN
    box = ink.bounds
    fits = min(room / np.maximum([box.width, box.height], 1e-9))
    scale = min(fits, random.uniform(*HEIGHTS) / max(box.height, 1e-9))
    spare = room - scale * np.array([box.width, box.height])
    corner = MARGIN + spare * random.uniform(size=2)
    return moved(ink, scale, corner - scale * np.array([box.left, box.top]))


def read_wrongly(
    pad: Pad, numbers: Sequence[Number], write: Write, caught_up: CaughtUp
) -> list[str]:
    """Writes each number on a clean canvas; what was written and read, where they differ."""
    random = np.random.default_rng(5)
    canvas, wrong = pad.window.canvas, []
    for label, ink in numbers:
        for stroke in somewhere(ink, canvas.size(), random).strokes:
            write(canvas, stroke)
        caught_up(pad.live)
        assert pad.reading is not None
        if pad.reading.text != label or not pad.window.windowTitle().startswith(label):
            wrong.append(f"{label} as {pad.window.windowTitle()} ({pad.reading.text})")
        pad.window.action.clear.trigger()
    return wrong


@pytest.fixture
def real_pad(open_pad: OpenPad, caught_up: CaughtUp) -> Pad:
    """The pad with the checkpoint that it comes with."""
    assert "number" in [path.stem for path in shipped()], "the checkpoint is part of the program"
    pad = open_pad(load=load_recognizer)
    caught_up(pad.live)
    assert pad.window.notice.words == ""
    return pad


@pytest.mark.slow
def test_numbers_written_with_the_mouse_are_read(
    real_pad: Pad, numbers: list[Number], hand: Hand, caught_up: CaughtUp
) -> None:
    def write(canvas: Canvas, stroke: Stroke) -> None:
        # A mouse moves from pixel to pixel.
        hand.mouse(canvas, [(round(x), round(y)) for x, y in stroke.points.tolist()])

    wrong = read_wrongly(real_pad, numbers, write, caught_up)
    assert len(numbers) - len(wrong) >= FEWEST_RIGHT, wrong


@pytest.mark.slow
def test_numbers_written_with_a_pen_are_read(
    real_pad: Pad, numbers: list[Number], hand: Hand, caught_up: CaughtUp
) -> None:
    random = np.random.default_rng(6)

    def write(canvas: Canvas, stroke: Stroke) -> None:
        pressures = np.clip(0.5 + random.normal(0, 0.1, len(stroke)).cumsum() * 0.2, 0.05, 1)
        hand.pen(canvas, stroke.points.tolist(), pressures.tolist())

    wrong = read_wrongly(real_pad, numbers, write, caught_up)
    assert len(numbers) - len(wrong) >= FEWEST_RIGHT, wrong
