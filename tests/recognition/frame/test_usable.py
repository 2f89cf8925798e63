"""Whatever is framed gives a frame that can be used, down to a dot and to nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitpad.ink.ink import Ink, InkError
from digitpad.recognition.frame import Frame
from digitpad.recognition.pen import drawn
from digitpad.recognition.picture import Picture
from tests.recognition.frame.frames import FRAMING, assert_usable, difference, inks, moved


@given(inks, st.integers(-6, 16))
def test_any_ink_gives_a_frame_that_can_be_used(ink: Ink, exponent: int) -> None:
    assert_usable(FRAMING.frame(moved(ink, 10.0**exponent)))


@given(st.integers(1, 30), st.integers(1, 60), st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_any_picture_gives_a_frame_that_can_be_used(
    rows: int, columns: int, seed: int, density: float
) -> None:
    random = np.random.default_rng(seed)
    pixels = random.random((rows, columns)) * (random.random((rows, columns)) < density)
    assert_usable(FRAMING.frame(Picture(pixels.astype(np.float32))))


@pytest.mark.parametrize("nothing", [Ink(), Picture(np.zeros((20, 30), np.float32))])
def test_where_no_ink_is_the_frame_is_empty(nothing: Ink | Picture) -> None:
    frame = FRAMING.frame(nothing)
    assert_usable(frame)
    assert frame.empty
    assert not frame.dot


@pytest.mark.parametrize(
    "ink", [Ink.of([[(3, 4)]]), Ink.of([[(3, 4), (3, 4)], [(3, 4)]]), Ink.of([[(1e6, -1e-3)]])]
)
def test_a_lone_dot_is_a_dot_in_the_middle(ink: Ink) -> None:
    frame = FRAMING.frame(ink)
    assert frame.dot
    assert not frame.empty
    assert_usable(frame)
    assert difference(frame, Frame(frame.pixels[::-1, ::-1], frame.edges)) < 1e-4
    assert frame.pixels.sum() == pytest.approx(np.pi * (FRAMING.pen / 2) ** 2, rel=0.1)


@given(st.floats(2, 15), st.floats(20, 80), st.floats(20, 60))
@settings(max_examples=30)
def test_a_lone_blot_on_paper_is_a_dot(size: float, x: float, y: float) -> None:
    blot = drawn(np.array([(x, y)]), np.array([0]), (80, 100), size)
    frame = FRAMING.frame(Picture(blot))
    assert frame.dot
    assert_usable(frame)


def test_what_fills_its_paper_and_what_has_a_length_is_no_dot() -> None:
    blot = drawn(np.array([(10.0, 10.0)]), np.array([0]), (20, 20), 12)
    assert not FRAMING.frame(Picture(blot)).dot
    dash = drawn(np.array([(30.0, 40.0), (42.0, 40.0)]), np.array([0]), (100, 100), 4)
    assert not FRAMING.frame(Picture(dash)).dot


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_ink_that_is_not_finite_is_refused_before_it_is_framed(value: float) -> None:
    with pytest.raises(InkError, match="finite"):
        FRAMING.frame(Ink.of([[(0, 0), (value, 1)]]))
