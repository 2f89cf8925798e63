"""Ligatures: neighbours that begin near each other are written in one stroke, and no others."""

from __future__ import annotations

from dataclasses import replace
from string import digits as all_digits

import numpy as np
import pytest

from digitpad.ink.ink import Floats, Ink
from trainer.composing.choices import DataChoice
from trainer.composing.hands import Hands
from trainer.composing.ligatures import joined
from trainer.composing.mixture import Mixture
from trainer.composing.strings import composed_ink
from trainer.composing.style import NATURAL
from trainer.data.sample import Sample

FIRST = np.linspace((0, 0), (0.2, 1), 20)


def from_point(x: float, y: float) -> Floats:
    """A stroke that begins there and goes down."""
    return np.linspace((x, y), (x + 0.1, y + 1), 20)


def joints(*characters: list[Floats], seeds: int = 40) -> list[list[Floats]]:
    return [joined(characters, np.random.default_rng(seed)) for seed in range(seeds)]


def test_a_pen_stays_down_between_neighbours_that_are_near() -> None:
    for strokes in joints([FIRST], [from_point(0.4, 0.8)]):
        assert len(strokes) == 1


@pytest.mark.parametrize(
    "start",
    [(1.4, 1.0), (0.3, -0.2), (0.05, 0.9)],
    ids=["too far right", "too high", "to the left"],
)
def test_it_is_lifted_where_the_next_one_begins_elsewhere(start: tuple[float, float]) -> None:
    after = from_point(*start)
    for strokes in joints([FIRST], [after]):
        assert [*map(len, strokes)] == [len(FIRST), len(after)]


def test_what_is_near_is_not_the_same_each_time() -> None:
    assert {len(strokes) for strokes in joints([FIRST], [from_point(0.8, 0.6)])} == {1, 2}


def test_both_characters_stay_as_they_are_within_the_stroke() -> None:
    after = from_point(0.4, 0.8)
    for (stroke,) in joints([FIRST], [after]):
        assert np.array_equal(stroke[: len(FIRST)], FIRST)
        assert np.array_equal(stroke[-len(after) :], after)


def test_a_ligature_leads_from_one_to_the_other_without_a_leap() -> None:
    after = from_point(0.6, 0.7)
    for (stroke,) in (strokes for strokes in joints([FIRST], [after]) if len(strokes) == 1):
        between = stroke[len(FIRST) - 1 : len(stroke) - len(after) + 1]

        assert np.hypot(*np.diff(between, axis=0).T).max() < 0.15
        assert (np.abs(between - (0.4, 0.85)) < (0.5, 0.6)).all()


def test_some_lead_straight_across_and_others_bend() -> None:
    angle = np.linspace(0, 2 * np.pi, 40)
    ring = np.stack((np.sin(angle), -np.cos(angle)), axis=1) / 5
    after = ring + np.array((0.35, 0))
    ways = [stroke[40:-40] for (stroke,) in joints([ring], [after])]

    straight = [np.ptp(way[:, 1]) < 1e-9 for way in ways]
    assert 0.1 < np.mean(straight) < 0.5


def test_only_the_last_stroke_goes_on_and_only_in_the_first() -> None:
    bar, last = np.array([(0.0, 0.5), (0.3, 0.5)]), from_point(0.9, 0.0)
    for strokes in joints([bar, FIRST], [from_point(0.3, 0.9), last]):
        assert np.array_equal(strokes[0], bar)
        assert np.array_equal(strokes[-1], last)
        assert len(strokes) == 3


def test_dots_can_be_joined() -> None:
    dot, near = np.zeros((1, 2)), np.full((1, 2), 0.2)
    for strokes in joints([dot], [near]):
        assert len(strokes) == 1
        assert np.isfinite(strokes[0]).all()


def test_the_places_of_digits_are_as_without(digits: list[Sample]) -> None:
    glyphs, _ = Hands(digits).written("40517", True, np.random.default_rng(0))
    for seed in range(20):
        random = [np.random.default_rng(seed) for _ in range(2)]
        _, apart = composed_ink(glyphs, NATURAL, random[0])
        _, together = composed_ink(glyphs, NATURAL, random[1], ligatures=True)

        assert np.array_equal(apart, together)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_a_share_of_the_numbers_is_written_so(share: float) -> None:
    cup = Ink.of([[(0, 0), (10, 100), (50, 100), (60, 0)]])
    near = replace(NATURAL, gaps=((1.0, 0.0, 0.1),))
    choice = DataChoice(lengths=(3, 3), style=near, devices=False, joined_share=share)
    made = Mixture(Hands([Sample(cup, digit, "w") for digit in all_digits]), Hands(()), (), choice)
    random = np.random.default_rng(0)

    inks = [made.ink_number(random).source for _ in range(300)]

    strokes = [len(ink.strokes) for ink in inks if isinstance(ink, Ink)]
    assert set(strokes) <= {1, 3}
    assert np.mean(np.array(strokes) == 1) == pytest.approx(share, abs=0.1)
