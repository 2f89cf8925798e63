"""Ink from elsewhere gets the size of what one writes."""

from __future__ import annotations

import pytest

from digitpad.ink.fitting import fitted
from digitpad.ink.ink import Ink


@pytest.mark.parametrize("scale", [0.001, 1, 5000])
@pytest.mark.parametrize("points", [[(3, 4), (5, 9)], [(3, 4), (50, 9)], [(3, 4), (3, 9)]])
def test_it_lies_in_the_middle_and_fills_half_the_height_or_most_of_the_width(
    points: list[tuple[float, float]], scale: float
) -> None:
    box = fitted(Ink.of([[(x * scale, y * scale) for x, y in points]]), 800, 300).bounds
    assert (box.left + box.right) / 2 == pytest.approx(400)
    assert (box.top + box.bottom) / 2 == pytest.approx(150)
    assert max(box.width / 640, box.height / 150) == pytest.approx(1)


def test_its_shape_stays() -> None:
    box = fitted(Ink.of([[(0, 0), (20, 10)]]), 800, 300).bounds
    assert box.width == pytest.approx(2 * box.height)


def test_a_dot_goes_to_the_middle() -> None:
    [stroke] = fitted(Ink.of([[(7, 7)]]), 800, 300).strokes
    assert stroke.points.tolist() == [[400, 150]]


def test_no_ink_is_none() -> None:
    assert fitted(Ink(), 800, 300) == Ink()
