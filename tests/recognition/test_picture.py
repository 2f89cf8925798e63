"""A picture is light ink on black, of a file, of grey, or as it is given."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture, PictureError
from tests.recognition.pictures import SHAPE, image_of, noise, writing


def test_an_array_of_grey_is_a_picture() -> None:
    ink = writing()
    picture = Picture(ink)
    assert (picture.pixels is ink, picture.scale) == (True, 1.0)


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((4, 4), 255, np.float32),
        np.full((4, 4), -0.1, np.float32),
        np.full((4, 4), np.nan, np.float32),
        np.zeros((4, 4, 3), np.float32),
        np.zeros((0, 4), np.float32),
    ],
    ids=["bytes", "negative", "NaN", "colour", "no pixels"],
)
def test_an_array_of_something_else_is_refused(pixels: Pixels) -> None:
    with pytest.raises(PictureError, match="picture"):
        Picture(pixels)


def test_a_grey_array_is_cleaned_as_a_file_is_and_kept_as_it_was() -> None:
    grey = np.round((0.9 - 0.7 * writing() + noise(SHAPE, 0.02)) * 255).astype(np.uint8)
    greys = grey.astype(np.float32) / np.float32(255)
    picture = Picture.of(greys)

    np.testing.assert_array_equal(picture.pixels, Picture.open(Image.fromarray(grey)).pixels)
    assert picture.raw is not None
    np.testing.assert_array_equal(picture.raw, greys)


def test_an_opened_picture_keeps_nothing_that_was_taken_out() -> None:
    assert Picture.open(image_of(writing())).raw is None


@pytest.mark.parametrize("grey", [np.full((4, 4), np.nan, np.float32), np.zeros(4, np.float32)])
def test_only_grey_can_be_cleaned(grey: Pixels) -> None:
    with pytest.raises(PictureError, match="picture"):
        Picture.of(grey)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(np.zeros((4, 5)), "as large"), (np.full((4, 4), 2.0), "between 0 and 1")],
)
def test_what_a_picture_was_before_must_be_its_grey(raw: Pixels, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        Picture(np.zeros((4, 4), np.float32), raw=raw)
