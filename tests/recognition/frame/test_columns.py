"""Where in its source each column of a frame came from, also in further looks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digitpad.recognition.picture import Picture
from tests.recognition.frame.frames import FRAMING, islands, number, pictured


@pytest.mark.parametrize("gap", [0.3, 6, 100])
def test_the_edges_of_ink_find_the_digits_again(gap: float) -> None:
    frame = FRAMING.frame(number("408", gap))
    reach = (FRAMING.pen / 2 + 1.5) / (FRAMING.height - 2 * FRAMING.margin - FRAMING.pen)
    sides = [(0, 0.6), (0.6 + gap, 1.2 + gap), (1.2 + 2 * gap, 1.7 + 2 * gap)]
    for found, (left, right) in zip(islands(frame), sides, strict=True):
        assert left - reach <= found[0] <= left + 1e-3
        assert right - 1e-3 <= found[1] <= right + reach


@pytest.mark.parametrize("scale", [1, 0.25, 3])
def test_the_edges_of_a_picture_find_the_digits_in_the_file_it_came_from(scale: float) -> None:
    picture = Picture(pictured(number("408", 6), 60, 4).pixels, scale)
    digits = ((0, 0.6), (6.6, 7.2), (13.2, 13.7))
    for found, (left, right) in zip(islands(FRAMING.frame(picture)), digits, strict=True):
        assert found[0] == pytest.approx((8 + 60 * left - 2) * scale, abs=8 * scale)
        assert found[1] == pytest.approx((8 + 60 * right + 2) * scale, abs=8 * scale)


def test_one_look_is_all_where_a_framing_does_not_lean() -> None:
    assert FRAMING.leaned(FRAMING.frame(number("47", 0.3))) == ()


def test_further_looks_lean_to_both_sides_and_know_where_their_columns_came_from() -> None:
    frame = FRAMING.frame(number("1", 0.3))
    looks = replace(FRAMING, lean=0.2).leaned(frame)
    rows = [look.pixels[4] for look in (frame, *looks)]
    middle, *leaning = (np.average(np.arange(len(row)), weights=row) for row in rows)
    assert leaning - middle == pytest.approx(np.array([2.3, -2.3]), abs=0.1)
    for look in looks:
        assert look.edges is frame.edges
        assert look.ink is frame.ink
