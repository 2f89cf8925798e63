"""Frames stay what networks were taught with: a few inks and pictures, kept as images.

Running this file writes the images anew. Whoever needs to has changed what every checkpoint sees,
and trains them again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture

FOLDER = Path(__file__).parent / "golden"
TURN = np.linspace(0, 2 * np.pi, 33)


def loop(x: float, y: float, width: float, height: float) -> Floats:
    return np.column_stack((x + width * np.sin(TURN), y - height * np.cos(TURN)))


def four_nought_seven() -> Ink:
    """A 4 of two strokes, a 0 that is smaller and higher up, and a 7 with a bar."""
    four = [(30, 0), (4, 62), (50, 60)], [(38, 35), (35, 100)]
    seven = [(150, 5), (200, 0), (170, 104)], [(160, 55), (195, 50)]
    return Ink.of([*four, loop(95, 40, 25, 35), *seven])


def wide_apart() -> Ink:
    return Ink.of([[(500 * at, 0), (500 * at + 30, 100)] for at in range(5)])


def filling() -> Ink:
    """Seven loops, which fill the frame's width before its height."""
    return Ink.of([loop(110 * at, 3 * at, 50, 50) for at in range(7)])


def ring(
    rows: int, columns: int, radius: float, width: float, at: float = 0.5
) -> NDArray[np.float32]:
    y, x = np.indices((rows, columns)) + 0.5
    away = np.abs(np.hypot(x - columns * at, y - rows / 2) - radius)
    return np.asarray(np.clip(width / 2 + 0.5 - away, 0, 1), dtype=np.float32)


def two_pens() -> Picture:
    """A fine ring and a broad one, far apart."""
    fine, broad = ring(120, 700, 45, 4, at=0.1), ring(120, 700, 40, 16, at=0.9)
    return Picture(np.maximum(fine, broad))


SOURCES: dict[str, Callable[[], Ink | Picture]] = {
    "ink-407": four_nought_seven,
    "ink-wide-apart": wide_apart,
    "ink-filling": filling,
    "ink-dot": lambda: Ink.of([[(7, 7)]]),
    "ink-standing": lambda: Ink.of([[(7, 0), (7, 9)]]),
    "ink-lying": lambda: Ink.of([[(0, 7), (9, 7)]]),
    "picture-small": lambda: Picture(ring(28, 28, 8, 2.5) * np.float32(0.8)),
    "picture-large-and-broad": lambda: Picture(ring(300, 400, 100, 40)),
    "picture-hairline": lambda: Picture(ring(300, 400, 140, 1)),
    "picture-two-pens": two_pens,
    "picture-blot": lambda: Picture(ring(90, 90, 0, 9)),
}


def framed(name: str) -> NDArray[np.uint8]:
    return np.round(Framing().frame(SOURCES[name]()).pixels * 255).astype(np.uint8)


@pytest.mark.parametrize("name", SOURCES)
def test_a_frame_is_what_it_was(name: str) -> None:
    with Image.open(FOLDER / f"{name}.png") as image:
        kept = np.asarray(image).astype(int)
    assert np.abs(framed(name) - kept).max() <= 1


def test_every_kept_image_is_one_of_these() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == SOURCES.keys()


def write() -> None:
    """Write the images anew, from the frames as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name in SOURCES:
        Image.fromarray(framed(name)).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    write()
