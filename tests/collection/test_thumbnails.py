"""Kept drawings made small."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from digitpad.collection.thumbnails import outline, shrunk
from digitpad.ink.ink import Ink
from digitpad.recognition.image_file import PictureError


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


@given(st.from_type(Ink))
def test_any_ink_fits_into_the_box(ink: Ink) -> None:
    points = np.concatenate(outline(ink, 150, 80))
    assert np.isfinite(points).all()
    assert points.min() >= -1e-3
    assert (points.max(axis=0) <= (150.001, 80.001)).all()


def test_ink_keeps_its_shape_and_lies_in_the_middle() -> None:
    [line] = outline(Ink.of([[(0, 0), (10, 10)]]), 100, 40)
    assert line.tolist() == [[30, 0], [70, 40]]


def test_a_lone_dot_is_in_the_middle() -> None:
    [dot] = outline(Ink.of([[(500, 900)]]), 100, 40)
    assert dot.tolist() == [[50, 20]]


def test_points_that_nobody_would_see_are_left_out() -> None:
    many = [(x, 0.0) for x in np.linspace(0, 1000, 5000)]
    [line] = outline(Ink.of([many]), 100, 40)
    assert len(line) <= 202
    assert line[0].tolist() == [0, 20]
    assert line[-1].tolist() == [100, 20]


def test_a_picture_is_made_small_in_its_own_shape() -> None:
    assert shrunk(png(Image.new("L", (400, 100))), 152, 84).shape == (38, 152, 4)
    assert shrunk(png(Image.new("L", (40, 10))), 152, 84).shape == (10, 40, 4)


def test_a_picture_is_turned_as_a_viewer_turns_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content = png(Image.new("L", (40, 10)), exif=exif)
    assert shrunk(content, 152, 84).shape == (40, 10, 4)


def test_deep_grey_is_seen() -> None:
    deep = np.full((10, 10), 1000, np.uint16)
    deep[:, 5:] = 60_000
    pixels = shrunk(png(Image.fromarray(deep)), 152, 84)
    assert pixels[0, 0, 0] < 10
    assert pixels[0, 9, 0] > 220


@pytest.mark.parametrize("tone", [0, 255])
def test_ink_on_transparent_ground_is_seen_whatever_lies_below(tone: int) -> None:
    image = Image.new("RGBA", (40, 40))
    image.paste((tone, tone, tone, 255), (10, 10, 20, 20))
    pixels = shrunk(png(image), 152, 84)
    assert (pixels[..., 3] == 255).all()
    assert abs(int(pixels[15, 15, 0]) - int(pixels[35, 35, 0])) == 255


@pytest.mark.parametrize("damage", [lambda content: content[:60], lambda content: b"no picture"])
def test_a_damaged_picture_is_said(damage: Callable[[bytes], bytes]) -> None:
    content = damage(png(Image.effect_noise((64, 64), 50)))
    with pytest.raises(PictureError):
        shrunk(content, 152, 84)
