"""Correcting on the pad: a digit typed over, a candidate taken, a label typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from digitpad.app.pad import Pad
from digitpad.recognition.reading import Candidate, Reading, Reason, Status
from tests.app.pads import LINE, chips, kept, label_field, press, shown, typed_label, words

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand, ReadingOf


@pytest.fixture
def read_401(pad: Pad, hand: Hand, caught_up: CaughtUp, reading_of: ReadingOf) -> Reading:
    """Something is written, and read as 401 or 407."""
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    candidates = (Candidate("401", 0.6), Candidate("407", 0.3), Candidate("40", 0.05))
    reading = replace(reading_of("401", 0.6, Status.UNSURE), candidates=candidates)
    pad.live_reading.read.emit(reading, None)
    return reading


@pytest.mark.usefixtures("read_401")
class TestTyping:
    def test_a_digit_typed_over_corrects_the_number_in_place(self, pad: Pad) -> None:
        chips(pad)[2].setFocus()
        QTest.keyClicks(chips(pad)[2], "7")
        assert shown(pad) == "407"
        assert words(pad)[1] == "As you corrected it. It was read as 401."
        assert pad.window.windowTitle() == "407 — digitpad", "nothing is unsure any more"

    def test_a_digit_that_is_none_is_taken_out(self, pad: Pad) -> None:
        QTest.keyClick(chips(pad)[2], Qt.Key.Key_Delete)
        assert shown(pad) == "40"
        assert pad.window.canvas.ink, "the key belongs to the digit, and not to the drawing"

    def test_the_last_digit_is_not_taken_out(self, pad: Pad) -> None:
        for _ in range(3):
            QTest.keyClick(chips(pad)[0], Qt.Key.Key_Backspace)
        assert shown(pad) == "1"

    def test_escape_lets_what_was_read_stand_again(self, pad: Pad) -> None:
        QTest.keyClicks(chips(pad)[2], "7")
        QTest.keyClick(chips(pad)[2], Qt.Key.Key_Escape)
        assert words(pad)[1] == "60 % sure: please check."
        assert pad.window.card.save_bar.label == "401"
        assert pad.window.canvas.hasFocus()

    def test_escape_takes_back_the_digit_that_has_the_focus_alone(self, pad: Pad) -> None:
        QTest.keyClicks(chips(pad)[0], "9")
        QTest.keyClicks(chips(pad)[2], "7")
        QTest.keyClick(chips(pad)[1], Qt.Key.Key_Escape)
        assert shown(pad) == "907"
        assert pad.window.canvas.hasFocus()
        QTest.keyClick(chips(pad)[2], Qt.Key.Key_Escape)
        assert shown(pad) == "901"

    def test_escape_brings_back_a_digit_that_was_taken_out(self, pad: Pad) -> None:
        QTest.keyClick(chips(pad)[2], Qt.Key.Key_Delete)
        QTest.keyClick(chips(pad)[1], Qt.Key.Key_Escape)
        assert shown(pad) == "401"

    def test_the_label_that_is_typed_stands_under_the_digits_at_once(self, pad: Pad) -> None:
        typed_label(pad, "407")
        assert shown(pad) == "407"
        QTest.keyClick(label_field(pad), Qt.Key.Key_Escape)
        assert shown(pad) == "401"

    def test_a_digit_of_a_typed_label_can_be_typed_over_too(self, pad: Pad) -> None:
        typed_label(pad, "12")
        QTest.keyClicks(chips(pad)[1], "3")
        assert shown(pad) == "13"

    def test_the_number_is_copied_as_corrected(self, pad: Pad) -> None:
        QTest.keyClicks(chips(pad)[2], "7")
        press(pad, "Ctrl+C")
        assert QGuiApplication.clipboard().text() == "407"

    def test_it_is_saved_as_corrected_and_what_was_read_with_it(self, pad: Pad, home: Path) -> None:
        QTest.keyClicks(chips(pad)[2], "7")
        press(pad, "Ctrl+S")
        [drawing] = kept(home)
        assert drawing.label == "407"
        assert drawing.confirmed is False


@pytest.mark.usefixtures("read_401")
class TestCandidates:
    def test_one_click_takes_one(self, pad: Pad) -> None:
        pad.window.card.candidates.taken.emit("407")
        assert shown(pad) == "407"
        pad.window.card.candidates.taken.emit("401")
        assert shown(pad) == "401"
        assert words(pad)[1] == "60 % sure: please check."

    def test_keys_go_through_them(self, pad: Pad) -> None:
        press(pad, "Alt+Down")
        assert shown(pad) == "407"
        press(pad, "Alt+Down")
        assert shown(pad) == "40"
        press(pad, "Alt+Up")
        assert shown(pad) == "407"

    def test_in_the_label_plain_arrows_do(self, pad: Pad) -> None:
        QTest.keyClick(label_field(pad), Qt.Key.Key_Down)
        assert shown(pad) == "407"
        QTest.keyClick(label_field(pad), Qt.Key.Key_Up)
        assert shown(pad) == "401"


def test_what_is_refused_can_be_taken_all_the_same(pad: Pad, read_401: Reading) -> None:
    refused = replace(read_401, status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
    pad.live_reading.read.emit(refused, None)
    assert chips(pad) == []
    pad.window.card.candidates.taken.emit("401")
    assert shown(pad) == "401"
    assert words(pad)[1] == "As you corrected it. It was not taken for a number."


def test_a_label_can_be_typed_only_while_there_is_a_drawing(
    pad: Pad, hand: Hand, caught_up: CaughtUp
) -> None:
    assert not label_field(pad).isEnabled()
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    assert label_field(pad).isEnabled()
    press(pad, "Return")
    assert not label_field(pad).isEnabled()


@pytest.mark.parametrize("place", [QLineEdit, QPushButton])
def test_who_accepts_beside_the_drawing_goes_on_writing(
    pad: Pad, hand: Hand, caught_up: CaughtUp, place: type[QWidget]
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    there = pad.window.card.save_bar.findChildren(place)[0]
    there.setFocus()
    QTest.keyClick(there, Qt.Key.Key_Return)
    assert not pad.window.canvas.ink
    assert pad.window.focusWidget() is pad.window.canvas
