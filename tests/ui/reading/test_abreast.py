"""Things abreast keep apart, keep within, and keep near to where they belong."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ui.reading.abreast import abreast

centres = st.lists(st.floats(-50, 1050), max_size=5).map(sorted)


def test_what_has_room_stands_where_it_belongs() -> None:
    assert abreast([100, 300], width=30, gap=4, room=1000) == [85, 285]


def test_nothing_takes_no_place() -> None:
    assert abreast([], width=30, gap=4, room=100) == []


def test_neighbours_give_way_to_both_sides_alike() -> None:
    assert abreast([100, 110], width=30, gap=4, room=1000) == [73, 107]


def test_a_narrow_digit_pushes_those_beside_it_and_not_those_far_away() -> None:
    assert abreast([100, 110, 120, 500], width=30, gap=4, room=1000) == [61, 95, 129, 485]


def test_at_the_edges_all_stay_within() -> None:
    assert abreast([-20, 0], width=30, gap=4, room=200) == [0, 34]
    assert abreast([190, 260], width=30, gap=4, room=200) == [136, 170]


def test_gaps_give_way_where_there_is_too_little_room() -> None:
    assert abreast([10, 20, 30], width=30, gap=40, room=100) == [0, 35, 70]


@given(centres, st.floats(10, 40), st.floats(0, 10))
def test_none_lies_over_another_and_all_are_within(
    wanted: list[float], width: float, gap: float
) -> None:
    lefts = abreast(wanted, width, gap, room=1000)
    assert all(after - before >= width + gap - 1e-6 for before, after in pairwise(lefts))
    assert all(-1e-9 <= left <= 1000 - width + 1e-6 for left in lefts)


@given(centres)
def test_no_other_places_are_nearer(wanted: list[float]) -> None:
    lefts = abreast(wanted, width=30, gap=4, room=1000)
    for shift in (-1.0, 1.0):
        moved = [left + shift for left in lefts]
        if all(0 <= left <= 970 for left in moved):
            assert far(moved, wanted) >= far(lefts, wanted) - 1e-6


def far(lefts: list[float], wanted: list[float]) -> float:
    """How far all are from where they belong, squared."""
    return sum((left + 15 - centre) ** 2 for left, centre in zip(lefts, wanted, strict=True))


def test_a_step_apart_is_a_step_apart() -> None:
    assert abreast([500] * 3, 30, 4, 1000) == pytest.approx([451, 485, 519])
