"""Readings side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.collection.changes import Change
from digitpad.collection.comparison import Comparison, Outcome, Verdict
from digitpad.collection.drawing import Drawing
from digitpad.recognition.reading import Reading, Status
from tests.collection.readings import reading_of


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (reading_of("7"), reading_of("4"), Verdict.NOW_RIGHT),
        (None, reading_of("4"), Verdict.NOW_RIGHT),
        (reading_of("4", status=Status.NOT_A_NUMBER), reading_of("4"), Verdict.NOW_RIGHT),
        (reading_of("4"), reading_of("7"), Verdict.NOW_WRONG),
        (None, reading_of("7"), Verdict.NOW_WRONG),
        (reading_of("7"), reading_of("9"), Verdict.OTHERWISE),
        (reading_of("4"), reading_of("4", status=Status.UNSURE), Verdict.OTHERWISE),
        (reading_of("4"), reading_of("4", confidence=0.5), Verdict.SAME),
        (reading_of("7"), reading_of("7"), Verdict.SAME),
    ],
)
def test_what_another_reading_means_depends_on_the_label(
    before: Reading | None, after: Reading, verdict: Verdict
) -> None:
    drawing = Drawing("4", reading=before)
    assert Outcome(drawing, replace(drawing, reading=after)).verdict is verdict


def test_all_that_was_read_again_is_counted() -> None:
    comparison = Comparison("new")
    right, wrong, broken = Drawing("4", reading=reading_of("7")), Drawing("5"), Drawing("6")
    comparison.add(right, reading_of("4"))
    comparison.add(wrong, reading_of("7"))
    comparison.add(broken, None)
    assert len(comparison) == 2
    assert comparison.unreadable == 1
    assert [comparison.count(verdict) for verdict in Verdict] == [1, 1, 0, 0]
    assert comparison.ids([Verdict.NOW_WRONG, Verdict.SAME]) == {wrong.id}
    assert comparison.outcome(broken.id) is None


def test_a_new_reading_takes_the_place_of_the_one_it_was_compared_with() -> None:
    comparison = Comparison("new")
    drawing, other = Drawing("4", reading=reading_of("7")), Drawing("5", reading=reading_of("5"))
    comparison.add(drawing, reading_of("4"))
    comparison.add(other, reading_of("6"))
    relabelled = replace(drawing, label="3")
    read_since = replace(other, reading=reading_of("9"))
    assert list(comparison.changes([relabelled, read_since])) == [
        Change(relabelled, replace(relabelled, reading=reading_of("4"), checkpoint="new"))
    ]
