"""Correcting on the pad: a digit typed over, a candidate taken, and what it holds for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import Candidate, DigitChances, Reading, Reason, Status
from digitpad.ui.candidates import CandidateButton
from tests.app.pads import LINE, OTHER, chips, kept, missing, press, words

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


@pytest.fixture
def read_401(pad: Pad, hand: Hand, caught_up: CaughtUp, reading_of: ReadingOf) -> Reading:
    """Something is written, and read as 401 or 407."""
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    candidates = (Candidate("401", 0.6), Candidate("407", 0.3), Candidate("40", 0.05))
    reading = replace(reading_of("401", 0.6, Status.UNSURE), candidates=candidates)
    pad.live_reading.read.emit(reading, None)
    return reading


def shown(pad: Pad) -> str:
    """The number as it stands under the digits; what stands elsewhere is the same."""
    text = "".join(chip.text() for chip in chips(pad))
    assert pad.window.card.save_bar.label == text
    assert words(pad)[0] == text
    assert pad.window.windowTitle().startswith(text)
    return text


def field(pad: Pad) -> QLineEdit:
    return pad.window.card.save_bar.field


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
        field(pad).selectAll()
        QTest.keyClicks(field(pad), "407")
        assert shown(pad) == "407"
        QTest.keyClick(field(pad), Qt.Key.Key_Escape)
        assert shown(pad) == "401"

    def test_a_digit_of_a_typed_label_can_be_typed_over_too(self, pad: Pad) -> None:
        field(pad).selectAll()
        QTest.keyClicks(field(pad), "12")
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
        QTest.keyClick(field(pad), Qt.Key.Key_Down)
        assert shown(pad) == "407"
        QTest.keyClick(field(pad), Qt.Key.Key_Up)
        assert shown(pad) == "401"


def test_what_is_refused_can_be_taken_all_the_same(pad: Pad, read_401: Reading) -> None:
    refused = replace(read_401, status=Status.NOT_A_NUMBER, reason=Reason.NOT_DIGITS)
    pad.live_reading.read.emit(refused, None)
    assert chips(pad) == []
    pad.window.card.candidates.taken.emit("401")
    assert shown(pad) == "401"
    assert words(pad)[1] == "As you corrected it. It was not taken for a number."


class TestGoingOn:
    @pytest.fixture(autouse=True)
    def corrected(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        """One stroke, read as 1, which is a 7."""
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        QTest.keyClicks(chips(pad)[0], "7")
        assert shown(pad) == "7"

    def test_a_correction_holds_while_the_same_is_read(
        self, pad: Pad, hand: Hand, fake: FakeRecognizer, caught_up: CaughtUp
    ) -> None:
        pad.live_reading.read_again()
        caught_up(pad.live)
        assert shown(pad) == "7"
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2", "something else is read there now"

    def test_it_holds_for_this_drawing_alone(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        pad.window.canvas.clear()
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "1"

    def test_another_drawing_in_its_place_is_read_afresh(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        pad.window.canvas.replace_ink(Ink.of([[(5, 5), (9, 60)]]))
        caught_up(pad.live)
        assert shown(pad) == "1"

    def test_it_stands_again_when_its_drawing_comes_back(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        for _ in range(2):
            press(pad, "Esc")
            caught_up(pad.live)
            assert shown(pad) == ""
            press(pad, "Ctrl+Z")
            caught_up(pad.live)
            assert shown(pad) == "7"
        press(pad, "Esc")
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        QTest.keyClicks(chips(pad)[0], "9")
        press(pad, "Ctrl+Z")
        press(pad, "Ctrl+Z")
        caught_up(pad.live)
        assert shown(pad) == "7"

    def test_once_given_up_it_does_not_come_back(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        press(pad, "Esc")
        press(pad, "Ctrl+Z")
        caught_up(pad.live)
        QTest.keyClick(chips(pad)[0], Qt.Key.Key_Escape)
        press(pad, "Esc")
        press(pad, "Ctrl+Z")
        caught_up(pad.live)
        assert shown(pad) == "1"

    def test_whoever_writes_on_leaves_the_digit(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        chips(pad)[0].setFocus()
        hand.pen(pad.window.canvas, OTHER, [0.5, 0.5])
        assert not pad.window.sheet.digits.chart.isVisible()
        assert pad.window.canvas.hasFocus()

    def test_no_candidate_of_another_drawing_comes_under_the_focus(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        pad.window.card.candidates.findChildren(CandidateButton)[0].setFocus()
        press(pad, "Ctrl+Z")
        assert pad.window.canvas.hasFocus()

    def test_moving_the_drawing_keeps_it(self, pad: Pad, caught_up: CaughtUp) -> None:
        moved = Placing(scale=0.5, dx=20).placed(pad.window.canvas.ink)
        pad.window.canvas.replace_ink(moved)
        caught_up(pad.live)
        assert shown(pad) == "7"

    def test_another_drawing_of_as_many_points_is_read_afresh(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        pad.window.canvas.replace_ink(Ink.of([[(5 * x, 60) for x, _ in enumerate(LINE)]]))
        caught_up(pad.live)
        assert shown(pad) == "1"


class TestTypedLabel:
    """What is typed as the label holds as far as other corrections do."""

    @pytest.fixture(autouse=True)
    def typed(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        """One stroke, read as 1; it is typed that it is a 7."""
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        field(pad).selectAll()
        QTest.keyClicks(field(pad), "7")
        assert shown(pad) == "7"

    def test_it_yields_to_ink_that_is_read_as_something_else(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2"
        press(pad, "Ctrl+Z")
        caught_up(pad.live)
        assert shown(pad) == "7", "the drawing is again the one of which it was said"

    def test_digits_that_are_still_read_stay_corrected(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, reading_of: ReadingOf
    ) -> None:
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        pad.live_reading.read.emit(reading_of("13"), None)
        assert shown(pad) == "73"

    def test_it_stays_while_the_drawing_does(self, pad: Pad, caught_up: CaughtUp) -> None:
        pad.live_reading.read_again()
        caught_up(pad.live)
        assert shown(pad) == "7"
        QTest.keyClicks(field(pad), "8")
        assert shown(pad) == "78"
        QTest.keyClick(field(pad), Qt.Key.Key_Escape)
        assert shown(pad) == "1"

    def test_emptied_it_is_what_was_read(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        field(pad).selectAll()
        QTest.keyClick(field(pad), Qt.Key.Key_Backspace)
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2"

    def test_half_typed_it_yields_too(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        QTest.keyClicks(field(pad), "89")
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2"


def test_where_nothing_reads_a_typed_label_goes_when_the_drawing_changes(
    open_pad: OpenPad, hand: Hand, caught_up: CaughtUp
) -> None:
    pad = open_pad(load=missing)
    caught_up(pad.live)
    hand.mouse(pad.window.canvas, LINE)
    QTest.keyClicks(field(pad), "38")
    assert pad.window.card.save_bar.label == "38"
    pad.window.canvas.replace_ink(Placing(dx=20).placed(pad.window.canvas.ink))
    assert pad.window.card.save_bar.label == "38", "it is the same drawing, moved"
    hand.mouse(pad.window.canvas, OTHER)
    assert pad.window.card.save_bar.label == ""


def test_a_label_can_be_typed_only_while_there_is_a_drawing(
    pad: Pad, hand: Hand, caught_up: CaughtUp
) -> None:
    assert not field(pad).isEnabled()
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    assert field(pad).isEnabled()
    press(pad, "Return")
    assert not field(pad).isEnabled()


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


class TestChances:
    def test_a_digit_that_is_pointed_at_shows_what_else_it_may_be(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        [chip] = chips(pad)
        chip.setFocus()
        qtbot.waitUntil(lambda: "1: 91 %" in chip.accessibleDescription())

    def test_they_follow_the_drawing(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        [chip] = chips(pad)
        chip.setFocus()
        hand.mouse(pad.window.canvas, OTHER)
        chip.setFocus()
        qtbot.waitUntil(lambda: "2: 91 %" in chip.accessibleDescription())

    def test_where_they_cannot_be_told_the_digit_can_be_corrected(
        self,
        pad: Pad,
        hand: Hand,
        fake: FakeRecognizer,
        caught_up: CaughtUp,
        qtbot: QtBot,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        fake.error = RuntimeError("out of memory")
        chips(pad)[0].setFocus()
        qtbot.waitUntil(lambda: "out of memory" in caplog.text)
        QTest.keyClicks(chips(pad)[0], "7")
        assert shown(pad) == "7"


def test_the_chances_of_a_digit_are_those_of_what_was_read_last(
    pad: Pad,
    fake: FakeRecognizer,
    hand: Hand,
    caught_up: CaughtUp,
    reading_of: ReadingOf,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answer = fake.digit_chances

    def digit_chances(frame: Frame, text: str) -> tuple[DigitChances, ...]:
        asked.append(text)
        return answer(frame, text)

    monkeypatch.setattr(fake, "digit_chances", digit_chances)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    chips(pad)[0].setFocus()
    for text in ("4", "7"):
        frame = fake.frame(pad.window.canvas.ink)
        pad.live_reading.read.emit(reading_of(text), frame)
    qtbot.waitUntil(lambda: asked[-1:] == ["7"])
