"""The one renderer draws by distance, measures its own lines, and moves their edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from digitpad.ink.ink import Floats
from digitpad.recognition.pen import Pixels, drawn, grown, stroke_width

SHAPE = 24, 40
ABSOLUTE = 1e-4
"""Windows are reckoned with in 32-bit floats."""

coordinates = st.tuples(st.floats(-5, 45), st.floats(-5, 29))
strokes = st.lists(st.lists(coordinates, min_size=1, max_size=5), min_size=1, max_size=3)


def drawing(lines: Sequence[ArrayLike], width: float, shape: tuple[int, int] = SHAPE) -> Pixels:
    arrays = [np.asarray(line, dtype=np.float64) for line in lines]
    return drawn(np.concatenate(arrays), np.cumsum([0, *map(len, arrays[:-1])]), shape, width)


def distances(lines: Sequence[ArrayLike]) -> Floats:
    """Of every pixel's centre to the nearest segment, worked out one segment after another."""
    rows, columns = np.indices(SHAPE) + 0.5
    centres = np.stack((columns, rows), axis=-1)
    nearest = np.full(SHAPE, np.inf)
    for line in lines:
        points = np.asarray(line, dtype=np.float64)
        for start, stop in zip(points, [*points[1:], points[-1]], strict=True):
            run = stop - start
            share = ((centres - start) @ run) / max(run @ run, 1e-12)
            foot = start + np.clip(share, 0, 1)[..., None] * run
            nearest = np.minimum(nearest, np.linalg.norm(centres - foot, axis=-1))
    return nearest


@given(strokes, st.floats(0.5, 6))
def test_a_pixel_is_as_light_as_it_is_near_to_the_line(
    lines: list[list[tuple[float, float]]], width: float
) -> None:
    expected = np.clip(width / 2 + 0.5 - distances(lines), 0, 1)
    np.testing.assert_allclose(drawing(lines, width), expected, atol=ABSOLUTE)


def test_a_lone_point_is_a_disc_as_wide_as_the_pen() -> None:
    disc = drawing([[(20, 12)]], 8)
    assert disc.sum() == pytest.approx(np.pi * 4**2, rel=0.02)
    assert disc[12, 20] == 1
    np.testing.assert_allclose(disc, disc[::-1], atol=ABSOLUTE)


def test_a_line_is_as_thick_as_the_pen() -> None:
    line = drawing([[(5, 12), (35, 12)]], 3.5)
    np.testing.assert_allclose(line[:, 10:30].sum(axis=0), 3.5, atol=ABSOLUTE)


def test_strokes_are_not_joined() -> None:
    apart = drawing([[(5, 5), (5, 20)], [(35, 5), (35, 20)]], 2)
    assert not apart[:, 10:30].any()


def test_what_lies_outside_is_cut_off() -> None:
    assert not drawing([[(-50, -50), (-50, 90)], [(99, 12)], [(0, 1e4), (1, 1e4)]], 3).any()
    inside = drawing([[(-30, 12), (70, 12)]], 3)
    np.testing.assert_allclose(inside, inside[:, :1].repeat(SHAPE[1], axis=1), atol=ABSOLUTE)


def test_a_scribble_is_the_lightest_of_its_parts() -> None:
    random = np.random.default_rng(1)
    points = random.uniform((0, 0), SHAPE[::-1], (4000, 2))
    parts = [drawing([points[at : at + 11]], 1.2) for at in range(0, 4000, 10)]
    np.testing.assert_array_equal(drawing([points], 1.2), np.max(parts, axis=0))


@pytest.mark.parametrize("width", [1.5, 2.4, 4, 7])
@pytest.mark.parametrize("strength", [1, 0.3])
def test_a_drawing_measures_as_wide_as_its_pen(width: float, strength: float) -> None:
    angle = np.linspace(0, 2 * np.pi, 80)
    ring = np.column_stack((30 + 22 * np.cos(angle), 24 + 16 * np.sin(angle)))
    pixels = drawing([ring], width, (48, 60)) * np.float32(strength)
    assert stroke_width(pixels) == pytest.approx(width, rel=0.1)


def test_a_soft_drawing_measures_like_a_sharp_one() -> None:
    sharp = drawing([[(8, 12), (32, 12)]], 5)
    soft = sum(np.roll(sharp, step, axis) for step in (-1, 0, 1) for axis in (0, 1)) / 6
    assert stroke_width(np.asarray(soft)) == pytest.approx(stroke_width(sharp), rel=0.1)


def test_nothing_has_no_width() -> None:
    assert stroke_width(np.zeros(SHAPE, np.float32)) == 0


def everywhere(by: float) -> Pixels:
    return np.full(SHAPE[1], by, np.float32)


@given(st.floats(2, 6), st.floats(-1.5, 3))
@settings(max_examples=30)
def test_growing_a_line_is_drawing_it_with_a_wider_pen(width: float, by: float) -> None:
    line = [[(10, 8), (30, 16)]]
    wanted = max(width + 2 * by, 0)
    found = grown(drawing(line, width), everywhere(by))
    # Edges lie where a pixel begins, so each side may be off by half of one.
    assert found[:, 15:25].sum() == pytest.approx(drawing(line, wanted)[:, 15:25].sum(), abs=11)


def test_a_line_that_shrinks_by_more_than_its_width_is_gone() -> None:
    assert not grown(drawing([[(10, 8), (30, 16)]], 3), everywhere(-3)).any()


def test_columns_grow_each_by_their_own_measure() -> None:
    lines = drawing([[(10, 4), (10, 20)], [(30, 4), (30, 20)]], 3)
    by = np.where(np.arange(SHAPE[1]) < 20, 0, 2).astype(np.float32)
    found = grown(lines, by)
    left, right = found[12, :20].sum(), found[12, 20:].sum()
    assert right - left == pytest.approx(4)


@given(strokes, st.floats(-2, 4))
@settings(max_examples=30)
def test_edges_move_by_the_distance_to_them(
    lines: list[list[tuple[float, float]]], by: float
) -> None:
    mask = drawing(lines, 3) >= 0.4
    rows, columns = np.indices(SHAPE)
    expected = np.zeros(SHAPE)
    for place in np.ndindex(SHAPE):
        across = np.hypot(rows - place[0], columns - place[1])[mask != mask[place]]
        inside = (1 if mask[place] else -1) * (across.min(initial=99) - 0.5)
        expected[place] = np.clip(inside + by + 0.5, 0, 1)
    found = grown(mask.astype(np.float32), everywhere(by))
    np.testing.assert_allclose(found, expected, atol=ABSOLUTE)
