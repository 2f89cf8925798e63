"""Logits become readings that hold every promise, whatever the network gives."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from digitpad.ink.ink import Ink
from digitpad.recognition.decode import (
    DECODERS,
    Calibration,
    Logits,
    decodable,
    decoded,
    digit_chances,
    number_chance,
    softmax,
)
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.reading import EMPTY, MAX_DIGITS, Reading, Reason, Status

ALPHABET = "-0123456789?"
PLACES = "0123456789-"
FRAMING = Framing()
STEPS = FRAMING.width // 2
PLAIN = Calibration()


def bars(lefts: Sequence[float]) -> Ink:
    """Ones, 1 high."""
    return Ink.of([[(left, 0), (left, 1)] for left in lefts])


THREE = bars([0, 1, 7])
FRAMES = {
    "three": FRAMING.frame(THREE),
    "a point": FRAMING.frame(Ink.of([[(1, 1)]])),
    "one line": FRAMING.frame(Ink.of([[(0, 0), (9, 0)]])),
    "crowded": FRAMING.frame(bars(range(40))),
}

any_logits = arrays(np.float32, (STEPS, len(ALPHABET)), elements=st.floats(-30, 30, width=32))
frames = st.sampled_from(list(FRAMES.values()))
calibrations = st.builds(
    Calibration, temperature=st.floats(0.3, 4), sure=st.floats(0, 1), number=st.floats(0, 1)
)


def certain(path: str, strength: float = 12, alphabet: str = ALPHABET) -> Logits:
    """Logits that say so at each step."""
    logits = np.zeros((len(path), len(alphabet)), np.float32)
    logits[range(len(path)), [alphabet.index(symbol) for symbol in path]] = strength
    return logits


def at(places: dict[int, str], strength: float = 12) -> Logits:
    """Logits that are sure of a symbol at some steps and of the blank at all others."""
    return certain("".join(places.get(step, "-") for step in range(STEPS)), strength)


def read(
    logits: Logits, frame: Frame = FRAMES["three"], calibration: Calibration = PLAIN
) -> Reading:
    return decoded("ctc", logits, ALPHABET, frame, calibration)


def read_single(logits: Logits, frame: Frame = FRAMES["three"]) -> Reading:
    return decoded("single", logits, "0123456789", frame, PLAIN)


def assert_keeps_promises(reading: Reading) -> None:
    chances = [candidate.probability for candidate in reading.candidates]
    assert 1 <= len(chances) <= 5
    assert chances == sorted(chances, reverse=True)
    assert min(chances) >= 0
    assert sum(chances) <= 1
    candidates = [candidate.text for candidate in reading.candidates]
    assert len(set(candidates)) == len(candidates)
    assert all(text.isdecimal() and 1 <= len(text) <= MAX_DIGITS for text in candidates)
    assert reading.text == candidates[0]
    assert reading.confidence == chances[0]
    assert "".join(digit.digit for digit in reading.digits) == reading.text
    assert all(reading.confidence <= digit.confidence <= 1 for digit in reading.digits)
    for digit in reading.digits:
        assert digit.left is not None
        assert digit.right is not None
        assert digit.left <= digit.right
    assert (reading.reason is None) == (reading.status is not Status.NOT_A_NUMBER)


def assert_plain(value: object) -> None:
    """Nothing but what JSON knows, numpy's scalars least of all."""
    if isinstance(value, dict):
        assert_plain(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            assert_plain(item)
    else:
        assert value is None or type(value) in (str, float, Status, Reason)


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
    reading = decoded(decoder, logits, alphabet, FRAMES["a point"], PLAIN)
    assert (reading.status, reading.reason) == (Status.NOT_A_NUMBER, Reason.TOO_SMALL)
    assert reading.text == "1"


@pytest.mark.parametrize("decoder", DECODERS)
def test_where_no_ink_is_nothing_is_read(decoder: str) -> None:
    logits = certain("1" * STEPS)
    assert decoded(decoder, logits, ALPHABET, FRAMING.frame(Ink()), PLAIN) == EMPTY


def test_a_decoder_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        decoded("attention", at({}), ALPHABET, FRAMES["three"], PLAIN)


def steps_of(frame: Frame) -> list[int]:
    """The steps that look at the middles of its stretches of ink."""
    columns = np.flatnonzero(frame.pixels.any(axis=0))
    stretches = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [int(stretch.mean() * STEPS / FRAMING.width) for stretch in stretches]


@pytest.mark.parametrize("lefts", [(0, 0.2), (0, 1, 7), (0, 0.3, 0.6, 50, 99)])
def test_each_digit_has_the_place_of_its_ink(lefts: tuple[float, ...]) -> None:
    frame = FRAMING.frame(bars(lefts))
    reading = read(at(dict.fromkeys(steps_of(frame), "1")), frame)
    assert reading.text == "1" * len(lefts)
    reach = (FRAMING.pen / 2 + 1.5) / (FRAMING.height - 2 * FRAMING.margin - FRAMING.pen)
    for digit, x in zip(reading.digits, lefts, strict=True):
        assert digit.left is not None
        assert digit.right is not None
        assert x - reach <= digit.left <= x <= digit.right <= x + reach


def test_digits_that_touch_part_where_the_ink_is_least() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1), (1.5, 1), (1.5, 0)]]))
    first, last = (int(np.interp(x, frame.edges, range(FRAMING.width + 1)) / 2) for x in (0.2, 1.3))
    left, right = read(at({first: "1", last: "1"}), frame).digits
    assert (left.left, right.right) == (0, 1.5)
    assert left.right == right.left
    assert left.right == pytest.approx(0.75, abs=0.1)


