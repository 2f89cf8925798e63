"""The number as it stands: as read, as corrected, and when the drawing goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.recognition.correction import Certainty, Correction, Number, is_number, number_of
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Reason, Status

SPAN = (10.0, 110.0)


def read(
    text: str,
    confidences: tuple[float, ...] | None = None,
    lefts: tuple[float, ...] | None = None,
    status: Status = Status.OK,
) -> Reading:
    """A reading whose digits are 20 wide and, where nothing else is said, 30 apart."""
    sure = confidences or (0.98,) * len(text)
    places = lefts or tuple(30.0 * at for at in range(len(text)))
    digits = tuple(
        Digit(digit, share, left, left + 20)
        for digit, share, left in zip(text, sure, places, strict=True)
    )
    return Reading(status, None, text, min(sure), digits, (Candidate(text, min(sure)),))


def without_places(reading: Reading) -> Reading:
    digits = tuple(replace(digit, left=None, right=None) for digit in reading.digits)
    return replace(reading, digits=digits)


def certainties(number: Number) -> list[Certainty]:
    return [spot.certainty for spot in number.spots(SPAN)]


@pytest.mark.parametrize("text", ["0", "007", "12345"])
def test_one_to_five_digits_are_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "123456", "4o7", "-1", "4 7", "٤٠٧", "½", "4\n"])
def test_other_texts_are_none(text: str) -> None:
    assert not is_number(text)


def test_what_is_no_number_suggests_none() -> None:
    assert number_of(read("407")) == "407"
    refused = replace(read("4"), status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
    assert number_of(refused) == number_of(EMPTY) == ""


class TestSpots:
    def test_each_digit_stands_where_it_was_read(self) -> None:
        spots = Number(read("407"), "407").spots(SPAN)
        assert [spot.digit for spot in spots] == ["4", "0", "7"]
        assert [spot.centre for spot in spots] == [10, 40, 70]
        assert [spot.read for spot in spots] == list(read("407").digits)

    def test_without_places_they_share_the_width(self) -> None:
        spots = Number(without_places(read("40")), "40").spots(SPAN)
        assert [(spot.left, spot.right) for spot in spots] == [(10, 60), (60, 110)]

    def test_a_number_of_another_length_shares_the_width_and_is_the_users(self) -> None:
        spots = Number(read("407"), "40").spots(SPAN)
        assert [spot.centre for spot in spots] == [35, 85]
        assert {spot.certainty for spot in spots} == {Certainty.OWN}
        assert {spot.read for spot in spots} == {None}

    @pytest.mark.parametrize("text", ["", "4o7", "123456"])
    def test_what_is_no_number_has_none(self, text: str) -> None:
        assert Number(read("407"), text).spots(SPAN) == ()

    def test_nothing_is_invented_where_nothing_was_read(self) -> None:
        assert Number(EMPTY, "407").spots(SPAN) == ()

    def test_a_corrected_digit_is_the_users_and_the_others_are_as_they_were(self) -> None:
        number = Number(read("401"), "407")
        assert certainties(number) == [Certainty.SURE, Certainty.SURE, Certainty.OWN]
        assert number.spots(SPAN)[2].read == read("401").digits[2]

    def test_all_digits_of_a_sure_reading_are_sure(self) -> None:
        assert certainties(Number(read("40", (0.9, 0.6)), "40")) == [Certainty.SURE] * 2

    def test_in_an_unsure_reading_it_is_told_which_digit_is_to_be_checked(self) -> None:
        reading = read("407", (0.99, 0.8, 0.5), status=Status.UNSURE)
        wanted = [Certainty.SURE, Certainty.DOUBTFUL, Certainty.GUESSED]
        assert certainties(Number(reading, "407")) == wanted

    def test_in_an_unsure_reading_at_least_one_digit_is_doubtful(self) -> None:
        reading = read("407", (0.99, 0.98, 0.97), status=Status.UNSURE)
        wanted = [Certainty.SURE, Certainty.SURE, Certainty.DOUBTFUL]
        assert certainties(Number(reading, "407")) == wanted


class TestNumber:
    def test_as_it_was_read_it_is_not_corrected(self) -> None:
        assert not Number(read("407"), "407").corrected
        assert not Number(read("407"), "").corrected
        assert Number(read("407"), "401").corrected

    def test_a_refused_text_that_the_user_takes_is_corrected(self) -> None:
        refused = replace(read("4"), status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
        assert Number(refused, "4").corrected


class TestCorrection:
    def test_it_stands_when_the_same_is_read_again(self) -> None:
        assert Correction(read("401"), "407").of(read("401")) == "407"
        assert Correction(read("401"), "4017").of(read("401")) == "4017"

    def test_a_digit_stays_corrected_when_more_is_written(self) -> None:
        assert Correction(read("41"), "47").of(read("415")) == "475"

    def test_it_stays_where_it_was_when_something_is_written_before_it(self) -> None:
        later = read("541", lefts=(-40, 0, 30))
        assert Correction(read("41"), "47").of(later) == "547"

    def test_what_is_read_otherwise_now_is_no_longer_corrected(self) -> None:
        assert Correction(read("41"), "47").of(read("42")) == "42"

    def test_the_same_digit_elsewhere_was_never_corrected(self) -> None:
        assert Correction(read("1"), "7").of(read("11", lefts=(0, 300))) == "71"

    def test_without_places_the_order_tells_which_digit_is_meant(self) -> None:
        earlier, later = without_places(read("41")), without_places(read("411"))
        assert Correction(earlier, "47").of(later) == "471"

    def test_another_length_holds_only_for_the_same_text(self) -> None:
        assert Correction(read("41"), "4").of(read("415")) == "415"

    def test_what_is_then_refused_is_no_number(self) -> None:
        refused = replace(read("415"), status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
        assert Correction(read("41"), "47").of(refused) == ""
