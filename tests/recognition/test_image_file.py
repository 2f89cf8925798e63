"""Files of all kinds become upright grey, and what cannot is refused in words."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture, PictureError
from tests.recognition.pictures import (
    SHAPE,
    assert_is,
    digit_28,
    file_of,
    image_of,
    noise,
    opened,
    writing,
)

FORMATS = ("PNG", "JPEG", "BMP", "WEBP", "GIF")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("light", [True, False], ids=["light on dark", "dark on light"])
def test_every_format_is_read_in_both_polarities(kind: str, light: bool) -> None:
    ink = writing()
    assert_is(opened(ink if light else 1 - ink, kind), ink, reach=8)


def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    ink = writing()
    path = tmp_path / "scan.png"
    path.write_bytes(file_of(image_of(1 - ink)))
    for name in (path, str(path)):
        assert_is(Picture.open(name).pixels, ink)


def test_an_image_of_pillow_is_read_and_left_as_it_is() -> None:
    ink = writing((1600, 2400), 700, 40)
    with Image.open(io.BytesIO(file_of(image_of(1 - ink), "JPEG"))) as image:
        assert Picture.open(image).scale > 1
        assert (image.size, image.mode) == ((2400, 1600), "L")


def as_1_bit(grey: Pixels) -> Image.Image:
    return image_of(grey).convert("1", dither=Image.Dither.NONE)


def as_16_bit(grey: Pixels) -> Image.Image:
    return Image.fromarray(np.uint16(grey * 65535))


def as_12_of_16_bit(grey: Pixels) -> Image.Image:
    return Image.fromarray(np.uint16(grey * 4095))


def as_palette(grey: Pixels) -> Image.Image:
    return image_of(grey).convert("RGB").quantize(16)


@pytest.mark.parametrize("made", [as_1_bit, as_16_bit, as_12_of_16_bit, as_palette])
@pytest.mark.parametrize("light", [True, False], ids=["light on dark", "dark on light"])
def test_every_depth_is_read(made: Any, light: bool) -> None:
    ink = writing()
    assert_is(Picture.open(file_of(made(ink if light else 1 - ink))).pixels, ink)


def test_cmyk_is_read() -> None:
    ink = writing()
    image = image_of(1 - ink).convert("RGB").convert("CMYK")
    assert_is(Picture.open(file_of(image, "JPEG")).pixels, ink, reach=8)


def test_the_first_image_of_an_animation_is_read() -> None:
    ink = writing()
    data = file_of(image_of(1 - ink), "GIF", save_all=True, append_images=[image_of(ink * 0)])
    assert_is(Picture.open(data).pixels, ink)


def coloured(ink: Pixels, pen: tuple[int, int, int], paper: tuple[int, int, int]) -> Image.Image:
    mixed = np.array(paper) + (np.array(pen) - np.array(paper)) * ink[..., None]
    return Image.fromarray(np.uint8(mixed))


@pytest.mark.parametrize(
    ("pen", "paper"),
    [
        ((30, 60, 200), (250, 250, 245)),
        ((250, 240, 60), (255, 255, 255)),
        ((40, 40, 255), (0, 0, 0)),
        ((220, 40, 40), (40, 150, 40)),
    ],
    ids=["blue on white", "yellow on white", "blue on black", "red on green"],
)
def test_coloured_ink_is_seen(pen: tuple[int, int, int], paper: tuple[int, int, int]) -> None:
    ink = writing()
    assert_is(Picture.open(file_of(coloured(ink, pen, paper))).pixels, ink)


def transparent(colour: NDArray[Any] | tuple[int, ...], alpha: NDArray[Any]) -> Image.Image:
    pixels = np.zeros((*alpha.shape, 4), np.uint8)
    pixels[..., :3] = colour
    pixels[..., 3] = alpha
    return Image.fromarray(pixels)


@pytest.mark.parametrize(
    "colour", [(255, 255, 255), (0, 0, 0), (200, 30, 20)], ids=["white", "black", "red"]
)
@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_ink_on_a_transparent_ground_is_seen(colour: tuple[int, ...], kind: str) -> None:
    ink = writing()
    data = file_of(transparent(colour, (ink * 255).astype(np.uint8)), kind, lossless=True)
    assert_is(Picture.open(data).pixels, ink)


def test_a_transparent_palette_is_read() -> None:
    ink = writing()
    image = transparent((0, 0, 0), (ink * 255).astype(np.uint8)).quantize(8)
    assert_is(Picture.open(file_of(image)).pixels, ink)


def test_an_upright_1_on_a_transparent_ground_is_ink_and_no_sheet() -> None:
    ink = writing(strokes=(((1.5, 0), (1.5, 1)),))
    data = file_of(transparent((0, 0, 0), (ink * 255).astype(np.uint8)))
    assert_is(Picture.open(data).pixels, ink)


def test_a_sheet_cut_out_of_its_surroundings_is_paper() -> None:
    ink = writing()
    alpha = np.zeros(SHAPE, np.uint8)
    alpha[10:-10, 5:-5] = 255
    grey = ((1 - ink) * 230).astype(np.uint8)[..., None]
    assert_is(Picture.open(file_of(transparent(grey, alpha))).pixels, ink)


def test_a_veil_over_all_of_a_picture_hides_nothing() -> None:
    ink = writing()
    grey = ((1 - ink) * 255).astype(np.uint8)[..., None]
    data = file_of(transparent(grey, np.full(SHAPE, 128, np.uint8)))
    assert_is(Picture.open(data).pixels, ink)


@pytest.mark.parametrize(
    ("orientation", "turns"), [(3, 2), (6, 1), (8, 3)], ids=["upside down", "left", "right"]
)
def test_a_photo_is_turned_as_a_viewer_turns_it(orientation: int, turns: int) -> None:
    ink = writing()
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = file_of(image_of(np.rot90(1 - ink, turns)), "JPEG", exif=exif)
    assert_is(Picture.open(data).pixels, ink, reach=8)


def test_what_is_wholly_transparent_is_empty() -> None:
    assert not Picture.open(transparent((90, 10, 0), np.zeros(SHAPE, np.uint8))).pixels.any()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_photo_is_scaled_down_and_says_how_far(kind: str) -> None:
    ink = writing((3000, 4000), 900, 40, at=(500, 1000))
    picture = Picture.open(file_of(image_of(0.8 - 0.6 * ink), kind))
    assert picture.pixels.size <= 1600 * 1200
    columns = np.flatnonzero((picture.pixels > 0.5).any(axis=0))
    expected = np.flatnonzero((ink > 0.5).any(axis=0))
    assert columns[0] * picture.scale == pytest.approx(expected[0], abs=5)
    assert (columns[-1] + 1) * picture.scale == pytest.approx(expected[-1] + 1, abs=5)


def test_a_large_photo_on_its_side_says_how_far_it_was_scaled() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    grey = image_of(1 - writing((2000, 3000), 800, 40))
    picture = Picture.open(file_of(grey, "JPEG", exif=exif))
    height, width = picture.pixels.shape
    assert height * picture.scale == pytest.approx(3000, abs=3)
    assert width * picture.scale == pytest.approx(2000, abs=3)


def test_a_small_picture_keeps_its_size() -> None:
    assert Picture.open(image_of(writing())).scale == 1


def test_a_long_strip_keeps_its_rows() -> None:
    strip = np.tile(digit_28(), (1, 200))
    picture = Picture.open(image_of(strip))
    assert (picture.pixels.shape, picture.scale) == (strip.shape, 1)


def png(width: int, height: int) -> bytes:
    """A PNG that says it has this size, and holds next to nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("size", [(10_000, 9_500), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="too many pixels"):
        Picture.open(png(*size))


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg/>", png(0, 10)])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="no PNG, JPEG, BMP, WebP or GIF"):
        Picture.open(data)


@pytest.mark.parametrize("kind", FORMATS)
def test_half_a_file_is_refused(kind: str) -> None:
    whole = file_of(image_of(1 - writing() + noise(SHAPE, 0.1)), kind)
    with pytest.raises(PictureError, match="cannot be read"):
        Picture.open(whole[: len(whole) // 2])


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="no such file"):
        Picture.open(tmp_path / "missing.png")
    with pytest.raises(PictureError, match="cannot be read"):
        Picture.open(tmp_path)


def test_an_image_without_pixels_is_refused() -> None:
    with pytest.raises(PictureError, match="no pixels"):
        Picture.open(Image.new("L", (0, 5)))


FILES = [
    *(file_of(image_of(1 - writing((40, 90), 30, 3, at=(2, 3))), kind) for kind in FORMATS),
    file_of(as_1_bit(writing((40, 90), 30, 3))),
    file_of(as_palette(writing((40, 90), 30, 3))),
]


@given(
    data=st.sampled_from(FILES),
    damage=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8),
    length=st.integers(1, 5000),
)
def test_damage_is_survived_or_refused(
    data: bytes, damage: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(data[:length])
    for place, value in damage:
        damaged[place % len(damaged)] = value
    with suppress(PictureError):
        Picture.open(bytes(damaged))