def places_of(reading: Reading) -> list[tuple[float | None, float | None]]:
    return [(digit.left, digit.right) for digit in reading.digits]


def at_x(frame: Frame, *places: float) -> dict[int, str]:
    """A 1 read at each place in the source's x."""
    columns = np.interp(places, frame.edges, np.arange(FRAMING.width + 1))
    return dict.fromkeys((columns * STEPS / FRAMING.width).astype(int).tolist(), "1")


def test_digits_that_lie_over_each_other_have_the_reach_of_their_strokes() -> None:
    slanted = [[(0, 1), (0.8, 0)], [(0.5, 1), (1.3, 0)]]
    frame = FRAMING.frame(Ink.of(slanted))
    assert places_of(read(at(at_x(frame, 0.4, 0.9)), frame)) == [(0, 0.8), (0.5, 1.3)]


def test_a_late_stroke_belongs_to_the_digit_that_it_stands_in() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1)], [(2, 0), (2, 1)], [(-0.3, 0.5), (0.4, 0.5)]]))
    assert places_of(read(at(at_x(frame, 0, 1.99)), frame)) == [(-0.3, 0.4), (2, 2)]


def test_only_the_stroke_that_goes_through_several_digits_parts() -> None:
    frame = FRAMING.frame(Ink.of([[(0, 0), (0, 1), (1.5, 1), (1.5, 0)], [(1.7, 0), (1.6, 1)]]))
    first, second, third = places_of(read(at(at_x(frame, 0.1, 1.3, 1.69)), frame))
    assert first == (0, second[0])
    assert second[0] == pytest.approx(0.75, abs=0.1)
    assert second[1] == 1.5
    assert third == (1.6, 1.7)


def test_one_digit_has_all_the_ink_for_its_place() -> None:
    [digit] = read_single(certain("4", alphabet="0123456789")[0]).digits
    assert (digit.digit, digit.left, digit.right) == ("4", 0, 7)


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


@pytest.mark.parametrize(
    ("decoder", "shape", "alphabet"),
    [
        ("ctc", (1, 80, 12), ALPHABET),
        ("ctc", (3, 9, 3), "-01"),
        ("single", (1, 10), "0123456789"),
        ("positions", (1, 5, 11), PLACES),
        ("positions", (3, 1, 3), "01-"),
    ],
)
def test_what_a_decoder_reads_is_decodable(
    decoder: str, shape: tuple[int, ...], alphabet: str
) -> None:
    assert decodable(decoder, np.zeros(shape, np.float32), alphabet)
    assert not decodable(decoder, np.full(shape, np.nan, np.float32), alphabet)


