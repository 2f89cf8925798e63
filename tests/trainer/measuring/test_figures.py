"""Figures of hand-made readings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Reading, Status
from trainer.data.pendigits import pendigits
from trainer.data.sample import Sample
from trainer.measuring.figures import (
    Bin,
    Figures,
    auroc,
    calibration_error,
    figures,
    interval,
    reliability,
)
from trainer.protocols import Protocol

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf

NUMBERS = Protocol("numbers", "Numbers", "pendigits", pendigits)
LETTERS = Protocol("letters", "Letters", "unipen", pendigits, refused=True)
KINDS = Protocol("kinds", "Kinds", "mnist", pendigits, kinds=("wet", "dry"))


def of(protocol: Protocol, labels: Sequence[str], readings: Sequence[Reading]) -> Figures:
    ink = Ink.of([[(0, 0), (1, 1)]])
    return figures(protocol, [Sample(ink, label, "") for label in labels], readings)


class TestFigures:
    def test_exact_counts_texts_that_are_wholly_right(self, reading_of: ReadingOf) -> None:
        found = of(NUMBERS, ["407", "12", "5", "9"], [reading_of(t) for t in ("407", "1", "5", "")])

        assert (found.exact, found.count) == (0.5, 4)
        assert (found.low, found.high) == interval(2, 4)

    def test_are_given_by_number_of_digits(self, reading_of: ReadingOf) -> None:
        texts = ("1", "3", "12", "14", "13", "12345")
        found = of(NUMBERS, ["1", "2", "12", "13", "13", "12345"], [reading_of(t) for t in texts])

        assert found.by_length == {"1": 0.5, "2": pytest.approx(2 / 3, abs=1e-5), "5": 1.0}

    def test_are_given_by_the_kinds_of_a_protocol(self, reading_of: ReadingOf) -> None:
        found = of(KINDS, ["1", "2", "3", "4"], [reading_of(t) for t in "1253"])

        assert found.by_kind == {"wet": 1.0, "dry": 0.0}

    @pytest.mark.parametrize(
        ("label", "text", "edits"),
        [
            ("407", "407", 0),
            ("407", "417", 1),
            ("407", "47", 1),
            ("407", "4007", 1),
            ("407", "", 3),
            ("12", "21", 2),
            ("12345", "23456", 2),
        ],
    )
    def test_character_errors_are_edits_for_each_true_character(
        self, reading_of: ReadingOf, label: str, text: str, edits: int
    ) -> None:
        found = of(NUMBERS, [label, "88888"], [reading_of(text), reading_of("88888")])

        assert found.character_errors == pytest.approx(edits / (len(label) + 5))

    def test_digits_count_where_they_stand_among_the_others(self, reading_of: ReadingOf) -> None:
        found = of(NUMBERS, ["407", "12345"], [reading_of("47"), reading_of("2345")])

        assert found.per_digit == pytest.approx(6 / 8)
        assert found.by_class["0"] == 0.0
        assert found.by_class["1"] == 0.0
        assert found.by_class["4"] == 1.0

    def test_lengths_are_right_whatever_the_digits(self, reading_of: ReadingOf) -> None:
        found = of(NUMBERS, ["407", "12", "5", "9"], [reading_of(t) for t in ("111", "1", "5", "")])

        assert found.length_right == 0.5

    def test_ok_and_what_is_right_of_it_are_told_apart(self, reading_of: ReadingOf) -> None:
        found = of(
            NUMBERS,
            ["1", "2", "3", "4", "5"],
            [
                reading_of("1"),
                reading_of("2"),
                reading_of("8"),
                reading_of("4", 0.5, Status.UNSURE),
                reading_of("5", 0.2, Status.NOT_A_NUMBER),
            ],
        )

        assert found.ok == 0.6
        assert found.ok_right == pytest.approx(2 / 3, abs=1e-5)
        assert found.refused == 0.2

    def test_where_nothing_is_ok_there_is_no_share_of_it(self, reading_of: ReadingOf) -> None:
        found = of(NUMBERS, ["1"], [reading_of("1", 0.4, Status.UNSURE)])

        assert (found.ok, found.ok_right) == (0.0, None)

    def test_of_what_is_no_number_refusing_is_right(self, reading_of: ReadingOf) -> None:
        found = of(
            LETTERS,
            ["?"] * 4,
            [reading_of("1", 0.4, Status.NOT_A_NUMBER)] * 3 + [reading_of("1")],
        )

        assert (found.exact, found.refused, found.count) == (0.75, 0.75, 4)
        assert (found.low, found.high) == interval(3, 4)
        assert found.by_length == {}

    def test_are_kept_on_a_card_as_plain_numbers(self, reading_of: ReadingOf) -> None:
        kept = of(NUMBERS, ["1", "2", "3"], [reading_of(t, 0.87654321) for t in "124"]).as_metrics()

        assert not kept.keys() & {"protocol", "by_class", "reliability"}
        assert kept["exact"] == 0.66667
        assert json.loads(json.dumps(kept, allow_nan=False)) == kept


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        (0, 10, 0.0, 0.27753),
        (10, 10, 0.72247, 1.0),
        (8, 10, 0.49016, 0.94332),
        (81, 263, 0.25529, 0.36621),  # Newcombe 1998, method 3
        (15, 148, 0.06235, 0.16053),  # the same
        (1, 29, 0.00611, 0.17176),  # the same
    ],
)
def test_intervals_are_wilsons(hits: int, count: int, low: float, high: float) -> None:
    assert interval(hits, count) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("confidences", "right", "error"),
    [
        ([1.0, 1.0, 0.0], [True, True, False], 0.0),
        ([1.0, 1.0], [True, False], 0.5),
        ([0.75] * 4, [True, True, True, False], 0.0),
        ([0.9] * 10 + [0.1] * 10, [True] * 9 + [False] * 2 + [True] * 1 + [False] * 8, 0.0),
        ([0.9] * 10 + [0.1] * 10, [True] * 20, 0.5),
        ([0.9, 0.1], [False, True], 0.9),
    ],
)
def test_calibration_error_is_the_mean_gap_of_confidence_and_accuracy(
    confidences: list[float], right: list[bool], error: float
) -> None:
    assert calibration_error(confidences, right) == pytest.approx(error)


def test_reliability_tells_how_sure_and_how_right_answers_are() -> None:
    low, high = reliability([0.2, 0.4, 0.9, 1.0], [False, True, True, True], bins=2)

    assert low == Bin(2, 0.3, 0.5)
    assert high == Bin(2, 0.95, 1.0)


def test_bins_without_answers_are_empty() -> None:
    assert [item.count for item in reliability([1.0], [True], bins=3)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("confidences", "right", "area"),
    [
        ([0.9, 0.8, 0.1], [True, True, False], 1.0),
        ([0.1, 0.8, 0.9], [True, True, False], 0.0),
        ([0.9, 0.5, 0.4, 0.3], [True, False, True, False], 0.75),
        ([0.5, 0.5, 0.5], [True, False, True], 0.5),
        ([0.9, 0.5, 0.5], [True, True, False], 0.75),
        ([0.9, 0.5], [True, True], None),
        ([0.9, 0.5], [False, False], None),
    ],
)
def test_auroc_is_how_often_a_right_answer_is_surer(
    confidences: list[float], right: list[bool], area: float | None
) -> None:
    assert auroc(confidences, right) == (None if area is None else pytest.approx(area))
