"""Heat: what the network looked at is found again where it was written."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.heat import Heat
from digitpad.recognition.pen import drawn
from digitpad.recognition.picture import Picture

FRAMING = Framing()
FOUR = Ink.of(
    [[(110, 200), (100, 260), (150, 262)], [(140, 230), (138, 300)], [(260, 205), (255, 300)]]
)
APART = Ink.of([[(0, 0), (30, 60), (60, 0)], [(900, 0), (930, 60), (960, 0)]])
BAR = Ink.of([[(40, 10), (40, 90)]])


def middles(ink: Ink) -> np.ndarray:
    """(N, 2) places on the ink, not at its ends."""
    return np.concatenate([(s.points[1:] + s.points[:-1]) / 2 for s in ink.strokes])


@pytest.mark.parametrize("ink", [FOUR, APART, BAR], ids=["number", "far apart", "one stroke"])
def test_the_ink_in_the_frame_lies_on_the_ink_of_the_source(ink: Ink) -> None:
    frame = FRAMING.frame(ink)
    heat = Heat(frame.pixels, frame)
    for x, y in middles(ink):
        assert heat.at(np.array([x]), np.array([y]))[0, 0] > 0.7


@pytest.mark.parametrize("ink", [FOUR, APART, BAR], ids=["number", "far apart", "one stroke"])
def test_where_nothing_is_written_nothing_decided(ink: Ink) -> None:
    frame, box = FRAMING.frame(ink), ink.bounds
    heat = Heat(frame.pixels, frame)
    aside = box.height / 3
    x = np.array([box.left - aside, box.right + aside])
    y = np.array([box.top - aside, box.top, box.bottom, box.bottom + aside])
    assert heat.at(x, y).max() < 1e-6


def test_a_gap_that_gave_way_stays_empty() -> None:
    frame = FRAMING.frame(APART)
    assert Heat(frame.pixels, frame).at(np.linspace(100, 860, 50), np.array([30.0])).max() < 1e-6


def test_a_picture_has_it_in_pixels_of_the_original() -> None:
    strokes = [stroke.points for stroke in FOUR.strokes]
    points = np.concatenate(strokes) / 2
    starts = np.cumsum([0, *map(len, strokes[:-1])])
    picture = Picture(drawn(points, starts, (180, 150), 4), scale=2.0)
    frame = FRAMING.frame(picture)
    heat = Heat(frame.pixels, frame)
    for x, y in middles(FOUR):
        assert heat.at(np.array([x]), np.array([y]))[0, 0] > 0.7
    assert heat.at(np.array([200.0]), np.array([250.0]))[0, 0] < 1e-6


def test_values_between_pixels_go_evenly_from_one_to_the_other() -> None:
    values = np.zeros((8, 8), np.float32)
    values[4, 3], values[4, 4] = 1, 0.5
    heat = Heat(values, Frame(values, np.arange(9.0)))
    x = np.array([3.5, 3.75, 4.0, 4.5])
    assert heat.at(x, np.array([4.5]))[0] == pytest.approx([1, 0.875, 0.75, 0.5])
    assert heat.at(np.array([3.5]), np.array([4.0, 4.5, 5.0]))[:, 0] == pytest.approx([0.5, 1, 0.5])
