"""What a correction holds for: while one goes on, undoes, and writes something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from digitpad.app.pad import Pad
from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing
from digitpad.ui.reading.candidates import CandidateButton
from tests.app.pads import LINE, OTHER, chips, label_field, missing, press, shown, typed_label

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


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
        typed_label(pad, "7")
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
        QTest.keyClicks(label_field(pad), "8")
        assert shown(pad) == "78"
        QTest.keyClick(label_field(pad), Qt.Key.Key_Escape)
        assert shown(pad) == "1"

    def test_emptied_it_is_what_was_read(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        label_field(pad).selectAll()
        QTest.keyClick(label_field(pad), Qt.Key.Key_Backspace)
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2"

    def test_half_typed_it_yields_too(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        QTest.keyClicks(label_field(pad), "89")
        hand.mouse(pad.window.canvas, OTHER)
        caught_up(pad.live)
        assert shown(pad) == "2"


def test_where_nothing_reads_a_typed_label_goes_when_the_drawing_changes(
    open_pad: OpenPad, hand: Hand, caught_up: CaughtUp
) -> None:
    pad = open_pad(load=missing)
    caught_up(pad.live)
    hand.mouse(pad.window.canvas, LINE)
    QTest.keyClicks(label_field(pad), "38")
    assert pad.window.card.save_bar.label == "38"
    pad.window.canvas.replace_ink(Placing(dx=20).placed(pad.window.canvas.ink))
    assert pad.window.card.save_bar.label == "38", "it is the same drawing, moved"
    hand.mouse(pad.window.canvas, OTHER)
    assert pad.window.card.save_bar.label == ""
