"""Each digit of a reading has ten chances, which tell what else it may be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from digitpad.recognition.calibration import Calibration, Logits, softmax
from digitpad.recognition.decode import Ctc, Single
from digitpad.recognition.frame import Frame
from tests.recognition.logits import (
    ALPHABET,
    PLAIN,
    any_logits,
    at,
    calibrations,
    certain,
    frames,
    read,
    read_single,
)


@given(any_logits, frames, calibrations)
def test_the_chances_of_every_digit_add_up_to_one(
    logits: Logits, frame: Frame, calibration: Calibration
) -> None:
    text = read(logits, frame, calibration).text
    found = Ctc(ALPHABET).digit_chances(calibration.probabilities(logits), text)
    assert [len(chances) for chances in found] == [10] * len(text)
    for chances in found:
        assert min(chances) >= 0
        assert sum(chances) == pytest.approx(1)


def test_chances_tell_what_a_doubtful_digit_may_be() -> None:
    logits = at({30: "4", 50: "7"})
    logits[50, ALPHABET.index("1")] = logits[50, ALPHABET.index("7")]
    four, seven = Ctc(ALPHABET).digit_chances(PLAIN.probabilities(logits), "47")
    assert four[4] > 0.99
    assert seven[7] == pytest.approx(0.5, abs=0.01)
    assert seven[1] == pytest.approx(0.5, abs=0.01)


def test_a_warmer_reading_has_more_even_chances() -> None:
    logits = at({30: "4"}, strength=6)
    [plain], [warm] = (
        Ctc(ALPHABET).digit_chances(Calibration(temperature=t).probabilities(logits), "4")
        for t in (1, 3)
    )
    assert warm[4] < plain[4]


def test_a_digit_that_the_alphabet_lacks_has_no_chance() -> None:
    logits = certain("--1--", alphabet="-01")
    [chances] = Ctc("-01").digit_chances(PLAIN.probabilities(logits), "1")
    assert chances[2:] == (0,) * 8
    assert sum(chances) == pytest.approx(1)


def test_the_chances_of_a_single_digit_are_those_of_its_classes() -> None:
    logits = certain("4", alphabet="0123456789", strength=3)[0]
    [chances] = Single("0123456789").digit_chances(PLAIN.probabilities(logits), "4")
    np.testing.assert_allclose(chances, softmax(logits))
    reading = read_single(logits)
    assert chances[4] == reading.confidence
