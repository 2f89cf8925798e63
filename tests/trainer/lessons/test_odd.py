"""Odd hands are bent, each in its own way and always in that."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from trainer.data.sample import Sample
from trainer.lessons.odd import ODDITIES, odd


def ink_of(sample: Sample) -> Ink:
    assert isinstance(sample.source, Ink)
    return sample.source


def points_of(samples: list[Sample]) -> list[np.ndarray]:
    return [
        np.concatenate([stroke.points for stroke in ink_of(sample).strokes]) for sample in samples
    ]


@pytest.mark.parametrize("name", ODDITIES)
def test_digits_keep_labels_writers_and_strokes(name: str, digits: list[Sample]) -> None:
    bent = odd(digits, ODDITIES[name], 0.3)

    for before, after in zip(digits, bent, strict=True):
        assert (after.label, after.writer) == (before.label, before.writer)
        assert len(ink_of(after).strokes) == len(ink_of(before).strokes)


@pytest.mark.parametrize("name", ODDITIES)
def test_the_odder_a_hand_the_further_its_digits_are_bent(name: str, digits: list[Sample]) -> None:
    plain, little, much = (points_of(odd(digits, ODDITIES[name], by)) for by in (0.0, 0.1, 0.3))

    for straight, one, other in zip(plain, little, much, strict=True):
        assert 0 < np.abs(one - straight).max() < np.abs(other - straight).max()


def test_a_hand_is_the_same_however_often_it_is_made(digits: list[Sample]) -> None:
    once, again = (points_of(odd(digits, ODDITIES["shapes-1"], 0.2)) for _ in range(2))

    assert all(map(np.array_equal, once, again))


def test_shapes_are_those_of_the_digit_and_of_the_hand() -> None:
    line = Ink.of([[(0, 0), (0, 50)]])
    one, seven = (Sample(line, label, "") for label in "17")
    [[first], [second]] = (
        points_of(odd([item], ODDITIES["shapes-1"], 0.2)) for item in (one, seven)
    )
    [other] = points_of(odd([one], ODDITIES["shapes-2"], 0.2))

    assert not np.allclose(first, second)
    assert not np.allclose(first, other)


def test_what_leans_does_so_from_its_foot() -> None:
    line = Sample(Ink.of([[(0, 0), (0, 50)]]), "1", "")
    leaning, back = (
        ink_of(odd([line], ODDITIES[name], 0.5)[0]).strokes[0].points
        for name in ("leaning", "leaning-back")
    )

    np.testing.assert_allclose(leaning[[0, -1]], [(0.5, -1), (0, 0)], atol=1e-9)
    np.testing.assert_allclose(back[[0, -1]], [(-0.5, -1), (0, 0)], atol=1e-9)


def test_what_is_turned_is_so_clockwise() -> None:
    line = Sample(Ink.of([[(0, 0), (0, 50)]]), "1", "")
    [turned] = odd([line], ODDITIES["turned"], np.pi / 2)

    np.testing.assert_allclose(ink_of(turned).strokes[0].points[0], (1, 0), atol=1e-9)
