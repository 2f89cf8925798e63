"""Readings side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.collection.changes import Change
from digitpad.collection.comparison import Comparison, Outcome, Verdict
from digitpad.collection.drawing import Drawing
from digitpad.recognition.reading import Candidate, Digit, Reading, Reason, Status


def read(text: str, status: Status = Status.OK, confidence: float = 0.9) -> Reading:
    reason = Reason.NOT_DIGITS if status is Status.NOT_A_NUMBER else None
    digits = tuple(Digit(digit, confidence, None, None) for digit in text)
    return Reading(status, reason, text, confidence, digits, (Candidate(text, confidence),))


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (read("7"), read("4"), Verdict.NOW_RIGHT),
        (None, read("4"), Verdict.NOW_RIGHT),
        (read("4", Status.NOT_A_NUMBER), read("4"), Verdict.NOW_RIGHT),
        (read("4"), read("7"), Verdict.NOW_WRONG),
        (None, read("7"), Verdict.NOW_WRONG),
        (read("7"), read("9"), Verdict.OTHERWISE),
        (read("4"), read("4", Status.UNSURE), Verdict.OTHERWISE),
        (read("4"), read("4", confidence=0.5), Verdict.SAME),
        (read("7"), read("7"), Verdict.SAME),
    ],
)
def test_what_another_reading_means_depends_on_the_label(
    before: Reading | None, after: Reading, verdict: Verdict
) -> None:
    drawing = Drawing("4", reading=before)
    assert Outcome(drawing, replace(drawing, reading=after)).verdict is verdict


def test_all_that_was_read_again_is_counted() -> None:
    comparison = Comparison("new")
    right, wrong, broken = Drawing("4", reading=read("7")), Drawing("5"), Drawing("6")
    comparison.add(right, read("4"))
    comparison.add(wrong, read("7"))
    comparison.add(broken, None)
    assert len(comparison) == 2
    assert comparison.unreadable == 1
    assert [comparison.count(verdict) for verdict in Verdict] == [1, 1, 0, 0]
    assert comparison.ids([Verdict.NOW_WRONG, Verdict.SAME]) == {wrong.id}
    assert comparison.outcome(broken.id) is None


def test_a_new_reading_takes_the_place_of_the_one_it_was_compared_with() -> None:
    comparison = Comparison("new")
    drawing, other = Drawing("4", reading=read("7")), Drawing("5", reading=read("5"))
    comparison.add(drawing, read("4"))
    comparison.add(other, read("6"))
    relabelled = replace(drawing, label="3")
    read_since = replace(other, reading=read("9"))
    assert list(comparison.changes([relabelled, read_since])) == [
        Change(relabelled, replace(relabelled, reading=read("4"), checkpoint="new"))
    ]
