"""Of a page or a photo nothing but the ink is left, and clean ink stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from tests.recognition.pictures import (
    BAR_OF_5,
    NUMBER,
    SHAPE,
    UNDERLINE,
    assert_is,
    digit_28,
    grown,
    image_of,
    noise,
    opened,
    writing,
)

PHOTO = (750, 1000)


def test_a_clean_digit_keeps_its_very_pixels() -> None:
    digit = digit_28()
    assert digit.max() == 1
    np.testing.assert_array_equal(opened(digit), digit)
    np.testing.assert_allclose(opened(1 - digit), digit, atol=1e-6)


def test_a_clean_strip_of_digits_keeps_its_very_pixels() -> None:
    strip = np.concatenate([digit_28(), np.zeros((28, 9), np.float32), digit_28()], axis=1)
    np.testing.assert_array_equal(opened(strip), strip)


def test_clean_ink_of_any_size_keeps_its_very_pixels() -> None:
    ink = np.rint(writing() * 255) / np.float32(255)
    np.testing.assert_array_equal(opened(ink), ink)


def test_digits_of_mnist_keep_their_very_pixels(data: Path) -> None:
    raw = (data / "MNIST" / "raw" / "t10k-images-idx3-ubyte").read_bytes()
    digits = np.frombuffer(raw, np.uint8, offset=16).reshape(-1, 28, 28)[:1000]
    for digit in digits:
        grey = digit / np.float32(255)
        pixels = Picture.open(Image.fromarray(digit)).pixels
        np.testing.assert_allclose(pixels, grey / grey.max(), atol=1e-6)


def test_faint_ink_is_stretched_to_full_contrast() -> None:
    ink = writing()
    np.testing.assert_allclose(opened(0.9 - 0.25 * ink), ink, atol=0.01)
    np.testing.assert_allclose(opened(0.1 * ink), ink, atol=0.04)  # a PNG has 26 steps for it


def test_soft_edges_stay_soft() -> None:
    ink = writing(pen=9)
    pixels = opened(0.8 - 0.6 * ink)
    edge = (ink > 0.3) & (ink < 0.7)
    assert np.abs(pixels - ink)[edge].mean() < 0.1


def shade(shape: tuple[int, int], softness: float = 0.05, depth: float = 0.45) -> Pixels:
    """What is left of the light under a shadow that falls over one side, aslant."""
    y, x = np.mgrid[: shape[0], : shape[1]] / max(shape)
    return np.asarray(1 - depth / (1 + np.exp(-(x + 0.4 * y - 0.6) / softness)), np.float32)


def on_shaded_paper(ink: Pixels) -> NDArray[Any]:
    return 0.85 * shade(ink.shape) * (1 - 0.75 * ink) + noise(ink.shape, 0.02)


def in_deep_shadow(ink: Pixels) -> NDArray[Any]:
    return 0.9 * shade(ink.shape, 0.03, 0.65) * (1 - 0.75 * ink) + noise(ink.shape, 0.015)


def on_uneven_board(ink: Pixels) -> NDArray[Any]:
    board = 0.25 * shade(ink.shape)
    return board + (0.85 - board) * ink + noise(ink.shape, 0.02)


def in_pencil(ink: Pixels) -> NDArray[Any]:
    return np.asarray(0.93 - 0.3 * ink + noise(ink.shape, 0.012))


def on_ruled_paper(ink: Pixels) -> NDArray[Any]:
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    lines = (y + 0.02 * x) % 60 < 2
    return np.asarray(np.minimum(0.95 - 0.25 * lines, 0.95 - 0.6 * ink) + noise(ink.shape, 0.01))


def on_squared_paper(ink: Pixels) -> NDArray[Any]:
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    lines = (y % 50 < 2) | (x % 50 < 2)
    return np.asarray(np.minimum(0.95 - 0.2 * lines, 0.95 - 0.4 * ink) + noise(ink.shape, 0.01))


def on_a_dark_table(ink: Pixels) -> NDArray[Any]:
    table = 0.2 + noise(ink.shape, 0.03)
    table[60:-60, 70:-70] = (0.85 * shade(ink.shape, depth=0.2) * (1 - 0.7 * ink))[60:-60, 70:-70]
    return table


def out_of_focus(ink: Pixels) -> NDArray[Any]:
    blurred = image_of(on_shaded_paper(ink)).filter(ImageFilter.GaussianBlur(4))
    return np.asarray(blurred) / 255 + noise(ink.shape, 0.01)


def with_glare(ink: Pixels) -> NDArray[Any]:
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    glare = 0.25 * np.exp(-((x - 400) ** 2 + (y - 250) ** 2) / 3e4)
    return np.asarray(0.7 + glare - 0.45 * ink + noise(ink.shape, 0.01))


SCENES = [
    on_shaded_paper,
    in_deep_shadow,
    on_uneven_board,
    in_pencil,
    on_ruled_paper,
    on_squared_paper,
    on_a_dark_table,
    out_of_focus,
    with_glare,
]


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("pen", [8, 28], ids=["thin pen", "thick pen"])
def test_paper_and_light_are_taken_out(scene: Any, pen: float) -> None:
    ink = writing(PHOTO, 220, pen, at=(130, 200))
    assert_is(opened(scene(ink), "JPEG", quality=80), ink, reach=pen)


def test_a_row_full_of_strokes_is_no_ruled_line() -> None:
    dense = tuple(((x, 0.0), (x, 0.6), (x + 0.1, 0.6)) for x in np.arange(0, 3.8, 0.13))
    ink = writing((200, 400), 100, 4, dense, (10, 60))
    pixels = opened(0.9 - 0.7 * ink + noise((200, 400), 0.02))
    assert (pixels[ink > 0.9] > 0.35).all()


@pytest.mark.parametrize("light", [True, False], ids=["light on dark", "dark on light"])
@pytest.mark.parametrize("shape", [(28, 84), SHAPE])
def test_strong_noise_is_taken_out(light: bool, shape: tuple[int, int]) -> None:
    ink = writing(shape, shape[0] * 0.65, shape[0] / 9, NUMBER[:4], (5, shape[0] * 0.17))
    pixels = opened((ink if light else 1 - ink) + noise(shape, 0.15))
    assert (pixels[ink > 0.95] > 0.35).mean() > 0.95
    assert not pixels[~grown(ink > 0, 4)].any()


@pytest.mark.parametrize("light", [True, False], ids=["light on dark", "dark on light"])
def test_salt_and_pepper_are_taken_out(light: bool) -> None:
    ink = writing()
    grey = ink if light else 1 - ink
    chance = np.random.default_rng(3).random(SHAPE)
    grey = np.where(chance < 0.03, 1, np.where(chance > 0.97, 0, grey))
    assert_is(opened(grey), ink)


def test_what_jpeg_leaves_round_ink_is_no_ink() -> None:
    ink = writing()
    pixels = opened(1 - 0.6 * ink, "JPEG", quality=20)
    assert pixels[~grown(ink > 0, 3)].max() < 0.35


@pytest.mark.parametrize("grain", [0.0, 0.01], ids=["clean", "with grain"])
def test_dust_is_taken_out(grain: float) -> None:
    ink = writing()
    grey = 0.95 - 0.8 * ink + noise(SHAPE, grain)
    grey[5:7, 350:352] = 0.2
    grey[150:153, 10:12] = 0.1
    grey[148, 300] = 0
    assert_is(opened(grey), ink)


@pytest.mark.parametrize("grain", [0.0, 0.02], ids=["clean", "with grain"])
def test_the_detached_bar_of_a_5_stays(grain: float) -> None:
    ink, bar = writing(), writing(strokes=(BAR_OF_5,))
    pixels = opened(0.9 - 0.7 * ink + noise(SHAPE, grain))
    assert (pixels[bar > 0.9] > 0.35).all()


@pytest.mark.parametrize("grain", [0.0, 0.02], ids=["clean", "with grain"])
def test_a_line_under_a_number_is_taken_out(grain: float) -> None:
    ink, line = (writing(height=90, pen=5, strokes=strokes) for strokes in (NUMBER, (UNDERLINE,)))
    grey = 0.9 - 0.7 * np.maximum(ink, line) + noise(SHAPE, grain)
    assert_is(opened(grey), ink, reach=5)


def test_a_line_that_digits_stand_on_stays() -> None:
    line = ((0.0, 1.0), (3.1, 1.02))
    ink = writing(height=90, pen=5, strokes=(*NUMBER, line))
    np.testing.assert_allclose(opened(1 - ink), ink, atol=0.01)


@pytest.mark.parametrize("grain", [0.0, 0.02], ids=["clean", "with grain"])
def test_a_small_digit_far_from_tall_ones_stays(grain: float) -> None:
    tall = writing(strokes=NUMBER[:2])
    small = writing(height=25, pen=5, strokes=NUMBER[2:3], at=(290, 30))
    pixels = opened(0.9 - 0.7 * np.maximum(tall, small) + noise(SHAPE, grain))
    assert (pixels[small > 0.9] > 0.35).all()


@pytest.mark.parametrize("grain", [0.0, 0.02], ids=["clean", "with grain"])
def test_a_lone_dot_stays(grain: float) -> None:
    dot = writing(pen=9, strokes=(((1.5, 0.5), (1.5, 0.51)),))
    assert_is(opened(0.9 - 0.7 * dot + noise(SHAPE, grain)), dot)


@pytest.mark.parametrize("shape", [(28, 28), (120, 300), PHOTO])
@pytest.mark.parametrize("tone", [0.0, 0.5, 1.0], ids=["black", "grey", "white"])
@pytest.mark.parametrize("deviation", [0.0, 0.05, 0.15])
def test_a_blank_page_is_empty_with_noise_and_without(
    shape: tuple[int, int], tone: float, deviation: float
) -> None:
    assert not opened(tone + noise(shape, deviation)).any()


@pytest.mark.parametrize(
    "scene", [on_shaded_paper, in_pencil, on_ruled_paper, on_a_dark_table, with_glare]
)
@pytest.mark.parametrize("quality", [50, 90])
def test_a_blank_photo_is_empty(scene: Any, quality: int) -> None:
    assert not opened(scene(np.zeros(PHOTO, np.float32)), "JPEG", quality=quality).any()


@given(
    arrays(
        np.uint8,
        st.tuples(st.integers(1, 40), st.integers(1, 40)),
        elements=st.sampled_from([0, 1, 60, 128, 200, 254, 255]),
    )
)
def test_anything_at_all_comes_out_as_a_picture_of_its_size(grey: NDArray[np.uint8]) -> None:
    pixels = Picture.open(Image.fromarray(grey)).pixels
    assert pixels.shape == grey.shape
    assert pixels.min() >= 0
    assert pixels.max() in (0, pytest.approx(1))
