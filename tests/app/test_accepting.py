"""Accepting: the number goes to the history, the pad is clean, and all can be taken back."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.history import Accepted, History, default_path
from digitpad.collection.opened import opened_picture
from digitpad.collection.rendering import png
from digitpad.collection.selection import Selection
from digitpad.collection.store import Collection
from digitpad.recognition.reading import Candidate, Status
from digitpad.settings import Settings
from digitpad.ui.candidates import CandidateButton
from tests.app.pads import LINE, OTHER, button, chips, undo, undo_buttons

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


@pytest.fixture
def written(pad: Pad, hand: Hand, caught_up: CaughtUp) -> Pad:
    """A pad on which something is written, and read as 1."""
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    pad.window.canvas.setFocus()
    return pad


def enter(pad: Pad) -> None:
    QTest.keyClick(pad.window.canvas, Qt.Key.Key_Return)


def accepted() -> list[Accepted]:
    with History() as history:
        return history.entries()


def numbers() -> list[str]:
    return [entry.text for entry in accepted()]


def kept(home: Path, deleted: bool = False) -> list[str]:
    with Collection(home / "collection.sqlite") as collection:
        return [drawing.label for drawing in collection.drawings(Selection(deleted=deleted))]


def listed(pad: Pad) -> list[str]:
    return [entry.text for entry in pad.window.write_page.history.entries]


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

    def test_undo_takes_it_out_and_brings_the_drawing_and_its_correction_back(
        self, written: Pad, caught_up: CaughtUp
    ) -> None:
        ink = written.window.canvas.ink
        chip = chips(written)[0]
        QTest.keyClicks(chip, "7")
        enter(written)
        undo(written)
        caught_up(written.live)
        assert numbers() == []
        assert written.window.canvas.ink == ink
        assert written.window.card.save_bar.label == "7"

    def test_undoing_on_takes_it_out_and_brings_the_drawing_and_its_correction_back(
        self, written: Pad, caught_up: CaughtUp
    ) -> None:
        ink = written.window.canvas.ink
        chip = chips(written)[0]
        QTest.keyClicks(chip, "7")
        enter(written)
        written.window.action.undo.trigger()
        caught_up(written.live)
        assert numbers() == []
        assert written.window.canvas.ink == ink
        assert written.window.card.save_bar.label == "7"
        assert written.window.status_line.message == "7 is no longer accepted."
        assert not undo_buttons(written), "nothing is left to be taken back there"
        enter(written)
        assert numbers() == ["7"]

    def test_only_the_last_is_taken_out_however_often_one_undoes(
        self, written: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        enter(written)
        for line in (LINE, OTHER):
            hand.mouse(written.window.canvas, line)
        caught_up(written.live)
        enter(written)
        assert numbers() == ["2", "1"]
        for strokes in (2, 1, 0):
            written.window.action.undo.trigger()
            assert len(written.window.canvas.ink.strokes) == strokes
        assert not written.window.action.undo.isEnabled()
        written.window.sheet.undo()
        assert numbers() == ["1"]
        assert not written.window.canvas.ink

    def test_who_takes_it_out_by_the_button_does_not_do_it_twice_by_undoing_on(
        self, written: Pad, hand: Hand
    ) -> None:
        enter(written)
        hand.mouse(written.window.canvas, OTHER)
        undo(written)
        assert numbers() == []
        for strokes in (1, 0, 0):
            written.window.sheet.undo()
            assert len(written.window.canvas.ink.strokes) == strokes

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

    def test_undo_takes_both_back(self, written: Pad, home: Path) -> None:
        written.window.action.keep_accepted.trigger()
        enter(written)
        undo(written)
        assert kept(home) == []
        assert kept(home, deleted=True) == ["1"]
        assert numbers() == []
        assert written.window.canvas.ink

    def test_what_is_not_accepted_is_not_kept(self, written: Pad, home: Path) -> None:
        written.window.action.keep_accepted.trigger()
        default_path().write_bytes(b"this is no history at all" * 100)
        enter(written)
        assert "not accepted, but still on the pad" in written.window.notice.words
        assert kept(home) == []

    def test_saving_can_be_undone(self, written: Pad, home: Path, caught_up: CaughtUp) -> None:
        ink = written.window.canvas.ink
        written.saving.save()
        assert kept(home) == ["1"]
        undo(written)
        assert kept(home) == []
        assert written.window.canvas.ink == ink
        assert written.window.status_line.message == "1 is no longer saved."

    def test_undoing_leaves_a_label_that_was_changed_since_and_says_so(
        self, written: Pad, home: Path
    ) -> None:
        ink = written.window.canvas.ink
        written.saving.save()
        with Collection(home / "collection.sqlite") as collection:
            [saved] = collection.drawings()
            collection.change(saved, replace(saved, label="9"))
        undo(written)
        assert kept(home) == ["9"]
        assert "changed there since it was saved" in written.window.notice.words
        assert written.window.status_line.message == ""
        assert written.window.canvas.ink == ink

    def test_undoing_a_second_save_brings_the_first_label_back(
        self, written: Pad, home: Path, caught_up: CaughtUp
    ) -> None:
        ink = written.window.canvas.ink
        written.saving.save()
        written.window.canvas.replace_ink(ink)
        caught_up(written.live)
        chip = chips(written)[0]
        QTest.keyClicks(chip, "7")
        written.saving.save()
        assert kept(home) == ["7"]
        undo(written)
        assert kept(home) == ["1"]

    def test_undoing_on_takes_the_drawing_out_and_keeps_its_correction(
        self, written: Pad, home: Path, caught_up: CaughtUp
    ) -> None:
        chip = chips(written)[0]
        QTest.keyClicks(chip, "7")
        written.saving.save()
        written.window.action.undo.trigger()
        assert kept(home) == []
        caught_up(written.live)
        written.saving.save()
        assert kept(home) == ["7"]

    def test_undoing_on_takes_a_picture_out_and_keeps_its_label(
        self, pad: Pad, home: Path, caught_up: CaughtUp
    ) -> None:
        pixels = np.eye(20, dtype=np.uint8) * 255
        pad.window.sheet.show_picture(opened_picture(png(pixels), "scan.png"))
        caught_up(pad.live)
        chip = chips(pad)[0]
        QTest.keyClicks(chip, "3")
        pad.saving.save()
        assert kept(home) == ["3"]
        pad.window.action.undo.trigger()
        assert kept(home) == []
        caught_up(pad.live)
        pad.saving.save()
        assert kept(home) == ["3"]

    def test_the_next_drawing_is_not_lost_when_the_last_is_brought_back(
        self, written: Pad, hand: Hand, home: Path
    ) -> None:
        written.saving.save()
        hand.mouse(written.window.canvas, OTHER)
        begun = written.window.canvas.ink
        undo(written)
        written.window.action.undo.trigger()
        assert written.window.canvas.ink == begun


class TestHistory:
    @pytest.fixture(autouse=True)
    def two(self, pad: Pad) -> None:
        """Two numbers were accepted, and the history is open."""
        with History() as history:
            history.add([Accepted("407"), Accepted("12")])
        QTest.keySequence(pad.window.canvas, QKeySequence("Ctrl+H"))
        assert listed(pad) == ["12", "407"]

    def test_what_is_accepted_comes_on_top(self, pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        enter(pad)
        assert listed(pad) == ["1", "12", "407"]

    def test_it_is_there_again_in_the_next_pad(self, pad: Pad, open_pad: OpenPad) -> None:
        pad.window.close()
        again = open_pad(pad.settings)
        assert again.window.write_page.history.isVisible()
        assert listed(again) == ["12", "407"]

    def test_what_another_pad_accepts_is_seen_with_the_next_change(self, pad: Pad) -> None:
        with History() as history:
            history.add([Accepted("5")])
        pad.window.action.history.setChecked(False)
        pad.window.action.history.setChecked(True)
        assert listed(pad) == ["5", "12", "407"]

    def test_all_are_copied_a_line_each(self, pad: Pad) -> None:
        pad.window.action.copy_history.trigger()
        assert QGuiApplication.clipboard().text() == "12\n407"
        assert pad.window.status_line.message == "Copied 2 numbers."

    def test_in_the_list_its_keys_are_for_what_is_selected(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        [numbers_list] = pad.window.write_page.history.findChildren(QListView)
        numbers_list.setFocus()
        numbers_list.setCurrentIndex(numbers_list.model().index(1, 0))
        QTest.keyClick(numbers_list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == "407", "and not the number on the pad"
        QTest.keyClick(numbers_list, Qt.Key.Key_Delete)
        assert numbers() == ["12"]
        assert pad.window.canvas.ink, "the drawing is not what was deleted"

    def test_clearing_can_be_undone(self, pad: Pad) -> None:
        before = accepted()
        pad.window.action.clear_history.trigger()
        assert listed(pad) == numbers() == []
        assert pad.window.status_line.message == "Took 2 numbers out of the history."
        undo(pad)
        assert accepted() == before
        assert listed(pad) == ["12", "407"]

    def test_what_was_removed_comes_back_later_too_the_last_first(
        self, pad: Pad, qtbot: QtBot
    ) -> None:
        action, panel, before = pad.window.action, pad.window.write_page.history, accepted()
        assert not action.restore_history.isEnabled()
        panel.remove_asked.emit(panel.entries[:1])
        action.clear_history.trigger()
        pad.window.status_line.tell("Something else happened.")
        action.restore_history.trigger()
        assert listed(pad) == ["407"]
        assert pad.window.status_line.message == "407 is in the history again."
        action.restore_history.trigger()
        assert accepted() == before
        assert not action.restore_history.isEnabled()

    def test_one_is_taken_out(self, pad: Pad) -> None:
        panel = pad.window.write_page.history
        panel.remove_asked.emit(panel.entries[:1])
        assert numbers() == ["407"]
        assert pad.window.status_line.message == "Took 12 out of the history."

    def test_it_is_saved_as_a_table(self, pad: Pad, tmp_path: Path) -> None:
        path = tmp_path / "numbers.csv"
        pad.numbers.save(path)
        with path.open(newline="", encoding="utf-8") as lines:
            assert [row["number"] for row in csv.DictReader(lines)] == ["12", "407"]
        assert pad.window.status_line.message == f"Saved {path}."

    def test_a_table_that_cannot_be_written_is_said(self, pad: Pad, tmp_path: Path) -> None:
        pad.numbers.save(tmp_path / "missing" / "numbers.csv")
        assert "The history is not saved" in pad.window.notice.words

    def test_closing_it_is_remembered(self, pad: Pad) -> None:
        assert pad.settings.history
        pad.window.write_page.history.closed.emit()
        assert not pad.settings.history
        assert not pad.window.write_page.history.isVisible()


def test_an_empty_history_is_said(pad: Pad) -> None:
    pad.window.action.copy_history.trigger()
    assert pad.window.status_line.message == "The history is empty."


def test_the_switches_are_remembered(open_pad: OpenPad) -> None:
    pad = open_pad(Settings(history=True, keep_accepted=True))
    assert pad.window.action.history.isChecked()
    assert pad.window.action.keep_accepted.isChecked()


def test_a_message_without_undo_offers_none(pad: Pad, qtbot: QtBot) -> None:
    pad.window.status_line.tell("Done.", lambda: None)
    pad.window.status_line.tell("Copied.")
    assert not any(
        button.isVisible() for button in pad.window.status_line.findChildren(QPushButton)
    )


def test_undo_has_a_key(pad: Pad, qtbot: QtBot) -> None:
    undone: list[int] = []
    pad.window.status_line.tell("Done.", lambda: undone.append(1))
    QTest.keyClick(pad.window.canvas, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: undone == [1])
    assert pad.window.status_line.message == ""
