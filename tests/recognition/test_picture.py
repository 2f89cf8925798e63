"""Pictures of all kinds become light ink on a black that holds nothing else."""

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
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture, PictureError

FORMATS = ("PNG", "JPEG", "BMP", "WEBP", "GIF")
SHAPE = (160, 360)

# 4, 0 and 7, and the flag and the bar of a 5, in a box of 3.2 by 1.
NUMBER = (
    ((0.5, 0.0), (0.1, 0.65), (0.75, 0.65)),
    ((0.55, 0.35), (0.55, 1.0)),
    tuple((1.3 + 0.33 * np.cos(a), 0.5 + 0.5 * np.sin(a)) for a in np.linspace(0, 6.4, 40)),
    ((1.95, 0.0), (2.45, 0.0), (2.15, 1.0)),
    ((2.8, 0.1), (2.75, 0.5), (3.1, 0.55), (3.1, 0.95), (2.7, 1.0)),
)
BAR_OF_5 = ((2.9, 0.0), (3.2, 0.0))


def writing(
    shape: tuple[int, int] = SHAPE,
    height: float = 100,
    pen: float = 7,
    strokes: tuple[Any, ...] = (*NUMBER, BAR_OF_5),
    at: tuple[float, float] = (20, 30),
) -> Pixels:
    """Ink as it should come out: light on black, antialiased."""
    fine = 4 if max(shape) < 500 else 2
    image = Image.new("L", (shape[1] * fine, shape[0] * fine))
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        points = [((x * height + at[0]) * fine, (y * height + at[1]) * fine) for x, y in stroke]
        draw.line(points, fill=255, width=round(pen * fine), joint="curve")
        for x, y in points:
            reach = pen * fine / 2
            draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    small = image.resize(shape[::-1], Image.Resampling.BOX)
    return np.asarray(small, np.float32) / np.float32(255)


def image_of(grey: NDArray[Any]) -> Image.Image:
    return Image.fromarray(np.uint8(np.clip(grey, 0, 1) * 255 + 0.5))


def file_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(grey: NDArray[Any], kind: str = "PNG", **options: Any) -> Pixels:
    return Picture.open(file_of(image_of(grey), kind, **options)).pixels


def grown(mask: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    image = Image.fromarray(np.uint8(mask) * 255)
    return np.asarray(image.filter(ImageFilter.MaxFilter(2 * by + 1))) > 0


def assert_is(pixels: Pixels, ink: Pixels, reach: float = 4) -> None:
    """All of the ink is there, and nothing else."""
    assert pixels.shape == ink.shape
    assert pixels.dtype == np.float32
    assert (pixels[ink > 0.9] > 0.35).mean() > 0.98
    assert not pixels[~grown(ink > 0, round(reach))].any()


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


def digit_28() -> Pixels:
    """A digit as MNIST has them: soft, 20 pixels high in 28, its brightest pixel 255."""
    levels = np.rint(writing((28, 28), 20, 2.5, NUMBER[:2], (6, 4)) * 255)
    return np.asarray(levels / 255, np.float32)


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
    assert opened(0.9 - 0.25 * ink).max() == 1
    assert opened(0.1 * ink).max() == 1


def test_soft_edges_stay_soft() -> None:
    ink = writing(pen=9)
    pixels = opened(0.8 - 0.6 * ink)
    edge = (ink > 0.3) & (ink < 0.7)
    assert np.abs(pixels - ink)[edge].mean() < 0.1


def noise(shape: tuple[int, int], deviation: float, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(0, deviation, shape)


def shade(shape: tuple[int, int], softness: float = 0.05, depth: float = 0.45) -> Pixels:
    """What is left of the light under a shadow that falls over one side, aslant."""
    y, x = np.mgrid[: shape[0], : shape[1]] / max(shape)
    return np.asarray(1 - depth / (1 + np.exp(-(x + 0.4 * y - 0.6) / softness)), np.float32)


PHOTO = (750, 1000)


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


def test_a_row_full_of_strokes_is_no_ruled_line() -> None:
    dense = tuple(((x, 0.0), (x, 0.6), (x + 0.1, 0.6)) for x in np.arange(0, 3.8, 0.13))
    ink = writing((200, 400), 100, 4, dense, (10, 60))
    pixels = opened(0.9 - 0.7 * ink + noise((200, 400), 0.02))
    assert (pixels[ink > 0.9] > 0.35).all()
