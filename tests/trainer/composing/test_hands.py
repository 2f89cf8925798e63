"""Hands: glyphs by writer and label, as large as their writers write them."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from trainer.composing.hands import Glyph, Hands, glyph
from trainer.composing.style import BANDS
from trainer.data.sample import Sample


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def height(glyph: Glyph) -> float:
    return float(np.ptp(glyph.points[:, 1]))


class TestGlyph:
    def test_stands_on_the_baseline_in_the_middle_and_is_1_high(self) -> None:
        made = glyph(Ink.of([[(30, 100), (50, 140)], [(40, 110), (60, 120)]]))

        assert made.points[:, 1].max() == 0
        assert height(made) == pytest.approx(1)
        assert made.points[:, 0].min() == pytest.approx(-made.points[:, 0].max())

    def test_that_lies_flat_is_sized_by_its_width(self) -> None:
        assert np.ptp(glyph(Ink.of([[(0, 7), (90, 7)]])).points[:, 0]) == pytest.approx(1 / 0.6)

    def test_is_as_high_as_the_given_unit_makes_it(self) -> None:
        assert height(glyph(Ink.of([[(0, 0), (0, 30)]]), unit=60)) == pytest.approx(0.5)

    def test_knows_where_its_strokes_start(self) -> None:
        made = glyph(Ink.of([[(0, 0), (0, 50)], [(30, 50), (40, 50)], [(20, 20)]]))
        starts = made.points[made.starts] * 50 + (20, 50)

        assert starts == pytest.approx(np.array([(0, 0), (30, 50), (20, 20)]))

    def test_leaves_no_band_that_it_crosses_without_a_point(self) -> None:
        made = glyph(Ink.of([[(0, 0), (3, 100), (90, 100)]]))

        assert np.abs(np.diff(made.points, axis=0)).max() <= 1 / BANDS

    def test_of_a_dot_has_one_point(self) -> None:
        assert glyph(Ink.of([[(4, 5)]])).points == pytest.approx(np.zeros((1, 2)))


class TestHands:
    def test_one_hand_writes_all_characters_alike_in_size(self, digits: list[Sample]) -> None:
        hands = Hands(digits)
        for seed in range(20):
            glyphs, _ = hands.written("30303", True, rng(seed))
            assert all(0.9 < height(made) < 1.1 for made in glyphs)

    def test_one_hand_is_that_of_the_writer_it_names(self, digits: list[Sample]) -> None:
        hands = Hands(digits)
        alone = {
            writer: Hands([sample for sample in digits if sample.writer == writer])
            for writer in "abc"
        }
        for seed in range(20):
            glyphs, writer = hands.written("4074", True, rng(seed))
            own = alone[writer]
            possible = {
                glyph.points.tobytes()
                for again in range(40)
                for glyph in own.written("407", True, rng(again))[0]
            }
            assert {glyph.points.tobytes() for glyph in glyphs} <= possible

    def test_mixed_hands_come_from_several_writers(self, digits: list[Sample]) -> None:
        glyphs, _ = Hands(digits).written("1" * 200, False, rng())
        slants = {round(float(made.points[0, 0]), 6) for made in glyphs}

        assert len(slants) == 6  # two 1s by each of three writers

    def test_what_a_writer_never_wrote_comes_from_others(self, digits: list[Sample]) -> None:
        few = [sample for sample in digits if sample.writer != "a" or sample.label == "1"]
        for seed in range(20):
            glyphs, _ = Hands(few).written("17", True, rng(seed))
            assert len(glyphs) == 2

    def test_writers_come_by_the_root_of_how_much_they_wrote(self) -> None:
        one = Ink.of([[(0, 0), (0, 50)]])
        samples = [Sample(one, "1", "rare")] + [Sample(one, "1", "often")] * 100
        hands, random = Hands(samples), rng()
        writers = [hands.written("1", True, random)[1] for _ in range(2000)]

        assert writers.count("rare") / 2000 == pytest.approx(1 / 11, abs=0.02)

    def test_the_size_that_a_writer_gives_a_digit_is_kept_within_limits(self) -> None:
        heights = [40.0] * 8 + [30.0, 4.0, 400.0]
        labels = "0123456789"[:8] + "8" + "9" + "x"
        samples = [
            Sample(Ink.of([[(0, 0), (0, height)]]), label, "a")
            for height, label in zip(heights, labels, strict=True)
        ]
        glyphs, _ = Hands(samples).written("089x", True, rng())

        assert [height(made) for made in glyphs] == pytest.approx([1, 0.75, 0.65, 1.6])
