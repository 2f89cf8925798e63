"""What was accepted or saved can be taken back, and the drawing is on the pad again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.opened import opened_picture
from digitpad.collection.rendering import png
from digitpad.collection.store import Collection
from tests.app.accepting.numbers import enter, kept, numbers
from tests.app.pads import LINE, OTHER, chips, undo, undo_buttons

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand


class TestAccepted:
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


class TestSaved:
    def test_undo_takes_both_back(self, written: Pad, home: Path) -> None:
        written.window.action.keep_accepted.trigger()
        enter(written)
        undo(written)
        assert kept(home) == []
        assert kept(home, deleted=True) == ["1"]
        assert numbers() == []
        assert written.window.canvas.ink

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
