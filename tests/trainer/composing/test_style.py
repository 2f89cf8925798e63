"""Style: gaps of one kind, transforms of each character and of all, and kerning."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from digitpad.ink.ink import Floats
from trainer.composing.style import NATURAL, Style, digit_transforms, gaps_between, kerned

STILL = Style(
    slant=0,
    stretch=0,
    climb=0,
    digit_size=0,
    digit_aspect=0,
    digit_turn=0,
    digit_slant=0,
    baseline=0,
    warp=0,
    small_digit_share=0,
    gap=0,
)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_there_is_a_gap_before_each_character_but_the_first() -> None:
    assert [len(gaps_between(count, Style(), rng())) for count in (1, 2, 5)] == [0, 1, 4]


@pytest.mark.parametrize("style", [Style(), NATURAL])
def test_gaps_are_of_every_kind_and_never_below_the_least_of_theirs(style: Style) -> None:
    gaps = np.concatenate([gaps_between(5, style, rng(seed)) for seed in range(500)])
    least = min(low for _, low, _ in style.gaps)

    assert gaps.min() >= least
    for _, low, high in style.gaps:
        assert ((gaps > low) & (gaps < high)).any()
    assert gaps.max() > 1


def test_gaps_of_a_number_are_mostly_alike() -> None:
    style = replace(STILL, gaps=((0.5, 0, 0.1), (0.5, 1, 1.5)))
    alike = [np.ptp(gaps_between(5, style, rng(seed))) < 0.01 for seed in range(300)]

    assert np.mean(alike) == pytest.approx(0.8, abs=0.08)


def test_a_style_without_spread_changes_nothing() -> None:
    assert digit_transforms(3, STILL, rng()) == pytest.approx(np.stack([np.eye(2)] * 3))


def test_slant_leans_all_characters_of_a_number_alike() -> None:
    transforms = digit_transforms(4, replace(STILL, slant=0.3), rng())

    assert np.ptp(transforms[:, 0, 1]) == 0
    assert transforms[0, 0, 1] != 0


def test_small_digits_are_smaller_in_both_directions() -> None:
    transforms = digit_transforms(50, replace(STILL, small_digit_share=1), rng())

    assert transforms[:, 0, 0] == pytest.approx(transforms[:, 1, 1])
    assert ((transforms[:, 1, 1] >= 0.6) & (transforms[:, 1, 1] <= 0.85)).all()


class TestKerning:
    # A bar that reaches from 0 to 1 in all bands, and an L: a narrow stem on a wide foot.
    BAR = (np.zeros(12), np.ones(12))
    STEM = (np.zeros(12), np.where(np.arange(12) < 9, 0.2, 1.0))

    def shifts(self, closeness: float, gap: float = 0.25) -> Floats:
        overhanging = (np.where(np.arange(12) < 6, -0.4, 0.0), np.ones(12))
        left, right = (np.stack(side) for side in zip(self.STEM, overhanging, strict=True))
        return kerned(left, right, np.array([gap]), closeness)

    def test_keeps_boxes_apart_by_the_gap(self) -> None:
        left, right = (np.stack([side] * 3) for side in self.BAR)

        assert kerned(left, right, np.array([0.5, 0.25]), 0).tolist() == [0, 1.5, 2.75]

    def test_measures_between_boxes_or_between_outlines(self) -> None:
        boxes, outlines = self.shifts(closeness=0)[1], self.shifts(closeness=1)[1]

        assert boxes == pytest.approx(1 + 0.4 + 0.25)
        assert outlines == pytest.approx(1 + 0.25)

    def test_lies_between_the_two_in_between(self) -> None:
        none, half, full = (self.shifts(closeness)[1] for closeness in (0, 0.5, 1))

        assert half == pytest.approx((none + full) / 2)

    def test_characters_that_share_no_band_may_overlap_by_half_their_height(self) -> None:
        high = np.where(np.arange(12) < 4, 1.0, np.inf)
        low = np.where(np.arange(12) > 7, 1.0, np.inf)
        left, right = np.stack([high - 1, low - 1]), np.stack([high, low])
        right[~np.isfinite(right)] = -np.inf

        assert kerned(left, right, np.zeros(1), 1).tolist() == [0, 0.5]
