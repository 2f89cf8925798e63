"""Corruptions: seeded, each its own kind of damage, and none of them beyond grey."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.recognition.pen import Pixels
from trainer.corruptions import CORRUPTIONS, corrupted


@pytest.fixture(scope="module")
def digits(pictures: list[NDArray[np.uint8]]) -> Pixels:
    """Twenty digits, (20, 28, 28)."""
    return np.concatenate(pictures).astype(np.float32) / np.float32(255)


def spoilt(name: str, digits: Pixels, seed: int = 0) -> Pixels:
    return corrupted(name, digits.copy(), np.random.default_rng(seed))


def centres(digits: Pixels) -> Pixels:
    """(N, 2) column and row of the middle of the ink."""
    places = np.arange(28)
    mass = digits.sum(axis=(1, 2))
    across, down = digits.sum(axis=1) @ places / mass, digits.sum(axis=2) @ places / mass
    return np.asarray(np.column_stack((across, down)))


def test_there_are_fifteen() -> None:
    assert len(CORRUPTIONS) == 15


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_each_changes_every_digit_and_gives_grey(name: str, digits: Pixels) -> None:
    found = spoilt(name, digits)

    assert found.shape == digits.shape
    assert found.dtype == np.float32
    assert found.min() >= 0
    assert found.max() <= 1
    assert (np.abs(found - digits).max(axis=(1, 2)) > 0.1).all()


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_each_is_the_same_again_with_the_same_seed(name: str, digits: Pixels) -> None:
    assert (spoilt(name, digits) == spoilt(name, digits)).all()


@pytest.mark.parametrize(
    "name", sorted(CORRUPTIONS.keys() - {"scale", "brightness", "stripe", "canny-edges"})
)
def test_chance_has_a_hand_in_most(name: str, digits: Pixels) -> None:
    assert (spoilt(name, digits, 0) != spoilt(name, digits, 1)).any()


def test_a_stripe_is_left_as_it_is_and_its_sides_are_inverted(digits: Pixels) -> None:
    found = spoilt("stripe", digits)

    assert (found[:, :, 7:21] == digits[:, :, 7:21]).all()
    assert (found[:, :, :7] == 1 - digits[:, :, :7]).all()


def test_impulses_are_black_and_white_and_a_sixth_of_all(digits: Pixels) -> None:
    grey = np.full((50, 28, 28), 0.5, np.float32)
    found = spoilt("impulse-noise", grey)

    assert np.mean(found == 0) == pytest.approx(0.085, abs=0.01)
    assert np.mean(found == 1) == pytest.approx(0.085, abs=0.01)


def test_translated_digits_are_three_pixels_off_both_ways(digits: Pixels) -> None:
    off = centres(spoilt("translate", digits)) - centres(digits)

    assert np.abs(off) == pytest.approx(3, abs=0.1)
    assert {tuple(way) for way in np.sign(off).tolist()} >= {(1, 1), (-1, -1)}


def test_scaled_digits_keep_seven_tenths_of_their_size(digits: Pixels) -> None:
    share = spoilt("scale", digits).sum() / digits.sum()

    assert share == pytest.approx(0.7**2, abs=0.03)


def test_edges_are_white_on_black(digits: Pixels) -> None:
    assert set(np.unique(spoilt("canny-edges", digits))) == {0, 1}


def test_a_dotted_line_leaves_two_columns_and_takes_two() -> None:
    line = spoilt("dotted-line", np.zeros((30, 28, 28), np.float32))
    inked = line.max(axis=(0, 1)) > 0

    assert inked.tolist() == [False, False, True, True] * 7


def test_a_zigzag_swings_to_both_sides_and_does_not_reach_the_edge() -> None:
    line = spoilt("zigzag", np.zeros((1, 28, 28), np.float32))[0]
    rows = line.argmax(axis=0)[2:25]

    assert not line[:, [0, 1, 25, 26, 27]].any()
    assert {*np.sign(np.diff(rows)).tolist()} >= {-1, 1}


def test_brightness_takes_the_black_away(digits: Pixels) -> None:
    assert spoilt("brightness", digits).min() == pytest.approx(0.5)


def test_fog_leaves_ink_lighter_than_what_is_round_it(digits: Pixels) -> None:
    found = spoilt("fog", digits)

    assert found[digits > 0.9].mean() > found[digits == 0].mean() + 0.15
