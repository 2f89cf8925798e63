"""Numbers in writing, the pictures and files of them, and what should be left when cleaned."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture

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
UNDERLINE = ((0.0, 1.25), (1.5, 1.28), (3.2, 1.24))


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


def digit_28() -> Pixels:
    """A digit as MNIST has them: soft, 20 pixels high in 28, its brightest pixel 255."""
    levels = np.rint(writing((28, 28), 20, 2.5, NUMBER[:2], (6, 4)) * 255)
    return np.asarray(levels / 255, np.float32)


def noise(shape: tuple[int, int], deviation: float, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).normal(0, deviation, shape)


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