@pytest.mark.parametrize(
    ("decoder", "shape", "alphabet"),
    [
        ("ctc", (1, 12), ALPHABET),
        ("ctc", (1, 80, 11), ALPHABET),
        ("ctc", (1, 80, 12), "0123456789-?"),
        ("ctc", (1, 80, 3), "-11"),
        ("ctc", (1, 80, 3), "-a1"),
        ("ctc", (1, 80, 1), "-"),
        ("single", (1, 80, 10), "0123456789"),
        ("single", (1, 11), "0123456789?"),
        ("single", (1, 0), ""),
        ("positions", (1, 11), PLACES),
        ("positions", (1, 6, 11), PLACES),
        ("positions", (1, 5, 12), PLACES),
        ("positions", (1, 5, 10), "0123456789"),
        ("positions", (1, 5, 11), "-0123456789"),
        ("positions", (1, 5, 12), "0123456789?-"),
        ("positions", (1, 5, 1), "-"),
    ],
)
def test_what_no_decoder_reads_is_not(decoder: str, shape: tuple[int, ...], alphabet: str) -> None:
    assert not decodable(decoder, np.zeros(shape, np.float32), alphabet)


@given(any_logits, frames, calibrations)
def test_the_chances_of_every_digit_add_up_to_one(
    logits: Logits, frame: Frame, calibration: Calibration
) -> None:
    text = read(logits, frame, calibration).text
    found = digit_chances("ctc", logits, ALPHABET, calibration, text)
    assert [len(chances) for chances in found] == [10] * len(text)
    for chances in found:
        assert min(chances) >= 0
        assert sum(chances) == pytest.approx(1)


def test_chances_tell_what_a_doubtful_digit_may_be() -> None:
    logits = at({30: "4", 50: "7"})
    logits[50, ALPHABET.index("1")] = logits[50, ALPHABET.index("7")]
    four, seven = digit_chances("ctc", logits, ALPHABET, PLAIN, "47")
    assert four[4] > 0.99
    assert seven[7] == pytest.approx(0.5, abs=0.01)
    assert seven[1] == pytest.approx(0.5, abs=0.01)


def test_a_warmer_reading_has_more_even_chances() -> None:
    logits = at({30: "4"}, strength=6)
    [plain], [warm] = (
        digit_chances("ctc", logits, ALPHABET, Calibration(temperature=t), "4") for t in (1, 3)
    )
    assert warm[4] < plain[4]


def test_a_digit_that_the_alphabet_lacks_has_no_chance() -> None:
    logits = certain("--1--", alphabet="-01")
    [chances] = digit_chances("ctc", logits, "-01", PLAIN, "1")
    assert chances[2:] == (0,) * 8
    assert sum(chances) == pytest.approx(1)


def test_the_chances_of_a_single_digit_are_those_of_its_classes() -> None:
    logits = certain("4", alphabet="0123456789", strength=3)[0]
    [chances] = digit_chances("single", logits, "0123456789", PLAIN, "4")
    np.testing.assert_allclose(chances, softmax(logits))
    reading = read_single(logits)
    assert chances[4] == reading.confidence


def read_places(
    logits: Logits, frame: Frame = FRAMES["three"], calibration: Calibration = PLAIN
) -> Reading:
    return decoded("positions", logits, PLACES, frame, calibration)


def places(text: str, strength: float = 12) -> Logits:
    return certain(text, strength, PLACES)


