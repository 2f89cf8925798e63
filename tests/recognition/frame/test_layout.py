"""How ink fills a frame: digits stay large, margins stay free, and what is narrow has its side."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from tests.recognition.frame.frames import (
    FRAMING,
    assert_same,
    height_of,
    inks,
    islands,
    number,
    pictured,
)


@given(st.floats(0.4, 100))
def test_a_gap_is_kept_up_to_a_width_and_no_further(gap: float) -> None:
    wide, widest = FRAMING.frame(number("40", gap)), FRAMING.frame(number("40", FRAMING.gap))
    assert_same(wide, widest)


@pytest.mark.parametrize("gap", [1, 5, 50])
@pytest.mark.parametrize("text", ["08", "740", "40817"])
def test_digits_written_wide_apart_do_not_shrink(text: str, gap: float) -> None:
    close, wide = number(text, 0.2), number(text, gap)
    full = FRAMING.height - 2 * FRAMING.margin
    assert height_of(FRAMING.frame(close)) == pytest.approx(full, abs=1)
    assert height_of(FRAMING.frame(wide)) == pytest.approx(full, abs=1)
    close_picture, wide_picture = pictured(close, 60, 4), pictured(wide, 60, 4)
    assert height_of(FRAMING.frame(close_picture)) == pytest.approx(full, abs=2)
    assert height_of(FRAMING.frame(wide_picture)) == pytest.approx(full, abs=2)


def test_a_line_that_lies_fills_the_width() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 5), (70, 5)]]))
    columns = np.flatnonzero((frame.pixels > 0.5).any(axis=0))
    assert len(columns) == pytest.approx(FRAMING.width - 2 * FRAMING.margin, abs=1)
    assert not frame.dot


def test_a_line_that_stands_fills_the_height() -> None:
    frame = FRAMING.frame(Ink.of([[(5, 0), (5, 70)]]))
    assert height_of(frame) == pytest.approx(FRAMING.height - 2 * FRAMING.margin, abs=1)
    assert frame.pixels.sum(axis=1).max() == pytest.approx(FRAMING.pen, abs=0.01)
    assert not frame.dot


@given(inks, st.integers(12, 80), st.integers(12, 200), st.floats(1, 6))
def test_ink_stays_within_the_margins(ink: Ink, height: int, width: int, pen: float) -> None:
    assume(min(height, width) > 2 * FRAMING.margin + pen)
    frame = Framing(height, width, pen=pen).frame(ink)
    assert frame.pixels.shape == (height, width)
    border = np.ones((height, width), dtype=bool)
    border[1:-1, 1:-1] = False
    assert not frame.pixels[border].any()


@pytest.mark.parametrize("align", ["left", "right"])
@pytest.mark.parametrize("source", [number("47", 0.3), pictured(number("47", 0.3), 60, 4)])
def test_what_is_narrower_than_the_frame_lies_at_a_side(align: str, source: Ink | Picture) -> None:
    middle = FRAMING.frame(source)
    aside = Framing(align=align).frame(source)
    columns = np.flatnonzero((aside.pixels > 0.5).any(axis=0))
    free = columns[0] if align == "left" else FRAMING.width - 1 - columns[-1]

    assert free == pytest.approx(FRAMING.margin, abs=1)
    assert height_of(aside) == height_of(middle)
    for found, before in zip(islands(aside), islands(middle), strict=True):
        assert found == pytest.approx(before, abs=2 / aside.scale)


def test_what_fills_the_frame_lies_the_same_wherever_it_is_to_lie() -> None:
    wide = Ink.of([[(0, 0), (90, 10)]])
    for align in ("left", "right"):
        assert_same(Framing(align=align).frame(wide), FRAMING.frame(wide))


def test_a_place_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="left, middle, right"):
        Framing(align="top")


@pytest.mark.parametrize(
    "numbers", [{"height": 5}, {"width": 3}, {"margin": 20}, {"pen": 0}, {"gap": -1}]
)
def test_a_framing_without_room_for_ink_is_refused(numbers: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="leaves no room"):
        Framing(**numbers)
