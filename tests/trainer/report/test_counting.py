"""Counting: what answers are worth, and which of them are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitpad.recognition.reading import Status
from trainer.report import counting

if TYPE_CHECKING:
    from tests.trainer.conftest import ReadingOf
    from tests.trainer.report.conftest import NewAnswers


def test_the_worst_mistakes_are_the_surest_wrong_answers(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    readings = [reading_of(*each) for each in (("1", 0.6), ("2", 0.99), ("7", 0.7), ("7", 0.95))]
    answers = new_answers(["1", "2", "1", "1"], readings)
    assert counting.worst(answers, 10) == [3, 2]
    assert counting.worst(answers, 1) == [3]


def test_where_it_is_right_to_refuse_what_was_read_is_the_mistake(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    readings = [reading_of("1", 0.9), reading_of("7", 0.2, Status.NOT_A_NUMBER)]
    answers = new_answers(["?", "?"], readings, refused=True)
    assert answers.right.tolist() == [False, True]
    assert counting.worst(answers, 10) == [0]


def test_random_samples_are_the_same_each_time_and_none_comes_twice(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    answers = new_answers(["1"] * 50, [reading_of("1")] * 50)
    chosen = counting.at_random(answers, 10, seed=1)
    assert chosen == counting.at_random(answers, 10, seed=1)
    assert chosen != counting.at_random(answers, 10, seed=2)
    assert len(set(chosen)) == 10
    assert len(counting.at_random(answers, 100, seed=1)) == 50


def test_shares_are_told_by_length_with_their_interval(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    answers = new_answers(["1", "1", "407"], [reading_of(text) for text in ("1", "7", "407")])
    one, three = counting.by_length(answers)
    assert (one.name, one.share, one.count) == ("1 digit", 0.5, 2)
    assert (three.name, three.share, three.count) == ("3 digits", 1.0, 1)
    assert one.low < 0.5 < one.high


def test_shares_are_told_by_digit_in_numbers_too(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    answers = new_answers(["40", "4"], [reading_of("40"), reading_of("9")])
    counts, _, _ = counting.confusion(answers)
    assert [(row.name, row.share, row.count) for row in counting.by_class(counts)] == [
        ("0", 1.0, 1),
        ("4", 0.5, 2),
    ]


def test_shares_are_told_by_kind(new_answers: NewAnswers, reading_of: ReadingOf) -> None:
    readings = [reading_of(text) for text in ("1", "2", "8", "8")]
    answers = new_answers(["1", "2", "8", "9"], readings, kinds=("blur", "fog"))
    assert [(row.name, row.share) for row in counting.by_kind(answers)] == [
        ("blur", 1.0),
        ("fog", 0.5),
    ]
    assert counting.of_each_kind(answers) == [0, 2]


def test_answers_are_counted_by_their_status(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    readings = [reading_of("1"), reading_of("2"), reading_of("3", 0.3, Status.UNSURE)]
    answers = new_answers(["1", "1", "3"], readings)
    assert counting.by_status(answers) == [(Status.OK, 2, 1), (Status.UNSURE, 1, 1)]


def test_the_bins_are_those_of_the_calibration_error(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    answers = new_answers(["1", "1"], [reading_of("1", 0.97), reading_of("7", 0.99)])
    assert answers.figures.calibration_error == pytest.approx(0.48)
    assert answers.figures.reliability[-1].count == 2


def test_an_attack_is_compared_with_the_digits_that_it_is_on(
    new_answers: NewAnswers, reading_of: ReadingOf
) -> None:
    readings = [reading_of("1" if at % 10 else "7") for at in range(40)]
    clean = new_answers(["1"] * 40, readings, name="mnist")
    attack = new_answers(["1"] * 4, [reading_of("7")] * 4, name="attack", clean="mnist")

    assert counting.unattacked(attack, [clean]) == 0, "every tenth, none of which was right"
    assert counting.unattacked(attack, [new_answers(["1"], [reading_of("1")])]) is None
