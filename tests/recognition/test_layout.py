"""Columns go to the frame so that digits stay large: gaps give way, and the way back is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from digitpad.recognition.layout import Layout

ROOM = 155.0, 27.0
CENTRE = 80.0
GAP = 0.4
EXACT = 1e-6

whole = st.integers(0, 2000).map(float)
spans = st.lists(st.tuples(whole, whole).map(sorted), min_size=1, max_size=8)


def fitted(spans: ArrayLike, height: float) -> Layout:
    return Layout.fitted(np.asarray(spans, dtype=np.float64), height, ROOM, (CENTRE, 0.5), GAP)


@given(spans, st.integers(1, 500))
def test_all_lands_in_the_room_and_fills_it_one_way(
    spans: list[tuple[float, float]], height: int
) -> None:
    layout = fitted(spans, height)
    left, right = layout.target[0], layout.target[-1]
    assert left + right == pytest.approx(2 * CENTRE)
    assert right - left <= ROOM[0] + EXACT
    assert height * layout.scale <= ROOM[1] + EXACT
    assert right - left >= ROOM[0] - EXACT or height * layout.scale >= ROOM[1] - EXACT


@given(spans, st.integers(1, 500))
def test_ink_keeps_its_shape_and_order(spans: list[tuple[float, float]], height: int) -> None:
    layout = fitted(spans, height)
    left, right = np.array(spans).T
    placed = layout.placed(right) - layout.placed(left)
    np.testing.assert_allclose(placed, (right - left) * layout.scale, atol=EXACT)
    assert (np.diff(layout.target) >= 0).all()


@given(spans, st.integers(1, 500))
def test_no_gap_is_wider_than_is_kept(spans: list[tuple[float, float]], height: int) -> None:
    layout = fitted(spans, height)
    before = np.diff(layout.source)[1::2] * layout.scale
    after = np.diff(layout.target)[1::2]
    assert (after <= np.minimum(before, GAP * height * layout.scale) + EXACT).all()


def test_gaps_give_way_before_digits_do() -> None:
    wide = [(left, left + 8.0) for left in range(0, 500, 100)]
    assert fitted(wide, 10).scale == pytest.approx(ROOM[1] / 10)
    # Five digits as wide as high leave the gaps hardly anything, and only then do they shrink.
    tight = [(left, left + 10.5) for left in range(0, 500, 100)]
    assert fitted(tight, 10).scale == pytest.approx(ROOM[1] / 10)
    full = [(left, left + 20.0) for left in range(0, 500, 100)]
    assert fitted(full, 10).scale == pytest.approx(ROOM[0] / (100 + 4 * 0.08 * 10))


def test_spans_that_overlap_or_touch_are_one() -> None:
    layout = fitted([(40, 50), (0, 10), (5, 20), (20, 25), (8, 9)], 10)
    assert layout.source.tolist() == [0, 25, 40, 50]


@given(spans, st.integers(1, 500), st.floats(0, 4))
def test_the_way_back_never_falls_and_finds_the_ink(
    spans: list[tuple[float, float]], height: int, reach: float
) -> None:
    layout = fitted(spans, height)
    back = layout.origins(np.linspace(0, 2 * CENTRE, 500), reach)
    assert (np.diff(back) >= 0).all()
    assert back[0] == layout.source[0]
    assert back[-1] == layout.source[-1]
    inked = np.concatenate([np.linspace(left, right, 5) for left, right in spans])
    inked.sort()
    found = layout.origins(layout.placed(inked), reach)
    np.testing.assert_allclose(found, inked, atol=EXACT)


def test_the_way_back_never_falls_even_where_numbers_are_coarse() -> None:
    random = np.random.default_rng(0)
    for _ in range(2000):
        spans = np.sort(random.uniform(0, 1, (4, 2)), axis=1) * 10 ** random.uniform(-3, 3)
        layout = fitted(spans + 10 ** random.uniform(12, 18), 10 ** random.uniform(0, 3))
        assert (np.diff(layout.origins(np.arange(2 * CENTRE + 1), 2.7)) >= 0).all()


def test_beside_the_ink_a_gap_that_gave_way_keeps_the_scale() -> None:
    layout = fitted([(0, 5), (1000, 1005)], 10)
    assert layout.target[2] - layout.target[1] == pytest.approx(GAP * ROOM[1])
    beside = layout.origins(layout.target[1] + np.array([0.0, 1.0, 2.0]), 2.0)
    np.testing.assert_allclose(beside, 5 + np.array([0, 1, 2]) / layout.scale)
    beside = layout.origins(layout.target[2] - np.array([2.0, 1.0, 0.0]), 2.0)
    np.testing.assert_allclose(beside, 1000 - np.array([2, 1, 0]) / layout.scale)


def test_pieces_part_where_a_gap_gave_way() -> None:
    layout = fitted([(0, 5), (6, 10), (500, 505), (506, 507), (900, 905)], 10)
    assert layout.rigid_pieces == [(0, 3), (4, 7), (8, 9)]


@pytest.mark.parametrize("span", [(7, 7), (1e6, 1e6), (-3e-3, -3e-3)])
def test_a_lone_dot_stays_as_it_is_in_the_middle(span: tuple[float, float]) -> None:
    layout = fitted([span], 0)
    assert layout.scale == 1
    assert layout.target.tolist() == [CENTRE, CENTRE]


def test_a_flat_line_fills_the_width() -> None:
    layout = fitted([(10, 30)], 0)
    assert layout.target[1] - layout.target[0] == pytest.approx(ROOM[0])


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted), min_size=1, max_size=4),
    st.floats(0, 1),
    st.integers(-320, 18),
)
def test_no_size_is_too_small_or_too_large(
    spans: list[list[float]], height: float, exponent: int
) -> None:
    unit = float(f"1e{exponent}")
    assume(unit > 0)
    layout = fitted(np.array(spans) * unit, height * unit)
    assert np.isfinite(layout.target).all()
    assert 0 < layout.scale < np.inf
    assert (np.abs(layout.target - CENTRE) <= ROOM[0] / 2 + EXACT).all()


def test_even_the_smallest_numbers_there_are_have_a_layout() -> None:
    layout = fitted([(0, 0), (1e-322, 1e-322)], 1e-323)
    assert (np.abs(layout.target - CENTRE) <= ROOM[0] / 2).all()
