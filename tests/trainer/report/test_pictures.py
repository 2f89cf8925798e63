"""Pictures: frames as PNG, cut alike, ink dark where there is some."""

from __future__ import annotations

import base64
import io

import numpy as np
from PIL import Image

from trainer.report.pictures import heat_url, ink_url, window


def opened(url: str) -> Image.Image:
    head, _, body = url.partition(",")
    assert head == "data:image/png;base64"
    return Image.open(io.BytesIO(base64.b64decode(body)))


def test_the_window_holds_the_ink_of_all_frames() -> None:
    frames = [np.zeros((8, 40), np.float32) for _ in range(2)]
    frames[0][3, 10], frames[1][3, 20] = 1, 1
    assert window(frames) == slice(8, 23)


def test_frames_without_ink_are_shown_whole() -> None:
    assert window([np.zeros((8, 40), np.float32)]) == slice(0, 40)


def test_ink_is_black_on_nothing() -> None:
    pixels = np.zeros((4, 6), np.float32)
    pixels[1, 2] = 1
    image = opened(ink_url(pixels))
    assert image.size == (6, 4)
    assert image.getpixel((2, 1)) == (0, 255)
    assert image.getpixel((0, 0)) == (0, 0)


def test_ink_that_decided_is_red_and_other_ink_grey() -> None:
    pixels = np.ones((8, 16), np.float32)
    heat = np.zeros((8, 16), np.float32)
    heat[:, 8:] = 1
    image = opened(heat_url(pixels, heat))
    grey, red = image.getpixel((8, 16)), image.getpixel((56, 16))
    assert isinstance(grey, tuple)
    assert isinstance(red, tuple)
    assert grey[0] == grey[1] == grey[2]
    assert red[0] > 2 * red[1]
    assert grey[3] == red[3] == 255
