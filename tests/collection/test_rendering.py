"""Ink drawn as pictures."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from digitpad.collection.rendering import png, rendered, squared
from digitpad.ink.ink import Ink
from digitpad.recognition.picture import PictureError

ONE = Ink.of([[(0, 0), (0, 10)]])
FAR_APART = Ink.of([[(0, 0), (0, 10)], [(40, 0), (40, 10)]])


def grey(content: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(io.BytesIO(content)) as image:
        return np.asarray(image)


@pytest.mark.parametrize("height", [16, 64, 201])
def test_ink_is_dark_on_white_and_as_high_as_asked(height: int) -> None:
    pixels = grey(rendered(ONE, height))
    assert pixels.shape[0] == height
    assert pixels.min() < 60
    assert (pixels[0] == 255).all()
    assert (pixels[:, 0] == 255).all()


def test_gaps_stay_as_they_were_written() -> None:
    pixels = grey(rendered(FAR_APART, 64))
    inked = np.flatnonzero((pixels < 128).any(axis=0))
    rows = np.flatnonzero((pixels < 128).any(axis=1))
    assert (inked[-1] - inked[0]) / (rows[-1] - rows[0]) == pytest.approx(4, rel=0.15)


@settings(max_examples=50)
@given(ink=st.from_type(Ink))
def test_any_ink_can_be_drawn(ink: Ink) -> None:
    pixels = grey(rendered(ink, 32))
    assert pixels.shape[0] == 32
    assert pixels.shape[1] <= 32 * 12
    assert squared(ink, 28).any()


def test_a_picture_becomes_a_square_of_light_on_dark() -> None:
    pixels = squared(rendered(ONE, 64), 28)
    assert pixels.shape == (28, 28)
    assert pixels[14, 14] > 200
    assert pixels[0, 0] == 0


def test_a_damaged_picture_is_told() -> None:
    with pytest.raises(PictureError):
        squared(b"no picture", 28)


def test_the_bytes_of_a_picture_are_not_compressed() -> None:
    pixels = np.zeros((28, 28), np.uint8)
    assert len(png(pixels)) > pixels.size
