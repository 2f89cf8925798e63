"""Numbers made of somebody's own digits, beside those of others or all alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from tests.trainer.composing.mixtures import drawn, lengths, only, strokes_of
from trainer.composing.choices import DataChoice
from trainer.composing.hands import Hands
from trainer.composing.mixture import Mixture, own_numbers
from trainer.data.sample import UNKNOWN, Sample


class TestOwnHand:
    """Numbers of the user's own digits, beside those of others or all alone."""

    @pytest.fixture
    def own(self, digits: list[Sample]) -> Hands:
        """Somebody who has kept a few digits, and no others."""
        return Hands([replace(s, writer="collection") for s in digits if s.label in "147"])

    def alone(self, hand: Hands, **shares: float) -> Mixture:
        """Without any data set."""
        return Mixture(Hands(()), Hands(()), (), only(**shares), own=hand)

    def test_numbers_are_of_the_digits_that_there_are(self, own: Hands) -> None:
        samples = drawn(self.alone(own, own=1))

        assert set("".join(sample.label for sample in samples)) == set("147")
        assert lengths(samples).keys() == {1, 2, 3, 4, 5}
        assert {sample.writer for sample in samples} == {"collection"}
        for sample in samples:
            assert isinstance(sample.source, Ink)
            assert len(sample.source.strokes) == strokes_of(sample.label)

    def test_what_is_only_remembered_has_no_label(self, own: Hands) -> None:
        samples = drawn(self.alone(own, memory=1), 50)

        assert {sample.label for sample in samples} == {UNKNOWN}
        assert len({sample.source for sample in samples}) == 50

    def test_come_in_their_share_beside_the_others(
        self,
        digits: list[Sample],
        others: list[Sample],
        pictures: list[NDArray[np.uint8]],
        own: Hands,
    ) -> None:
        choice = only(ink=3, own=1)
        mixture = Mixture(Hands(digits), Hands(others), pictures, choice, own=own)
        mine = [sample.writer == "collection" for sample in drawn(mixture)]

        assert np.mean(mine) == pytest.approx(0.25, abs=0.07)

    def test_what_there_is_no_ink_for_never_comes(self, own: Hands) -> None:
        choice = {
            "ink": 1,
            "pictures": 1,
            "others": 1,
            "too_long": 1,
            "drawings": 1,
            "scribbles": 1,
        }

        assert {sample.label for sample in drawn(self.alone(own, **choice))} == {OTHER}

    def test_without_any_digit_scribbles_are_left(self) -> None:
        samples = drawn(self.alone(Hands(()), own=1, memory=1, scribbles=0.01), 20)

        assert {sample.label for sample in samples} == {OTHER}


def test_numbers_are_made_of_the_digits_that_somebody_wrote(digits: list[Sample]) -> None:
    sevens = [digit for digit in digits if digit.writer == "a" and digit.label in "47"]
    numbers = own_numbers(sevens, DataChoice((2, 3), devices=False), 40)

    assert len(numbers) == 40
    assert set("".join(number.label for number in numbers)) == set("47")
    assert lengths(numbers).keys() == {2, 3}
    assert {number.writer for number in numbers} == {"a"}


def test_of_no_digits_no_numbers_are_made() -> None:
    assert own_numbers([], DataChoice(), 40) == []
