"""Strips, such as networks are taught with, pass as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from digitpad.recognition.frame import Framing
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from tests.recognition.frame.frames import (
    FRAMING,
    assert_usable,
    difference,
    height_of,
    number,
    pictured,
)

STRIPS = Framing(28, 84, margin=4, strips=True)


def strip(columns: int, rows: int = 28) -> Pixels:
    """A picture such as networks are taught with: any grey, up to its edges."""
    return np.random.default_rng(columns).random((rows, columns), dtype=np.float32)


def pictured_strip() -> Pixels:
    """A number in the middle of a strip."""
    drawn_number = pictured(number("47", 0.4), 18, 2.5).pixels
    rows, columns = drawn_number.shape
    paper = np.zeros((28, 56), np.float32)
    paper[:rows, 8 : 8 + columns] = drawn_number
    return paper


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("middle", 14), ("right", 28)])
def test_a_strip_passes_as_it_is(align: str, left: int) -> None:
    frame = Framing(28, 84, margin=4, align=align, strips=True).frame(Picture(strip(56)))
    expected = np.zeros((28, 84), np.float32)
    expected[:, left : left + 56] = strip(56)

    np.testing.assert_array_equal(frame.pixels, expected)
    assert_usable(frame, STRIPS)
    assert frame.picture
    assert not frame.dot


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_a_strip_s_columns_and_rows_are_where_they_were(scale: float) -> None:
    framing = Framing(28, 84, margin=4, align="right", strips=True)
    frame = framing.frame(Picture(strip(56), scale))

    assert frame.edges[28:] == pytest.approx(np.arange(57) * scale)
    assert not frame.edges[:28].any()
    assert (frame.top, frame.scale) == (0, 1 / scale)


def test_a_strip_that_was_cleaned_passes_as_it_was_before() -> None:
    noisy = np.clip(strip(56) * 0.3 + 0.7 * pictured_strip(), 0, 1)
    picture = Picture.of(noisy)

    assert not np.array_equal(picture.pixels, noisy)
    np.testing.assert_array_equal(STRIPS.frame(picture).pixels[:, 14:70], noisy)
    assert difference(FRAMING.frame(picture), FRAMING.frame(Picture(picture.pixels))) == 0


@pytest.mark.parametrize("source", [strip(85), strip(56, 27), strip(56, 29)])
def test_what_is_no_strip_of_its_own_is_framed_as_usual(source: Pixels) -> None:
    usual = Framing(28, 84, margin=4)
    np.testing.assert_array_equal(
        STRIPS.frame(Picture(source)).pixels, usual.frame(Picture(source)).pixels
    )


def test_other_framings_do_not_pass_strips() -> None:
    picture = Picture.of(pictured_strip())
    usual = Framing(28, 84, margin=1.5)
    assert height_of(usual.frame(picture)) > height_of(STRIPS.frame(picture)) + 3


def test_a_strip_in_a_file_is_light_on_dark_whatever_the_file_is() -> None:
    grey = np.round(pictured_strip() * 255).astype(np.uint8)
    light, dark = (
        STRIPS.frame(Picture.open(Image.fromarray(image))) for image in (grey, 255 - grey)
    )
    assert difference(light, dark) < 0.01
    np.testing.assert_allclose(light.pixels[:, 14:70], pictured_strip(), atol=0.02)
