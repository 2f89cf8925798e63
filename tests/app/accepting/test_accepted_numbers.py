"""The history of accepted numbers: listed, copied, taken out, saved."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.history import Accepted, History, default_path
from tests.app.accepting.numbers import accepted, enter, numbers
from tests.app.pads import LINE, undo

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, Hand


def listed(pad: Pad) -> list[str]:
    return [entry.text for entry in pad.window.write_page.history.entries]


def replace_history(*entries: Accepted) -> None:
    """Put another file in the history's place, with these in it."""
    default_path().unlink()
    with History() as history:
        history.add(entries)


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

    def test_what_was_removed_takes_no_place_in_another_file(self, pad: Pad) -> None:
        pad.window.action.clear_history.trigger()
        replace_history(Accepted("8"), Accepted("9"))
        pad.window.action.restore_history.trigger()
        assert sorted(numbers()) == ["12", "407", "8", "9"]

    def test_what_is_no_longer_accepted_takes_nothing_out_of_another_file(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        enter(pad)
        replace_history(Accepted("7"), Accepted("8"), Accepted("9"))
        undo(pad)
        assert sorted(numbers()) == ["7", "8", "9"]

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
