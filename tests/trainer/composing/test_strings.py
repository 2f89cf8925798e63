"""Numbers laid out: digits in order, in their places, one after another or touching."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.ink.ink import Ink
from trainer.composing.hands import Hands
from trainer.composing.strings import composed_ink, composed_picture
from trainer.composing.style import NATURAL, Style
from trainer.data.sample import Sample

STYLES = pytest.mark.parametrize("style", [Style(), NATURAL])
STILL = Style(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
WIDE = Style(climb=0, gaps=((1, 0.8, 1.6),), gap=0)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def hands(digits: list[Sample]) -> Hands:
    return Hands(digits)


class TestInk:
    @STYLES
    def test_holds_the_strokes_of_all_digits_in_order(self, hands: Hands, style: Style) -> None:
        for seed in range(30):
            glyphs, _ = hands.written("40517", True, rng(seed))
            ink, _ = composed_ink(glyphs, style, rng(seed))
            lengths = [np.diff([*glyph.starts, len(glyph.points)]) for glyph in glyphs]

            assert [len(stroke) for stroke in ink.strokes] == np.concatenate(lengths).tolist()

    @STYLES
    def test_goes_from_left_to_right(self, hands: Hands, style: Style) -> None:
        for seed in range(100):
            glyphs, _ = hands.written("40517", True, rng(seed))
            _, sides = composed_ink(glyphs, style, rng(seed))

            assert (np.diff(sides.mean(axis=1)) > 0).all()

    def test_sides_hold_the_strokes_of_their_digit(self, hands: Hands) -> None:
        for seed in range(50):
            glyphs, _ = hands.written("4051", False, rng(seed))
            ink, sides = composed_ink(glyphs, Style(), rng(seed))
            strokes = iter(ink.strokes)
            for glyph, (left, right) in zip(glyphs, sides, strict=True):
                x = np.concatenate([next(strokes).points[:, 0] for _ in glyph.starts])
                assert (x.min(), x.max()) == (left, right)

    def test_wide_gaps_leave_free_columns_between_digits(self, hands: Hands) -> None:
        for seed in range(50):
            glyphs, _ = hands.written("4051", True, rng(seed))
            _, sides = composed_ink(glyphs, WIDE, rng(seed))

            assert (sides[1:, 0] > sides[:-1, 1]).all()

    def test_narrow_gaps_let_digits_touch(self, hands: Hands) -> None:
        narrow = Style(gaps=((1, -0.12, 0.06),))
        overlaps = 0
        for seed in range(50):
            glyphs, _ = hands.written("4051", True, rng(seed))
            _, sides = composed_ink(glyphs, narrow, rng(seed))
            overlaps += int((sides[1:, 0] < sides[:-1, 1]).sum())

        assert overlaps > 30

    def test_is_a_function_of_the_generator(self, hands: Hands) -> None:
        glyphs, _ = hands.written("40517", True, rng())

        assert composed_ink(glyphs, Style(), rng(5))[0] == composed_ink(glyphs, Style(), rng(5))[0]
        assert composed_ink(glyphs, Style(), rng(5))[0] != composed_ink(glyphs, Style(), rng(6))[0]

    def test_one_digit_alone_is_possible(self, hands: Hands) -> None:
        glyphs, _ = hands.written("4", True, rng())
        ink, sides = composed_ink(glyphs, Style(), rng())

        assert isinstance(ink, Ink)
        assert sides.shape == (1, 2)


class TestPicture:
    def digits(self, pictures: list[NDArray[np.uint8]], text: str) -> list[NDArray[np.uint8]]:
        return [pictures[int(digit)][0] for digit in text]

    @STYLES
    def test_goes_from_left_to_right(self, pictures: list[NDArray[np.uint8]], style: Style) -> None:
        for seed in range(100):
            _, sides = composed_picture(self.digits(pictures, "40517"), style, rng(seed))

            assert (np.diff(sides.mean(axis=1)) > 0).all()

    def test_is_light_on_dark_in_0_to_1_with_a_free_margin(
        self, pictures: list[NDArray[np.uint8]]
    ) -> None:
        for seed in range(30):
            pixels = composed_picture(self.digits(pictures, "407"), Style(), rng(seed))[0].pixels

            assert pixels.dtype == np.float32
            assert (pixels.min(), pixels[0].max(), pixels[-1].max()) == (0, 0, 0)
            assert 0.5 < pixels.max() <= 1

    def test_sides_hold_the_columns_of_their_digit(self, pictures: list[NDArray[np.uint8]]) -> None:
        for seed in range(50):
            picture, sides = composed_picture(self.digits(pictures, "4051"), WIDE, rng(seed))
            inked = np.flatnonzero((picture.pixels > 90 / 255).any(axis=0))
            runs = np.split(inked, np.flatnonzero(np.diff(inked) > 3) + 1)

            assert [(run[0], run[-1] + 1) for run in runs] == [tuple(side) for side in sides]

    def test_one_digit_keeps_its_shape(self, pictures: list[NDArray[np.uint8]]) -> None:
        [four] = self.digits(pictures, "4")
        picture, [(left, right)] = composed_picture([four], STILL, rng())
        rows = np.flatnonzero(picture.pixels.any(axis=1))
        columns = np.flatnonzero(four.any(axis=0))
        inside = picture.pixels[rows[0] : rows[-1] + 1, int(left) : int(right)] * 255

        assert inside == pytest.approx(
            four[four.any(axis=1)][:, columns[0] : columns[-1] + 1].astype(float), abs=1
        )

    def test_digits_are_cut_where_they_leave_their_pictures(self) -> None:
        cutting = replace(STILL, cut=0.2)
        full = np.full((28, 28), 255, np.uint8)
        areas = [
            (composed_picture([full], cutting, rng(seed))[0].pixels > 0.5).sum()
            for seed in range(50)
        ]

        assert min(areas) >= 24 * 24
        assert max(areas) <= 28 * 28
        assert len(set(areas)) > 10

    def test_is_a_function_of_the_generator(self, pictures: list[NDArray[np.uint8]]) -> None:
        one, same, other = (
            composed_picture(self.digits(pictures, "407"), Style(), rng(seed))[0].pixels
            for seed in (5, 5, 6)
        )

        assert np.array_equal(one, same)
        assert not np.array_equal(one, other)
