"""Strokes are near by their lines, and something that moves fast misses none of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.ink import Ink, Stroke
from digitpad.ink.segments import Place, Segments

places = st.floats(-100, 100)


@pytest.mark.parametrize(
    ("place", "distance"),
    [((50, 10), 10), ((-3, 4), 5), ((106, 8), 10), ((100, 0), 0), ((30, 0), 0)],
    ids=["beside the line", "before it", "behind it", "on its end", "on it"],
)
def test_strokes_are_near_by_the_distance_to_their_lines(place: Place, distance: float) -> None:
    segments = Segments(Ink.of([[(0, 0), (100, 0)]]))

    assert segments.near(place, distance) == {0}
    if distance:
        assert segments.near(place, distance - 0.01) == set()


def test_dots_and_resting_pens_are_near_by_their_places() -> None:
    segments = Segments(Ink.of([[(0, 0)], [(3, 4), (3, 4), (3, 4)]]))

    assert segments.near((0, 0), 1) == {0}
    assert segments.near((0, 0), 5) == {0, 1}


def test_nothing_is_near_where_nothing_is_written() -> None:
    assert Segments(Ink()).near((0, 0), 5) == set()
    assert Segments(Ink()).swept((0, 0), (100, 0), 5) == set()


def test_a_sweep_meets_what_lies_between_its_ends() -> None:
    ink = Ink.of([[(50, -20), (50, 20)], [(20, 5), (24, 5)], [(50, 30), (60, 30)]])

    assert Segments(ink).swept((0, 0), (100, 0), 10) == {0, 1}
    assert Segments(ink).swept((0, 0), (0, 0), 10) == set()


@given(st.lists(st.tuples(places, places), min_size=2, max_size=8), places, places)
def test_distance_agrees_with_looking_at_many_points_of_the_line(
    points: list[Place], x: float, y: float
) -> None:
    stroke = np.array(points)
    shares = np.linspace(0, 1, 401)[:, None]
    along = [a + shares * (b - a) for a, b in pairwise(stroke)]
    sampled = min(float(np.hypot(*(part - (x, y)).T).min()) for part in along)
    segments = Segments(Ink((Stroke(stroke),)))

    assert segments.near((x, y), sampled + 1e-9)
    # the samples lie at most 283 / 400 apart
    assert not segments.near((x, y), sampled - 0.36)
