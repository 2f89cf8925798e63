"""The user's numbers fall apart into digits where their strokes part, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink, Stroke, joined
from digitpad.recognition.picture import Picture
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Sample
from trainer.data.sample_ink import sample_ink
from trainer.lessons.cuts import cuts


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


def strokes_of(ink: Ink) -> list[Ink]:
    """Each stroke of ink alone."""
    return [Ink((stroke,)) for stroke in ink.strokes]


def test_every_shipped_number_falls_apart_into_its_digits(number: Recognizer) -> None:
    for sample in sample_ink():
        parts = cuts(number, [sample])

        assert "".join(part.label for part in parts) == sample.label
        assert sum(len(ink_of(part).strokes) for part in parts) == len(ink_of(sample).strokes)
        assert all(part.writer == sample.writer for part in parts)


def test_a_line_under_a_number_is_of_none_of_its_digits(number: Recognizer) -> None:
    ink = ink_of(only("407"))
    bounds = ink.bounds
    y = bounds.bottom + 0.2 * bounds.height
    line = Stroke([(bounds.left, y), (bounds.right, y)])
    parts = cuts(number, [Sample(Ink((*ink.strokes, line)), "407", "")])

    assert [part.label for part in parts] == list("407")
    assert sum(len(ink_of(part).strokes) for part in parts) == len(ink.strokes)


def test_digits_are_about_1_high_however_large_they_were_written(number: Recognizer) -> None:
    for by in (0.01, 1.0, 50.0):
        large = Ink.of([stroke.points * by for stroke in ink_of(only("407")).strokes])
        heights = [ink_of(part).bounds.height for part in cuts(number, [Sample(large, "407", "")])]

        assert np.median(heights) == pytest.approx(1)


def test_they_are_found_by_the_label_also_where_it_is_not_what_is_read(number: Recognizer) -> None:
    parts = cuts(number, [Sample(only("407").source, "405", "")])

    assert [part.label for part in parts] == list("405")
    assert [len(ink_of(part).strokes) for part in parts] == [2, 1, 1]


def test_digits_that_lean_over_each_other_are_cut(number: Recognizer) -> None:
    points = [stroke.points for stroke in ink_of(only("407")).strokes]
    leaning = Ink.of([np.column_stack((p[:, 0] - 1.2 * p[:, 1], p[:, 1])) for p in points])
    reach = [part.bounds for part in strokes_of(leaning)]
    assert reach[1].right > reach[2].left
    assert reach[2].right > reach[3].left

    parts = cuts(number, [Sample(leaning, "407", "")])

    assert [len(ink_of(part).strokes) for part in parts] == [2, 1, 1]


def test_a_stroke_that_comes_late_is_of_its_digit(number: Recognizer) -> None:
    first, *others = ink_of(only("407")).strokes
    late = Ink((*others, first))

    parts = cuts(number, [Sample(late, "407", "")])

    assert [part.label for part in parts] == list("407")
    assert [len(ink_of(part).strokes) for part in parts] == [2, 1, 1]


def test_digits_stand_from_left_to_right_in_whatever_order_they_were_written(
    number: Recognizer,
) -> None:
    backwards = Ink(ink_of(only("88")).strokes[::-1])

    left, right = cuts(number, [Sample(backwards, "88", "")])

    assert ink_of(left).bounds.left < ink_of(right).bounds.left


def test_digits_written_in_one_stroke_are_left_out(number: Recognizer) -> None:
    ink = ink_of(only("88"))
    in_one = Ink.of([np.concatenate([stroke.points for stroke in ink.strokes])])

    assert cuts(number, [Sample(in_one, "88", "")]) == []


def test_so_are_digits_that_share_a_stroke_where_there_are_strokes_enough(
    number: Recognizer,
) -> None:
    first, second, *others = ink_of(only("31415")).strokes
    shared = Ink((Stroke(np.concatenate([first.points, second.points])), *others))
    assert len(shared.strokes) >= 5

    assert cuts(number, [Sample(shared, "31415", "")]) == []


def test_so_are_numbers_of_which_more_than_one_digit_is_read_otherwise(
    number: Recognizer,
) -> None:
    assert cuts(number, [Sample(only("407").source, "465", "")]) == []


def in_pieces(ink: Ink, count: int) -> Ink:
    """Ink whose strokes were each lifted so often that there are so many of each."""
    pieces = (np.array_split(stroke.points, count) for stroke in ink.strokes)
    return Ink.of([points for parts in pieces for points in parts])


def test_a_digit_is_of_six_strokes_at_most(number: Recognizer) -> None:
    left, right = strokes_of(ink_of(only("88")))
    of_six, of_more = (joined([in_pieces(left, 6), in_pieces(right, more)]) for more in (6, 7))

    assert [len(ink_of(part).strokes) for part in cuts(number, [Sample(of_six, "88", "")])] == [
        6,
        6,
    ]
    assert cuts(number, [Sample(of_more, "88", "")]) == []


def test_what_is_clear_is_cut_also_where_the_rest_is_not(number: Recognizer) -> None:
    parts = cuts(number, [Sample(in_pieces(ink_of(only("1979")), 2), "1979", "")])

    assert [part.label for part in parts] == ["1", "9"]
    assert [len(ink_of(part).strokes) for part in parts] == [2, 2]


def test_a_label_with_more_digits_than_there_are_strokes_gives_none(number: Recognizer) -> None:
    assert cuts(number, [Sample(only("88").source, "88888", "")]) == []


def test_a_digit_alone_is_taken_whole(number: Recognizer) -> None:
    both = joined([ink_of(only("5")), ink_of(only("5"))])
    [part] = cuts(number, [Sample(both, "5", "me")])

    assert (part.label, part.writer) == ("5", "me")
    assert len(ink_of(part).strokes) == 4


def test_of_very_many_numbers_some_are_cut(
    number: Recognizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.lessons.cuts._MOST", 2)

    parts = cuts(number, [Sample(only("5").source, "5", writer) for writer in "abcd"])

    assert len(parts) == 2


def test_a_picture_cannot_be_cut(number: Recognizer) -> None:
    assert cuts(number, [Sample(Picture(np.ones((9, 9), np.float32)), "5", "")]) == []
