"""A line under a number says nothing of it; what only resembles one stays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.underline import without_underlines
from tests.recognition.logits import FRAMING, at, read

Line = list[tuple[float, float]]

BARS: list[Line] = [[(x, 0.0), (x, 1.0)] for x in (0.0, 0.7, 1.4)]
"""111, as high as 1."""
LINES = st.lists(
    st.tuples(st.sampled_from((0.0, 0.7, 1.4)), st.sampled_from((1.0, 1.1, 1.2))),
    min_size=1,
    max_size=4,
)
"""Strokes where underlines are."""
UNDER: Line = [(-0.1, 1.2), (0.7, 1.22), (1.5, 1.2)]


def kept(*strokes: Line) -> int:
    """How many strokes of these remain."""
    return len(without_underlines(Ink.of(strokes)).strokes)


@pytest.mark.parametrize(
    "line",
    [
        UNDER,
        UNDER[::-1],
        [(-0.6, 1.3), (2.0, 1.3)],
        [(0.1, 1.1), (1.35, 1.1)],
        [(0.0, 1.5), (0.35, 1.55), (0.7, 1.5), (1.05, 1.45), (1.4, 1.5)],
        [(0.0, 1.1), (1.4, 1.25)],
    ],
    ids=["under", "from right to left", "longer", "shorter", "wavy", "sloping"],
)
def test_a_line_under_all_of_a_number_goes(line: Line) -> None:
    assert without_underlines(Ink.of([*BARS, line])) == Ink.of(BARS)
    assert without_underlines(Ink.of([line, *BARS])) == Ink.of(BARS)


@pytest.mark.parametrize(
    "narrow",
    [
        [BARS[0], [(0.8, 0.0), (0.8, 1.0)]],
        [[(0, 0.3), (0.4, 0), (0.8, 0.3), (0, 1), (0.8, 1)]],
        [[(0.4, 0), (0.4, 1)]],
    ],
    ids=["11", "2", "1"],
)
def test_under_what_is_narrow_it_goes_where_it_is_apart(narrow: list[Line]) -> None:
    assert kept(*narrow, [(0, 1.1), (0.8, 1.1)]) == len(narrow)
    assert kept(*narrow, [(0, 1.04), (0.8, 1.04)]) == len(narrow) + 1


def test_two_lines_go_both() -> None:
    again = [(x, y + 0.15) for x, y in UNDER]

    assert kept(*BARS, UNDER, again) == kept(*BARS, again, UNDER) == 3


def test_a_line_that_follows_a_climbing_number_goes() -> None:
    strokes = [*BARS, UNDER]
    climbing = [[(x, y - 0.3 * x) for x, y in stroke] for stroke in strokes]

    assert kept(*climbing) == 3


def test_a_seven_may_reach_through_it() -> None:
    seven, line = [(2.0, 0.0), (2.5, 0.0), (2.2, 1.3)], [(-0.1, 1.2), (2.5, 1.2)]

    assert kept(*BARS, seven, line) == 4


@pytest.mark.parametrize(
    "strokes",
    [
        [[(0, 0.3), (0.4, 0), (0.8, 0.3), (0, 0.96)], [(-0.05, 1), (0.85, 1)]],
        [[(0, 0.3), (0.9, 0), (0.9, 1)], [(0, 1.03), (1.2, 1.03)]],
        [[(0, 0), (1, 0.05), (2, 0)], [(0, 0.4), (1, 0.45), (2, 0.4)]],
        [[(0, y), (2, y + 0.02)] for y in (0, 0.2, 0.4, 0.6, 0.8, 1.0)],
        [[(0.4, 0), (0.4, 1)], [(0.3, 1.2), (0.5, 1.2)]],
        [BARS[0], [(0.7, 0), (1.3, 0.3), (0.7, 1)], [(0.7, 1.05), (1.4, 1.05)]],
        [[(0, 0), (1, 0)], [(0, 0.4), (1, 0.4)]],
        [*BARS, [(0, 0), (1.4, 0)], [(0, 1), (1.4, 1)]],
        [*BARS, [(-0.1, 0.5), (1.5, 0.5)]],
        [*BARS, [(-0.1, -0.2), (1.5, -0.2)]],
        [*BARS, [(-0.1, 2.1), (1.5, 2.1)]],
        [*BARS, [(0, 1.1), (0.7, 1.6), (1.4, 1.1)]],
        [*BARS, [(0, 1.1), (1.4, 2.1)]],
        [UNDER],
    ],
    ids=[
        *("base of a wide 2", "foot of a wide 1", "wavy equals", "hatch"),
        *("exclamation mark", "base of the 2 in 12", "equals", "box", "through all"),
        *("over it", "far below", "bent", "steep", "nothing else"),
    ],
)
def test_what_is_no_underline_stays(strokes: list[Line]) -> None:
    assert kept(*strokes) == len(strokes)


@given(strokes=st.lists(LINES, max_size=4), data=st.data())
def test_the_order_and_direction_of_strokes_change_nothing(
    strokes: list[Line], data: st.DataObject
) -> None:
    written = [*BARS, *strokes]
    turned = [stroke[::-1] for stroke in data.draw(st.permutations(written))]
    once, again = (
        [sorted(stroke.points.tolist()) for stroke in without_underlines(Ink.of(each)).strokes]
        for each in (written, turned)
    )

    assert sorted(once) == sorted(again)


def test_nothing_stays_nothing() -> None:
    assert without_underlines(Ink()) == Ink()


def test_a_number_has_the_same_frame_with_a_line_under_it() -> None:
    plain, underlined = (Framing().frame(Ink.of(strokes)) for strokes in (BARS, [*BARS, UNDER]))

    assert np.array_equal(plain.pixels, underlined.pixels)
    assert np.array_equal(plain.edges, underlined.edges)
    assert plain.top == underlined.top


def test_no_digit_reaches_as_far_as_the_line_under_it() -> None:
    frame = FRAMING.frame(Ink.of([*BARS, [(-0.6, 1.3), (2.0, 1.3)]]))
    columns = np.interp([0, 0.7, 1.39], frame.edges, np.arange(FRAMING.width + 1))
    reading = read(at(dict.fromkeys((columns / 2).astype(int).tolist(), "1")), frame)

    assert [(digit.left, digit.right) for digit in reading.digits] == [
        (0, 0),
        (0.7, 0.7),
        (1.4, 1.4),
    ]
