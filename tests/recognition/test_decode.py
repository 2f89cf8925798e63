"""Logits become readings that hold every promise, whatever the network gives."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from digitpad.ink.ink import Ink
from digitpad.recognition.calibration import Calibration, Logits, softmax
from digitpad.recognition.decode import DECODERS, Ctc, Positions, Single
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import EMPTY, Reason, Status
from tests.recognition.logits import (
    ALPHABET,
    FRAMES,
    FRAMING,
    PLACES,
    PLAIN,
    STEPS,
    any_logits,
    assert_keeps_promises,
    assert_plain,
    at,
    calibrations,
    certain,
    frames,
    read,
    read_single,
)


@given(any_logits, frames, calibrations)
def test_every_reading_of_a_number_keeps_its_promises(
    logits: Logits, frame: Frame, calibration: Calibration
) -> None:
    reading = read(logits, frame, calibration)
    assert_keeps_promises(reading)
    assert_plain(asdict(reading))
    json.dumps(asdict(reading), allow_nan=False)


@given(arrays(np.float32, 10, elements=st.floats(-30, 30, width=32)), frames)
def test_every_reading_of_a_digit_keeps_its_promises(logits: Logits, frame: Frame) -> None:
    reading = read_single(logits, frame)
    assert_keeps_promises(reading)
    assert_plain(asdict(reading))
    assert len(reading.text) == 1
    assert len(reading.candidates) == 5


@pytest.mark.parametrize("strength", [0, 5, 50, 500])
@pytest.mark.parametrize("symbol", [*ALPHABET])
def test_promises_are_kept_where_all_steps_say_the_same(symbol: str, strength: float) -> None:
    reading = read(certain(symbol * STEPS, strength))
    assert_keeps_promises(reading)
    assert_plain(asdict(reading))


def test_a_sure_number_is_ok() -> None:
    reading = read(at({30: "4", 40: "0", 50: "7"}))
    assert (reading.status, reading.reason, reading.text) == (Status.OK, None, "407")
    assert reading.confidence > 0.99


def test_below_what_is_sure_it_is_unsure() -> None:
    logits = at({30: "4"})
    confidence = read(logits).confidence
    assert read(logits, calibration=Calibration(sure=confidence)).status is Status.OK
    reading = read(logits, calibration=Calibration(sure=confidence + 1e-6))
    assert (reading.status, reading.reason, reading.text) == (Status.UNSURE, None, "4")


def test_a_temperature_takes_back_confidence_and_changes_no_text() -> None:
    logits = at({30: "4", 50: "7"}, strength=9)
    warm, cold = (read(logits, calibration=Calibration(temperature=t)) for t in (1.5, 0.7))
    assert warm.text == cold.text == "47"
    assert warm.confidence < read(logits).confidence < cold.confidence


@pytest.mark.parametrize("temperature", [0, -1])
def test_a_temperature_is_more_than_nothing(temperature: float) -> None:
    with pytest.raises(ValueError, match="temperature"):
        Calibration(temperature=temperature)


@pytest.mark.parametrize(
    ("places", "reason"),
    [
        ({30: "4", 40: "?"}, Reason.NOT_DIGITS),
        (dict.fromkeys(range(20, 40, 4), "?"), Reason.NOT_DIGITS),
        ({}, Reason.NOT_DIGITS),
        (dict.fromkeys(range(20, 44, 4), "4"), Reason.TOO_MANY_DIGITS),
        ({step: "48"[step % 2] for step in range(20, 29)}, Reason.TOO_MANY_DIGITS),
        (dict.fromkeys(range(20, 44, 4), "4") | {60: "?"}, Reason.NOT_DIGITS),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(
    places: dict[int, str], reason: Reason
) -> None:
    reading = read(at(places))
    assert (reading.status, reading.reason) == (Status.NOT_A_NUMBER, reason)
    assert_keeps_promises(reading)


def test_a_refused_reading_says_what_it_would_have_been() -> None:
    reading = read(at({30: "4", 40: "2"}), calibration=Calibration(number=1))
    assert (reading.status, reading.text) == (Status.NOT_A_NUMBER, "42")
    assert reading.confidence > 0.99


@pytest.mark.parametrize("decoder", DECODERS)
def test_a_lone_dot_is_too_small(decoder: str) -> None:
    logits, alphabet = {
        "ctc": (at({40: "1"}), ALPHABET),
        "positions": (certain("--1", alphabet=PLACES), PLACES),
        "single": (certain("1", alphabet="0123456789")[0], "0123456789"),
    }[decoder]
    reading = DECODERS[decoder](alphabet).decode(logits, FRAMES["a point"], PLAIN)
    assert (reading.status, reading.reason) == (Status.NOT_A_NUMBER, Reason.TOO_SMALL)
    assert reading.text == "1"


@pytest.mark.parametrize("decoder", DECODERS)
def test_where_no_ink_is_nothing_is_read(decoder: str) -> None:
    logits = certain("1" * STEPS)
    assert DECODERS[decoder](ALPHABET).decode(logits, FRAMING.frame(Ink()), PLAIN) == EMPTY


def test_a_digit_is_as_sure_as_all_that_agree_on_it() -> None:
    logits = at({30: "4", 50: "7"})
    logits[50, ALPHABET.index("1")] = logits[50, ALPHABET.index("7")]
    reading = read(logits)
    four, seven = reading.digits
    assert four.confidence > 0.99
    assert seven.confidence == pytest.approx(0.5, abs=0.01)
    assert reading.confidence == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(("four", "seven"), [(30, 50), (50, 30)])
def test_a_digit_beside_one_that_may_not_be_there_is_sure(four: int, seven: int) -> None:
    logits = at({four: "4", seven: "7"})
    logits[seven, ALPHABET.index("-")] = logits[seven, ALPHABET.index("7")] - np.float32(0.1)
    sure = {digit.digit: digit.confidence for digit in read(logits).digits}
    assert sure["4"] > 0.99
    assert sure["7"] == pytest.approx(0.525, abs=0.01)


def test_probabilities_add_up_to_one_and_never_to_more() -> None:
    random = np.random.default_rng(0)
    chances = softmax(random.normal(0, 20, (1000, 12)).astype(np.float32))
    total = chances.sum(axis=-1)
    assert (total <= 1).all()
    np.testing.assert_allclose(total, 1, atol=1e-9)


def test_huge_logits_make_no_nan() -> None:
    chances = softmax(np.array([3e38, -3e38, 0], np.float32))
    np.testing.assert_allclose(chances, [1, 0, 0])


def test_how_likely_a_number_is_depends_on_the_decoder() -> None:
    halves = np.full((2, 3), 1 / 4) + np.array([0, 0, 1 / 4])
    assert Positions("01-").number_chance(halves) == pytest.approx(3 / 4)
    assert Single("012").number_chance(halves[0]) == 1
    blank_first = np.roll(halves, 1, axis=1)
    assert Ctc("-01").number_chance(blank_first) == pytest.approx(3 / 4)
