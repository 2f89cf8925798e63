"""Pieces of pictures land where they should, antialiased; what leans moves by its height."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.recognition.pen import Pixels, drawn
from digitpad.recognition.resample import leaned, paste


def disc(radius: float, side: int = 40) -> Pixels:
    middle = np.full((1, 2), side / 2)
    return drawn(middle, np.array([0]), (side, side), 2 * radius)


def middle_of(pixels: Pixels) -> tuple[float, float]:
    rows, columns = np.indices(pixels.shape) + 0.5
    total = pixels.sum()
    return float((columns * pixels).sum() / total), float((rows * pixels).sum() / total)


def test_at_its_own_scale_a_picture_is_copied() -> None:
    canvas = np.zeros((60, 60), np.float32)
    paste(canvas, disc(9), (0, 0, 40, 40), 1.0, (13.0, 7.0))
    np.testing.assert_allclose(canvas[7:47, 13:53], disc(9), atol=1e-6)
    assert canvas.sum() == pytest.approx(disc(9).sum(), rel=1e-5)


@given(st.floats(0.2, 3), st.floats(-2, 2), st.floats(-2, 2))
def test_it_lands_between_pixels_where_it_is_sent(scale: float, right: float, down: float) -> None:
    canvas = np.zeros((100, 100), np.float32)
    offset = 50 - 20 * scale + right, 50 - 20 * scale + down
    paste(canvas, disc(12), (0, 0, 40, 40), scale, offset)
    assert middle_of(canvas) == pytest.approx((50 + right, 50 + down), abs=0.05)
    assert canvas.sum() == pytest.approx(disc(12).sum() * scale**2, rel=0.03)


def test_only_the_box_is_laid_down() -> None:
    canvas = np.zeros((40, 40), np.float32)
    paste(canvas, np.ones((40, 40), np.float32), (10, 20, 15, 28), 1.0, (0.0, 0.0))
    expected = np.zeros((40, 40))
    expected[20:28, 10:15] = 1
    np.testing.assert_allclose(canvas, expected, atol=1e-6)


def test_the_lighter_wins_where_pieces_meet() -> None:
    canvas = np.full((40, 40), np.float32(0.5))
    paste(canvas, disc(9), (0, 0, 40, 40), 1.0, (0.0, 0.0))
    np.testing.assert_allclose(canvas, np.maximum(disc(9), 0.5), atol=1e-6)


@pytest.mark.parametrize("offset", [(-100.0, 0.0), (0.0, 100.0), (-39.6, 39.6)])
def test_what_falls_outside_is_cut_off(offset: tuple[float, float]) -> None:
    canvas = np.zeros((40, 40), np.float32)
    paste(canvas, disc(9), (0, 0, 40, 40), 1.0, offset)
    assert canvas.max() < 1e-6


@pytest.mark.parametrize("lean", [0.25, -0.25])
def test_what_leans_is_moved_by_its_height_over_the_middle_row(lean: float) -> None:
    canvas = np.zeros((60, 60), np.float32)
    for row, column in ((10, 20), (30, 30), (50, 40)):
        paste(canvas, disc(4), (0, 0, 40, 40), 1.0, (column - 20.0, row - 20.0))
    found = leaned(canvas, lean)
    places = [middle_of(found[top : top + 20]) for top in (0, 20, 40)]
    for (x, y), expected in zip(places, (20 + 20 * lean, 30, 40 - 20 * lean), strict=True):
        assert (x, y) == pytest.approx((expected, 10), abs=0.1)
    assert found.dtype == np.float32
    assert 0 <= found.min() <= found.max() <= 1


def test_what_does_not_lean_stays_as_it_is() -> None:
    np.testing.assert_allclose(leaned(disc(9), 0.0), disc(9), atol=1e-6)
