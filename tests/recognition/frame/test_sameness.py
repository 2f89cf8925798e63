"""What must not change a frame of ink does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.frame import Frame
from tests.recognition.frame.frames import FRAMING, assert_same, difference, inks, moved, number
from tests.recognition.inks import kept


@given(inks, st.floats(-3, 6), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_neither_size_nor_place_of_the_writing_matters(
    ink: Ink, exponent: float, right: float, down: float
) -> None:
    scale = 10**exponent
    there = moved(ink, scale, (right * scale, down * scale))
    assert_same(FRAMING.frame(there), FRAMING.frame(ink))


@pytest.mark.parametrize(
    ("scale", "offset"), [(1e6, 0.0), (1e-3, 0.0), (1.0, 1e6), (1e-3, 1e6), (1e15, -1e18)]
)
def test_coordinates_may_be_very_large_and_very_small(scale: float, offset: float) -> None:
    ink = number("40817", 0.3)
    there = moved(ink, scale, (offset, offset))
    assert difference(FRAMING.frame(there), FRAMING.frame(ink)) < 0.02


@given(inks, st.data())
def test_points_inserted_on_a_line_change_nothing(ink: Ink, data: st.DataObject) -> None:
    strokes = []
    for stroke in ink.strokes:
        rows = [stroke.points[0]]
        for start, stop in zip(stroke.points, stroke.points[1:], strict=False):
            shares = data.draw(st.lists(st.floats(0, 1), max_size=3).map(sorted))
            rows += [start + (stop - start) * share for share in shares] + [stop]
        strokes.append(rows)
    assert_same(FRAMING.frame(Ink.of(strokes)), FRAMING.frame(ink))


@given(inks, st.data())
def test_the_order_and_direction_of_strokes_change_nothing(ink: Ink, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(ink.strokes))
    backwards = Ink.of([stroke.points[::-1] for stroke in shuffled])
    assert_same(FRAMING.frame(backwards), FRAMING.frame(ink))


@pytest.mark.parametrize("text", ["0", "80", "408", "14780"])
def test_thinning_points_to_half_a_pixel_changes_next_to_nothing(text: str) -> None:
    ink = moved(number(text, 0.3), 26)  # about as large as in a frame
    dense = [
        np.column_stack(
            [
                np.interp(np.arange(0, len(s) - 1, 0.05), range(len(s)), s.points[:, at])
                for at in (0, 1)
            ]
        )
        for s in ink.strokes
    ]
    thinned = Ink.of([np.array(kept(points, 0.5)) for points in dense])
    before = FRAMING.frame(Ink.of(dense))
    assert sum(map(len, thinned.strokes)) < sum(map(len, dense)) / 2
    assert difference(before, FRAMING.frame(thinned)) < 0.05


def test_a_stroke_of_twenty_thousand_points_is_drawn_like_one_of_few() -> None:
    def spiral(count: int) -> Frame:
        turn = np.linspace(0, 20, count)
        curve = np.column_stack((turn * np.cos(turn), turn * np.sin(turn)))
        return FRAMING.frame(Ink.of([curve]))

    assert difference(spiral(20_000), spiral(2_000)) < 0.01


@given(inks, st.floats(0, 1), st.floats(0, 1e6))
def test_pressure_and_time_do_not_reach_the_frame(ink: Ink, pressure: float, late: float) -> None:
    felt = Ink(
        tuple(
            Stroke(stroke.points, late + np.arange(len(stroke)), np.full(len(stroke), pressure))
            for stroke in ink.strokes
        )
    )
    assert (FRAMING.frame(felt).pixels == FRAMING.frame(ink).pixels).all()
