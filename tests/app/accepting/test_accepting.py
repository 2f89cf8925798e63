"""Accepting: the number goes to the history, or the collection too, and the pad is clean."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from digitpad.app.pad import Pad
from digitpad.collection.history import default_path
from digitpad.recognition.reading import Candidate, Status
from digitpad.settings import Settings
from digitpad.ui.reading.candidates import CandidateButton
from tests.app.accepting.numbers import accepted, enter, kept, numbers
from tests.app.pads import LINE, OTHER, button, chips

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


class TestAccepting:
    def test_enter_takes_the_number_and_the_pad_is_clean(self, written: Pad) -> None:
        enter(written)
        [entry] = accepted()
        assert (entry.text, entry.status, entry.corrected) == ("1", Status.OK, False)
        assert entry.confidence == 0.9
        assert not written.window.canvas.ink
        assert written.window.card.save_bar.label == ""
        assert written.window.status_line.message == "Accepted 1."

    def test_enter_accepts_in_the_label_and_on_a_digit_too(
        self, written: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        field = written.window.card.save_bar.field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "77")
        QTest.keyClick(field, Qt.Key.Key_Return)
        hand.mouse(written.window.canvas, OTHER)
        caught_up(written.live)
        chip = chips(written)[0]
        chip.setFocus()
        QTest.keyClicks(chip, "7")
        QTest.keyClick(chip, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        assert numbers() == ["7", "77"]
        assert [entry.corrected for entry in accepted()] == [True, True]

    def test_enter_accepts_after_a_click_on_a_candidate(
        self, written: Pad, reading_of: ReadingOf
    ) -> None:
        candidates = (Candidate("1", 0.6), Candidate("7", 0.3))
        reading = replace(reading_of("1", 0.6, Status.UNSURE), candidates=candidates)
        written.live_reading.read.emit(reading, None)
        _first, second, *_others = written.window.card.candidates.findChildren(CandidateButton)
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
        focused = written.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        assert numbers() == ["7"]

    def test_on_a_button_enter_presses_the_button(self, written: Pad, home: Path) -> None:
        save = button(written.window.card.save_bar, "Save")
        save.setFocus()
        QTest.keyClick(save, Qt.Key.Key_Return)
        assert kept(home) == ["1"]
        assert not default_path().exists()

    def test_an_empty_pad_accepts_nothing(self, pad: Pad) -> None:
        enter(pad)
        pad.accepting.accept()
        assert not default_path().exists()

    def test_what_is_no_number_is_not_accepted_and_stays(
        self, written: Pad, reading_of: ReadingOf
    ) -> None:
        refused = reading_of("1", 0.1, Status.NOT_A_NUMBER)
        written.live_reading.read.emit(refused, None)
        written.accepting.accept()
        assert not default_path().exists()
        assert written.window.canvas.ink

    def test_it_waits_for_the_reading_that_is_still_to_come(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        enter(pad)
        assert pad.window.status_line.message == "Accepting as soon as it is read …"
        fake.release()
        caught_up(pad.live)
        assert numbers() == ["1"]

    def test_what_waits_is_dropped_when_one_writes_on(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        enter(pad)
        hand.mouse(pad.window.canvas, OTHER)
        assert pad.window.status_line.message.startswith("Not accepted")
        fake.release()
        caught_up(pad.live)
        assert not default_path().exists()

    @pytest.mark.parametrize("key", ["Esc", "Ctrl+Z", "Alt+2"])
    def test_why_what_waits_is_dropped_is_said_truly(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp, key: str
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        enter(pad)
        QTest.keySequence(pad.window.canvas, QKeySequence(key))
        assert pad.window.status_line.message == (
            "Not accepted: the pad changed meanwhile. Press Enter again when done."
        )
        fake.release()
        caught_up(pad.live)
        assert not default_path().exists()

    def test_what_is_asked_for_first_is_done(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        QTest.keySequence(pad.window.canvas, QKeySequence("Ctrl+S"))
        enter(pad)
        assert pad.window.status_line.message == "Saving as soon as it is read …"
        fake.release()
        caught_up(pad.live)
        assert kept(home) == ["1"]
        assert numbers() == []

    def test_it_waits_for_another_checkpoint_to_read_the_same(
        self, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
    ) -> None:
        fake.hold()
        hand.mouse(pad.window.canvas, LINE)
        enter(pad)
        pad.live_reading.read_again()
        fake.release()
        caught_up(pad.live)
        assert numbers() == ["1"]

    def test_when_the_history_cannot_be_used_the_drawing_stays(self, written: Pad) -> None:
        default_path().write_bytes(b"this is no history at all" * 100)
        enter(written)
        assert "not accepted, but still on the pad" in written.window.notice.words
        assert written.window.canvas.ink


class TestKeeping:
    def test_what_is_accepted_is_kept_only_where_that_is_wanted(
        self, written: Pad, hand: Hand, home: Path, caught_up: CaughtUp
    ) -> None:
        enter(written)
        assert not (home / "collection.sqlite").exists()
        written.window.action.keep_accepted.trigger()
        hand.mouse(written.window.canvas, OTHER)
        caught_up(written.live)
        enter(written)
        assert kept(home) == ["1"]
        assert written.window.status_line.message == "Accepted and saved 1."
        assert written.settings.keep_accepted

    def test_what_is_not_accepted_is_not_kept(self, written: Pad, home: Path) -> None:
        written.window.action.keep_accepted.trigger()
        default_path().write_bytes(b"this is no history at all" * 100)
        enter(written)
        assert "not accepted, but still on the pad" in written.window.notice.words
        assert kept(home) == []


def test_the_switches_are_remembered(open_pad: OpenPad) -> None:
    pad = open_pad(Settings(history=True, keep_accepted=True))
    assert pad.window.action.history.isChecked()
    assert pad.window.action.keep_accepted.isChecked()