class TestPositions:
    @given(
        st.integers(1, 5).flatmap(
            lambda count: arrays(np.float32, (count, 11), elements=st.floats(-30, 30, width=32))
        ),
        frames,
        calibrations,
    )
    def test_every_reading_keeps_its_promises(
        self, logits: Logits, frame: Frame, calibration: Calibration
    ) -> None:
        reading = read_places(logits, frame, calibration)
        assert_keeps_promises(reading)
        assert_plain(asdict(reading))
        assert len(reading.text) <= len(logits)
        assert len(reading.candidates) == 5

    @given(arrays(np.float32, (4, 11), elements=st.floats(-30, 30, width=32)), calibrations)
    def test_the_chances_of_every_digit_add_up_to_one(
        self, logits: Logits, calibration: Calibration
    ) -> None:
        text = read_places(logits, calibration=calibration).text
        found = digit_chances("positions", logits, PLACES, calibration, text)
        assert len(found) == len(text)
        for digit, chances in zip(text, found, strict=True):
            assert min(chances) >= 0
            assert sum(chances) == pytest.approx(1)
            assert chances[int(digit)] == max(chances)

    @pytest.mark.parametrize("row", ["407", "407--", "--407", "4-0-7"])
    def test_a_sure_number_is_ok_wherever_its_digits_stand(self, row: str) -> None:
        reading = read_places(places(row))
        assert (reading.status, reading.reason, reading.text) == (Status.OK, None, "407")
        assert reading.confidence > 0.99

    def test_the_same_text_in_other_places_adds_up(self) -> None:
        logits = places("4-")
        logits[:, [PLACES.index("4"), PLACES.index("-")]] = 12
        chances = {c.text: c.probability for c in read_places(logits).candidates}
        assert chances["4"] == pytest.approx(0.5, abs=0.01)
        assert chances["44"] == pytest.approx(0.25, abs=0.01)

    @pytest.mark.parametrize("strength", [0, 5, 50, 500])
    def test_where_no_place_holds_a_digit_it_is_no_number(self, strength: float) -> None:
        reading = read_places(places("-----", strength), calibration=Calibration(number=1))
        assert (reading.status, reading.reason) == (Status.NOT_A_NUMBER, Reason.NOT_DIGITS)
        assert_keeps_promises(reading)

    def test_a_number_is_none_below_its_threshold(self) -> None:
        logits = places("--")
        logits[0, 4] = 12
        sure, unsure = (
            read_places(logits, calibration=Calibration(number=number)) for number in (0.4, 0.6)
        )
        assert (sure.status, sure.text) == (Status.UNSURE, "4")
        assert (unsure.status, unsure.text) == (Status.NOT_A_NUMBER, "4")

    def test_a_digit_is_as_sure_as_all_that_agree_on_it(self) -> None:
        logits = places("47")
        logits[1, 1] = logits[1, 7]
        four, other = read_places(logits).digits
        assert four.confidence > 0.99
        assert other.confidence == pytest.approx(0.5, abs=0.01)

    @pytest.mark.parametrize("row", ["111--", "--111", "1-1-1"])
    def test_each_digit_has_the_place_of_its_ink(self, row: str) -> None:
        reading = read_places(places(row))
        for digit, x in zip(reading.digits, (0, 1, 7), strict=True):
            assert digit.left is not None
            assert digit.right is not None
            assert digit.left <= x <= digit.right

    def test_chances_tell_what_a_doubtful_digit_may_be(self) -> None:
        logits = places("47-")
        logits[1, 1] = logits[1, 7]
        four, seven = digit_chances("positions", logits, PLACES, PLAIN, "47")
        assert four[4] > 0.99
        assert seven[7] == pytest.approx(0.5, abs=0.01)
        assert seven[1] == pytest.approx(0.5, abs=0.01)


def test_how_likely_a_number_is_depends_on_the_decoder() -> None:
    halves = np.full((2, 3), 1 / 4) + np.array([0, 0, 1 / 4])
    assert number_chance("positions", halves, "01-") == pytest.approx(3 / 4)
    assert number_chance("single", halves[0], "012") == 1
    blank_first = np.roll(halves, 1, axis=1)
    assert number_chance("ctc", blank_first, "-01") == pytest.approx(3 / 4)
