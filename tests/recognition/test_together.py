"""Together: several readings of one drawing become one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Reason, Status
from digitpad.recognition.together import together


def reading(*candidates: tuple[str, float], status: Status = Status.OK) -> Reading:
    text, confidence = candidates[0]
    digits = tuple(Digit(digit, confidence, at, at + 1.0) for at, digit in enumerate(text))
    reason = Reason.NOT_DIGITS if status is Status.NOT_A_NUMBER else None
    shown = tuple(Candidate(*candidate) for candidate in candidates)
    return Reading(status, reason, text, confidence, digits, shown)


def test_a_text_is_as_likely_as_in_the_mean() -> None:
    found = together(
        [
            reading(("41", 0.6), ("47", 0.3)),
            reading(("47", 0.7), ("4", 0.2)),
            reading(("41", 0.5), ("47", 0.4)),
        ],
        sure=0.9,
    )

    assert found.text == "47"
    assert found.confidence == pytest.approx(1.4 / 3)
    assert [item.text for item in found.candidates] == ["47", "41", "4"]
    assert sum(item.probability for item in found.candidates) <= 1


def test_places_are_those_of_a_network_that_read_it() -> None:
    beside = reading(("41", 0.6))
    beside = replace(beside, digits=tuple(replace(digit, left=5.0) for digit in beside.digits))
    found = together([reading(("4", 0.6)), beside, reading(("47", 0.9))], sure=0.9)

    assert [(item.digit, item.left, item.right) for item in found.digits] == [
        ("4", 0, 1),
        ("7", 1, 2),
    ]


def test_what_none_read_has_the_places_of_as_many_digits() -> None:
    found = together(
        [
            reading(("1", 0.4), ("47", 0.35)),
            reading(("41", 0.4), ("47", 0.35)),
            reading(("17", 0.4), ("47", 0.35)),
        ],
        sure=0.9,
    )

    assert found.text == "47"
    assert [(item.left, item.right) for item in found.digits] == [(0, 1), (1, 2)]


def test_places_that_are_not_known_are_those_of_another() -> None:
    unplaced = reading(("47", 0.9))
    nowhere = tuple(replace(digit, left=None, right=None) for digit in unplaced.digits)
    found = together([replace(unplaced, digits=nowhere), reading(("41", 0.5))], sure=0.9)

    assert found.text == "47"
    assert [(item.left, item.right) for item in found.digits] == [(0, 1), (1, 2)]


def test_places_of_other_numbers_of_digits_say_nothing() -> None:
    found = together(
        [
            reading(("1", 0.4), ("47", 0.35)),
            reading(("4", 0.4), ("47", 0.35)),
            reading(("417", 0.4), ("47", 0.35)),
        ],
        sure=0.9,
    )

    assert [(item.digit, item.left) for item in found.digits] == [("4", None), ("7", None)]


def test_the_only_one_stays_as_it_is() -> None:
    only = reading(("4", 0.8))

    assert together([only], sure=0.9) is only


def test_digits_are_as_sure_as_all_texts_with_them() -> None:
    found = together([reading(("41", 0.6), ("47", 0.4))] * 2, sure=0.9)

    assert [item.confidence for item in found.digits] == pytest.approx([1.0, 0.6])


def test_a_digit_is_as_sure_as_texts_of_other_lengths_make_it_too() -> None:
    """Those that begin, or end, alike: as for a reading by itself."""
    found = together([reading(("41", 0.6), ("417", 0.2), ("1", 0.1))] * 2, sure=0.9)

    assert [item.confidence for item in found.digits] == pytest.approx([0.8, 0.9])


@pytest.mark.parametrize(("sure", "status"), [(0.7, Status.OK), (0.9, Status.UNSURE)])
def test_it_is_ok_from_a_confidence_on(sure: float, status: Status) -> None:
    assert together([reading(("4", 0.8))] * 2, sure).status is status


def test_most_must_refuse() -> None:
    yes, no = reading(("4", 0.9)), reading(("4", 0.9), status=Status.NOT_A_NUMBER)

    assert together([yes, no], 0.5).status is Status.OK
    refused = together([yes, no, no], 0.5)
    assert (refused.status, refused.reason) == (Status.NOT_A_NUMBER, Reason.NOT_DIGITS)


def test_what_is_empty_stays_empty() -> None:
    assert together([EMPTY, EMPTY], 0.5) == EMPTY
