"""The digits of a reading have the places of their ink, and part it where they touch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import Reading
from tests.recognition.logits import FRAMING, STEPS, at, bars, certain, read, read_single


def steps_of(frame: Frame) -> list[int]:
    """The steps that look at the middles of its stretches of ink."""
    columns = np.flatnonzero(frame.pixels.any(axis=0))
    stretches = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [int(stretch.mean() * STEPS / FRAMING.width) for stretch in stretches]


@pytest.mark.parametrize("lefts", [(0, 0.2), (0, 1, 7), (0, 0.3, 0.6, 50, 99)])
def test_each_digit_has_the_place_of_its_ink(lefts: tuple[float, ...]) -> None:
    frame = FRAMING.frame(bars(lefts))
    reading = read(at(dict.fromkeys(steps_of(frame), "1")), frame)
    assert reading.text == "1" * len(lefts)
    reach = (FRAMING.pen / 2 + 1.5) / (FRAMING.height - 2 * FRAMING.margin - FRAMING.pen)
    for digit, x in zip(reading.digits, lefts, strict=True):
        assert digit.left is not None
        assert digit.right is not None
        assert x - reach <= digit.left <= x <= digit.right <= x + reach


def test_digits_that_touch_part_where_the_ink_is_least() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0.8, 1), (1.6, 0)]]))
    left, right = places_of(read(at(at_x(frame, 0.3, 1.3)), frame))
    assert left == pytest.approx((0, 0.8), abs=0.15)
    assert right == pytest.approx((0.8, 1.6), abs=0.15)


@pytest.mark.parametrize("pictured", [False, True])
def test_a_ligature_is_of_neither_digit(pictured: bool) -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1), (1.5, 1), (1.5, 0)]]))
    frame = replace(frame, ink=Ink()) if pictured else frame
    left, right = places_of(read(at(at_x(frame, 0.02, 1.48)), frame))
    assert left == pytest.approx((0, 0), abs=0.15)
    assert right == pytest.approx((1.5, 1.5), abs=0.15)


def places_of(reading: Reading) -> list[tuple[float | None, float | None]]:
    return [(digit.left, digit.right) for digit in reading.digits]


def at_x(frame: Frame, *places: float) -> dict[int, str]:
    """A 1 read at each place in the source's x."""
    columns = np.interp(places, frame.edges, np.arange(FRAMING.width + 1))
    return dict.fromkeys((columns * STEPS / FRAMING.width).astype(int).tolist(), "1")


def test_digits_that_lie_over_each_other_have_the_reach_of_their_strokes() -> None:
    slanted = [[(0, 1), (0.8, 0)], [(0.5, 1), (1.3, 0)]]
    frame = FRAMING.frame(Ink.of(slanted))
    assert places_of(read(at(at_x(frame, 0.4, 0.9)), frame)) == [(0, 0.8), (0.5, 1.3)]


def test_a_late_stroke_belongs_to_the_digit_that_it_stands_in() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1)], [(2, 0), (2, 1)], [(-0.3, 0.5), (0.4, 0.5)]]))
    assert places_of(read(at(at_x(frame, 0, 1.99)), frame)) == [(-0.3, 0.4), (2, 2)]


def test_only_the_stroke_that_goes_through_several_digits_parts() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1), (1.5, 1), (1.5, 0)], [(1.7, 0), (1.6, 1)]]))
    first, second, third = places_of(read(at(at_x(frame, 0.02, 1.48, 1.69)), frame))
    assert first == pytest.approx((0, 0), abs=0.15)
    assert second == pytest.approx((1.5, 1.5), abs=0.15)
    assert third == (1.6, 1.7)


def test_a_late_stroke_that_goes_on_in_the_next_digit_is_of_both() -> None:
    body, hat_and_next = [(0, 0), (0, 1)], [(-0.2, 0), (1, 0), (1, 1)]
    frame = FRAMING.frame(Ink.of([body, hat_and_next]))
    first, second = places_of(read(at(at_x(frame, 0.0, 0.98)), frame))
    assert first[0] == -0.2
    assert second == pytest.approx((1, 1), abs=0.15)


def test_a_stroke_that_leans_over_its_neighbour_is_not_of_both() -> None:
    frame = FRAMING.frame(Ink.of([[(0.2, 0), (0, 1)], [(0.15, 0), (1, 0), (0.8, 1)]]))
    assert places_of(read(at(at_x(frame, 0.1, 0.9)), frame)) == [(0, 0.2), (0.15, 1)]


def test_one_digit_has_all_the_ink_for_its_place() -> None:
    [digit] = read_single(certain("4", alphabet="0123456789")[0]).digits
    assert (digit.digit, digit.left, digit.right) == ("4", 0, 7)
