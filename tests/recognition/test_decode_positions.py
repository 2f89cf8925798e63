"""Logits of a digit a position are read wherever in the row the digits stand."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.decode import Positions
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import Reading, Reason, Status
from tests.recognition.logits import (
    FRAMES,
    PLACES,
    PLAIN,
    assert_keeps_promises,
    assert_plain,
    calibrations,
    certain,
    frames,
)


def read_places(
    logits: Logits, frame: Frame = FRAMES["three"], calibration: Calibration = PLAIN
) -> Reading:
    return Positions(PLACES).decode(logits, frame, calibration)


def places(text: str, strength: float = 12) -> Logits:
    return certain(text, strength, PLACES)


@given(
    st.integers(1, 5).flatmap(
        lambda count: arrays(np.float32, (count, 11), elements=st.floats(-30, 30, width=32))
    ),
    frames,
    calibrations,
)
def test_every_reading_keeps_its_promises(
    logits: Logits, frame: Frame, calibration: Calibration
) -> None:
    reading = read_places(logits, frame, calibration)
    assert_keeps_promises(reading)
    assert_plain(asdict(reading))
    assert len(reading.text) <= len(logits)
    assert len(reading.candidates) == 5


@given(arrays(np.float32, (4, 11), elements=st.floats(-30, 30, width=32)), calibrations)
def test_the_chances_of_every_digit_add_up_to_one(logits: Logits, calibration: Calibration) -> None:
    text = read_places(logits, calibration=calibration).text
    found = Positions(PLACES).digit_chances(calibration.probabilities(logits), text)
    assert len(found) == len(text)
    for digit, chances in zip(text, found, strict=True):
        assert min(chances) >= 0
        assert sum(chances) == pytest.approx(1)
        assert chances[int(digit)] == max(chances)


@pytest.mark.parametrize("row", ["407", "407--", "--407", "4-0-7"])
def test_a_sure_number_is_ok_wherever_its_digits_stand(row: str) -> None:
    reading = read_places(places(row))
    assert (reading.status, reading.reason, reading.text) == (Status.OK, None, "407")
    assert reading.confidence > 0.99


def test_the_same_text_in_other_places_adds_up() -> None:
    logits = places("4-")
    logits[:, [PLACES.index("4"), PLACES.index("-")]] = 12
    chances = {c.text: c.probability for c in read_places(logits).candidates}
    assert chances["4"] == pytest.approx(0.5, abs=0.01)
    assert chances["44"] == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("strength", [0, 5, 50, 500])
def test_where_no_place_holds_a_digit_it_is_no_number(strength: float) -> None:
    reading = read_places(places("-----", strength), calibration=Calibration(number=1))
    assert (reading.status, reading.reason) == (Status.NOT_A_NUMBER, Reason.NOT_DIGITS)
    assert_keeps_promises(reading)


def test_a_number_is_none_below_its_threshold() -> None:
    logits = places("--")
    logits[0, 4] = 12
    sure, unsure = (
        read_places(logits, calibration=Calibration(number=number)) for number in (0.4, 0.6)
    )
    assert (sure.status, sure.text) == (Status.UNSURE, "4")
    assert (unsure.status, unsure.text) == (Status.NOT_A_NUMBER, "4")


def test_a_digit_is_as_sure_as_all_that_agree_on_it() -> None:
    logits = places("47")
    logits[1, 1] = logits[1, 7]
    four, other = read_places(logits).digits
    assert four.confidence > 0.99
    assert other.confidence == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("row", ["111--", "--111", "1-1-1"])
def test_each_digit_has_the_place_of_its_ink(row: str) -> None:
    reading = read_places(places(row))
    for digit, x in zip(reading.digits, (0, 1, 7), strict=True):
        assert digit.left is not None
        assert digit.right is not None
        assert digit.left <= x <= digit.right


def test_chances_tell_what_a_doubtful_digit_may_be() -> None:
    logits = places("47-")
    logits[1, 1] = logits[1, 7]
    four, seven = Positions(PLACES).digit_chances(PLAIN.probabilities(logits), "47")
    assert four[4] > 0.99
    assert seven[7] == pytest.approx(0.5, abs=0.01)
    assert seven[1] == pytest.approx(0.5, abs=0.01)
