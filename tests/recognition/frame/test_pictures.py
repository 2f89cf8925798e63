"""A picture gives nearly the frame of its ink, whatever its pen, its paper and its strength."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitpad.recognition.frame import Frame
from digitpad.recognition.pen import stroke_width
from digitpad.recognition.picture import Picture
from tests.recognition.frame.frames import FRAMING, difference, number, pictured


@pytest.mark.parametrize("gap", [0.2, 0.4, 2, 20])
@pytest.mark.parametrize(("height", "pen"), [(30, 2), (60, 5), (150, 8), (300, 30)])
@pytest.mark.parametrize("text", ["0", "47", "408", "14780"])
def test_ink_and_its_own_picture_give_nearly_the_same_frame(
    text: str, height: float, pen: float, gap: float
) -> None:
    drawn_ink = FRAMING.frame(number(text, gap))
    scanned = FRAMING.frame(pictured(number(text, gap), height, pen))
    shifted = Frame(np.roll(drawn_ink.pixels, 1, axis=1), drawn_ink.edges)
    # Five digits add up what each pixel of the picture is off by, to no more than one in the frame.
    limit = 0.3 if len(text) < 5 else difference(drawn_ink, shifted)
    assert difference(drawn_ink, scanned) < limit


@pytest.mark.parametrize("pen", [3, 5, 9, 14, 20])
def test_pictures_are_brought_near_the_pen(pen: float) -> None:
    frame = FRAMING.frame(pictured(number("408", 0.4), 150, pen))
    assert stroke_width(frame.pixels) == pytest.approx(FRAMING.pen, rel=0.2)


def test_two_pens_in_one_picture_become_one() -> None:
    fine, broad = (pictured(number("4", 0), 80, pen).pixels for pen in (3, 10))
    fine, broad = (
        np.pad(pixels, ((0, broad.shape[0] - pixels.shape[0]), (0, 0))) for pixels in (fine, broad)
    )
    gap = np.zeros((len(broad), 60), np.float32)
    frame = FRAMING.frame(Picture(np.hstack((fine, gap, broad))))
    left, right = np.split(frame.pixels, 2, axis=1)
    assert stroke_width(left) == pytest.approx(FRAMING.pen, rel=0.2)
    assert stroke_width(right) == pytest.approx(FRAMING.pen, rel=0.2)


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0.2, 1))
@settings(max_examples=20)
def test_neither_the_paper_round_a_picture_nor_its_strength_matters(
    left: int, top: int, strength: float
) -> None:
    pixels = pictured(number("40", 0.3), 60, 4).pixels
    other = Picture(np.pad(pixels, ((top, 9), (left, 5))) * np.float32(strength))
    assert difference(FRAMING.frame(Picture(pixels)), FRAMING.frame(other)) < 0.01
