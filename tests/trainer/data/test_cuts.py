"""The user's numbers fall apart into digits where their strokes part, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink, joined
from digitpad.recognition.recognizer import Recognizer
from trainer.comparison import sample_ink
from trainer.data.cuts import cuts
from trainer.data.sample import Sample


@pytest.fixture(scope="module")
def number() -> Recognizer:
    """The network that the pad reads with."""
    return Recognizer.load("number", "cpu")


def only(text: str) -> Sample:
    """The shipped number that says this."""
    [sample] = [sample for sample in sample_ink() if sample.label == text]
    return sample


def ink_of(sample: Sample) -> Ink:
    assert isinstance(sample.source, Ink)
    return sample.source


def test_every_shipped_number_falls_apart_into_its_digits(number: Recognizer) -> None:
    for sample in sample_ink():
        parts = cuts(number, [sample])

        assert "".join(part.label for part in parts) == sample.label
        assert sum(len(ink_of(part).strokes) for part in parts) == len(ink_of(sample).strokes)
        assert all(part.writer == sample.writer for part in parts)


def test_digits_are_about_1_high_however_large_they_were_written(number: Recognizer) -> None:
    for by in (0.01, 1.0, 50.0):
        large = Ink.of([stroke.points * by for stroke in ink_of(only("407")).strokes])
        heights = [ink_of(part).bounds.height for part in cuts(number, [Sample(large, "407", "")])]

        assert np.median(heights) == pytest.approx(1)


def test_they_are_found_by_the_label_also_where_it_is_not_what_is_read(number: Recognizer) -> None:
    parts = cuts(number, [Sample(only("407").source, "401", "")])

    assert [part.label for part in parts] == list("401")
    assert [len(ink_of(part).strokes) for part in parts] == [2, 1, 1]


def test_digits_written_in_one_stroke_are_left_out(number: Recognizer) -> None:
    ink = ink_of(only("88"))
    in_one = Ink.of([np.concatenate([stroke.points for stroke in ink.strokes])])

    assert cuts(number, [Sample(in_one, "88", "")]) == []


def test_a_label_with_more_digits_than_there_are_strokes_gives_none(number: Recognizer) -> None:
    assert cuts(number, [Sample(only("88").source, "88888", "")]) == []


def test_a_digit_alone_is_taken_whole(number: Recognizer) -> None:
    both = joined([ink_of(only("5")), ink_of(only("5"))])
    [part] = cuts(number, [Sample(both, "5", "me")])

    assert (part.label, part.writer) == ("5", "me")
    assert len(ink_of(part).strokes) == 4


def test_a_network_of_single_digits_finds_none_in_longer_numbers() -> None:
    digit = Recognizer.load("digit", "cpu")

    assert [part.label for part in cuts(digit, [only("407"), only("5")])] == ["5"]
