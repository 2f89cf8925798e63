"""What is known of a drawing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.collection.drawing import Device, Drawing, LabelError
from digitpad.recognition.reading import Candidate, Digit, Reading, Reason, Status

READING = Reading(
    Status.UNSURE,
    None,
    "407",
    0.61,
    (Digit("4", 0.9, 1.0, 20.5), Digit("0", 0.8, None, None), Digit("7", 0.7, 40.0, 60.0)),
    (Candidate("407", 0.61), Candidate("401", 0.3)),
)


@given(st.from_regex("[0-9]{1,5}", fullmatch=True))
def test_one_to_five_digits_are_a_label(label: str) -> None:
    assert Drawing(label).label == label


@pytest.mark.parametrize(
    "label",
    [
        "",
        "123456",
        "12a",
        "-1",
        "1.5",
        " 407",
        "407 ",
        "407\n",
        "٤٠٧",
        "४०७",
        "\uff14\uff10\uff17",
        "²",
        "½",
        "1e3",
    ],
)
def test_anything_else_is_refused_in_words(label: str) -> None:
    with pytest.raises(LabelError, match="1 to 5 digits from 0 to 9"):
        Drawing(label)


@given(st.text())
def test_what_is_a_label_does_not_hang_on_how_python_sees_digits(text: str) -> None:
    good = 1 <= len(text) <= 5 and set(text) <= set("0123456789")
    if good:
        Drawing(text)
    else:
        with pytest.raises(LabelError):
            Drawing(text)


def test_a_label_that_is_what_was_read_is_confirmed() -> None:
    assert Drawing("407", reading=READING).confirmed is True


def test_a_label_that_is_not_what_was_read_is_corrected() -> None:
    assert Drawing("401", reading=READING).confirmed is False


def test_a_number_that_was_refused_as_none_is_corrected() -> None:
    refused = replace(READING, status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
    assert Drawing("407", reading=refused).confirmed is False


def test_a_drawing_that_was_not_read_is_neither() -> None:
    assert Drawing("407").confirmed is None


@pytest.mark.parametrize("reading", [None, READING])
@given(
    device=st.sampled_from(Device),
    time=st.datetimes(datetime(1970, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)),
)
def test_facts_come_back_through_json(
    reading: Reading | None, device: Device, time: datetime
) -> None:
    time = time.replace(microsecond=time.microsecond // 1000 * 1000)
    drawing = Drawing("407", device, reading, "number", time)
    facts = json.loads(json.dumps(drawing.facts()))
    assert Drawing.from_facts("407", facts) == drawing


def test_a_time_is_the_same_moment_in_every_zone() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    drawing = Drawing("407", time=datetime(2025, 12, 31, 14, 30, tzinfo=india))
    assert drawing.facts()["time"] == "2025-12-31T09:00:00.000+00:00"
    assert Drawing.from_facts("407", drawing.facts()).time == drawing.time


def test_drawings_differ_in_their_ids() -> None:
    assert Drawing("407").id != Drawing("407").id


def test_the_time_is_now_in_whole_milliseconds() -> None:
    before = datetime.now(UTC)
    time = Drawing("407").time
    assert abs(time - before).total_seconds() < 60
    assert time.microsecond % 1000 == 0


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("id", "407"),
        ("id", None),
        ("time", "yesterday"),
        ("time", "2025-12-31T14:30"),
        ("time", 407),
        ("time", "9999-12-31T23:59:59+00:00"),
        ("time", "9998-12-31T23:59:59-01:00"),
        ("time", "1969-12-31T23:59:59+00:00"),
        ("time", "0001-01-01T00:00:00+14:00"),
        ("checkpoint", 7),
        ("checkpoint", "\ud800"),
        ("device", "abacus"),
        ("reading", "407"),
        ("reading", {"text": "407"}),
    ],
)
def test_damaged_facts_are_refused(fact: str, value: object) -> None:
    facts = {**Drawing("407", reading=READING).facts(), fact: value}
    with pytest.raises(ValueError, match=r".+"):
        Drawing.from_facts("407", facts)


DIGIT = {"digit": "4", "confidence": 0.9, "left": 1, "right": None}


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("text", "\ud800"),
        ("text", None),
        ("text", "123456"),
        ("text", "٤٠٧"),
        ("confidence", 17),
        ("confidence", -0.1),
        ("confidence", "0.5"),
        ("confidence", True),
        ("confidence", float("nan")),
        ("digits", [{**DIGIT, "digit": 3}]),
        ("digits", [{**DIGIT, "digit": "37"}]),
        ("digits", [{**DIGIT, "confidence": "high"}]),
        ("digits", [{**DIGIT, "left": [1]}]),
        ("digits", [{**DIGIT, "left": 10**400}]),
        ("digits", [{"digit": "4"}]),
        ("digits", [7]),
        ("candidates", [{"text": None, "probability": 0.5}]),
        ("candidates", [{"text": "4", "probability": 17}]),
        ("candidates", [{"text": "4", "probability": 0.5, "rank": 1}]),
        ("candidates", 7),
    ],
)
def test_a_damaged_reading_is_refused(fact: str, value: object) -> None:
    facts = Drawing("407", reading=READING).facts()
    facts["reading"][fact] = value
    with pytest.raises(ValueError, match=r".+"):
        Drawing.from_facts("407", facts)


def test_missing_facts_are_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        Drawing.from_facts("407", {})
