"""Numbers in writing and in pictures, and what their frames are like."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from tests.recognition.inks import scanned

FRAMING = Framing()
TURN = np.linspace(0, 2 * np.pi, 60)

whole = st.integers(0, 300).map(float)
lines = st.lists(st.tuples(whole, whole), min_size=1, max_size=8)
inks = st.lists(lines, min_size=1, max_size=5).map(Ink.of)


def digits() -> dict[str, list[Floats]]:
    """Strokes of some digits as one would write them, 1 high, from x = 0 on."""
    return {
        "0": [np.column_stack((0.3 - 0.3 * np.sin(TURN), 0.5 - 0.5 * np.cos(TURN)))],
        "1": [np.array([(0.0, 0.0), (0.0, 1.0)])],
        "4": [
            np.array([(0.35, 0.0), (0.0, 0.65), (0.6, 0.65)]),
            np.array([(0.42, 0.4), (0.4, 1.0)]),
        ],
        "7": [np.array([(0.0, 0.0), (0.55, 0.0), (0.2, 1.0)])],
        "8": [np.column_stack((0.25 - 0.25 * np.sin(2 * TURN), 0.5 - 0.5 * np.cos(TURN)))],
    }


def number(text: str, gap: float) -> Ink:
    """Digits in a row, the gaps between them in heights of a digit."""
    strokes, left = [], 0.0
    for digit in text:
        written = [stroke + np.array([left, 0]) for stroke in digits()[digit]]
        left = max(stroke[:, 0].max() for stroke in written) + gap
        strokes += written
    return Ink.of(strokes)


def moved(ink: Ink, scale: float, offset: tuple[float, float] = (0.0, 0.0)) -> Ink:
    return Ink.of([stroke.points * scale + offset for stroke in ink.strokes])


def pictured(ink: Ink, height: float, pen: float) -> Picture:
    """The ink so many pixels high."""
    return Picture(scanned(ink, height, pen, margin=2 * pen))


def bytes_of(pixels: Pixels) -> NDArray[np.int16]:
    return np.round(pixels * 255).astype(np.int16)


def assert_same(a: Frame, b: Frame) -> None:
    """Equal as 8-bit images but for the last bit, where the rounding of coordinates shows."""
    assert np.abs(bytes_of(a.pixels) - bytes_of(b.pixels)).max() <= 1


def difference(a: Frame, b: Frame) -> float:
    """As a share of the ink; two different digits have more than 1."""
    return float(np.abs(a.pixels - b.pixels).sum() / a.pixels.sum())


def height_of(frame: Frame) -> int:
    rows = np.flatnonzero((frame.pixels > 0.5).any(axis=1))
    return int(rows[-1] - rows[0] + 1)


def islands(frame: Frame) -> list[tuple[float, float]]:
    """Left and right, in the source's x, of the stretches of columns with ink."""
    inked = np.concatenate(([False], frame.pixels.any(axis=0), [False]))
    bounds = np.flatnonzero(inked[1:] != inked[:-1]).reshape(-1, 2)
    return [(float(frame.edges[left]), float(frame.edges[right])) for left, right in bounds]


def assert_usable(frame: Frame, framing: Framing = FRAMING) -> None:
    assert frame.pixels.shape == (framing.height, framing.width)
    assert frame.pixels.dtype == np.float32
    assert 0 <= frame.pixels.min() <= frame.pixels.max() <= 1
    assert frame.edges.shape == (framing.width + 1,)
    assert np.isfinite(frame.edges).all()
    assert (np.diff(frame.edges) >= 0).all()
