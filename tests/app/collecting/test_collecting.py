"""Collecting: the pad asks for numbers, keeps each as what it asked for, and counts them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.settings import Settings
from digitpad.ui.actions import Page
from tests.app.pads import LINE, OTHER, bar_words, button, chips, kept, missing, press

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


def test_the_bar_is_there_on_its_page_only(pad: Pad) -> None:
    assert pad.collecting.bar.isVisible()
    assert pad.collecting.bar.number.isdigit()
    pad.window.show_page(Page.WRITE)
    assert not pad.collecting.bar.isVisible()
    assert pad.window.card.isVisible()


def test_a_newcomer_is_told_no_keys_that_do_something_else_here(pad: Pad) -> None:
    def told() -> str:
        labels = pad.window.canvas.hint.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    assert told() == "Write a number here"
    pad.window.show_page(Page.WRITE)
    assert "Ctrl+S keeps the drawing" in told()


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_keeps_what_was_written_as_what_was_asked_and_asks_for_the_next(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp, key: str
) -> None:
    asked = pad.collecting.bar.number
    hand.pen(pad.window.canvas, LINE, [0.25, 0.5, 0.75])
    caught_up(pad.live)
    reading = pad.reading
    press(pad, key)
    [drawing] = kept(home)
    assert drawing.label == asked
    assert (drawing.reading, drawing.checkpoint) == (reading, "fake")
    assert drawing.device is Device.PEN
    assert not pad.window.canvas.ink
    assert pad.collecting.bar.number != asked
    assert asked in pad.collecting.bar.message


def test_an_empty_pad_is_told_to_write_first(pad: Pad, home: Path) -> None:
    asked = pad.collecting.bar.number
    press(pad, "Return")
    assert pad.collecting.bar.message == f"Nothing is written yet: write {asked} first."
    assert pad.collecting.bar.number == asked
    assert not (home / "collection.sqlite").exists()


def test_there_is_nothing_to_correct(pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    [chip] = chips(pad)
    assert not chip.isEnabled()
    assert not pad.window.card.candidates.isVisible()
    assert not pad.window.action.next_candidate.isEnabled()
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    assert chip.isEnabled()
    assert pad.window.card.candidates.isVisible()
    assert pad.window.action.next_candidate.isEnabled()


def test_that_nothing_is_written_is_said_until_something_is(pad: Pad, hand: Hand) -> None:
    press(pad, "Return")
    hand.mouse(pad.window.canvas, LINE)
    assert pad.collecting.bar.message == ""


def test_a_number_is_kept_as_soon_as_it_is_read(
    pad: Pad, fake: FakeRecognizer, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    fake.hold()
    hand.mouse(pad.window.canvas, LINE)
    press(pad, "Return")
    assert pad.window.canvas.ink
    fake.release()
    caught_up(pad.live)
    [drawing] = kept(home)
    assert drawing.reading is not None


def test_who_writes_on_meanwhile_is_told_that_it_is_not_kept(
    pad: Pad, fake: FakeRecognizer, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    fake.hold()
    hand.mouse(pad.window.canvas, LINE)
    press(pad, "Return")
    hand.mouse(pad.window.canvas, OTHER)
    assert pad.window.status_line.message.startswith("Not kept")
    fake.release()
    caught_up(pad.live)
    assert kept(home) == []
    assert len(pad.window.canvas.ink.strokes) == 2


def test_what_is_read_otherwise_is_kept_and_marked(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    pad.collecting.bar.ask("407")
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    [drawing] = kept(home)
    assert (drawing.label, drawing.confirmed) == ("407", False)
    assert "407" in pad.collecting.bar.message
    assert "read as 1." in pad.collecting.bar.message


def test_what_is_read_as_asked_is_not_marked(pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
    pad.collecting.bar.ask("1")
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    assert pad.collecting.bar.message == "Kept as 1."


def test_progress_counts_what_was_written_by_hand(
    open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    with Collection(home / "collection.sqlite") as collection:
        collection.keep(Ink.of([[(1, 1)]]), Drawing("407", Device.PEN))
        collection.keep(Ink.of([[(2, 1)]]), Drawing("5", Device.UNKNOWN))
    pad = open_pad()
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    assert "1 of 100" in bar_words(pad)
    assert "Digits 3 of 10, pairs 2 of 100" in bar_words(pad)
    pad.collecting.bar.ask("9")
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    assert "2 of 100" in bar_words(pad)
    [progress] = pad.collecting.bar.findChildren(QProgressBar)
    assert (progress.value(), progress.maximum()) == (2, 100)


def test_the_goal_is_chosen_and_remembered(pad: Pad, open_pad: OpenPad) -> None:
    pad.collecting.menu.goals.actions()[2].trigger()
    assert "0 of 200" in bar_words(pad)
    again = open_pad(pad.settings)
    again.window.show_page(Page.COLLECT)
    assert "0 of 200" in bar_words(again)
    assert again.collecting.menu.goals.actions()[2].isChecked()


def test_a_goal_that_is_reached_does_not_end_it(
    open_pad: OpenPad, home: Path, caught_up: CaughtUp
) -> None:
    with Collection(home / "collection.sqlite") as collection, collection.transaction():
        for x in range(51):
            collection.keep(Ink.of([[(x, 1)]]), Drawing("407", Device.PEN))
    pad = open_pad(Settings(goal=50))
    pad.window.show_page(Page.COLLECT)
    assert "51 of 50" in bar_words(pad)
    assert pad.collecting.bar.number


def test_a_collection_that_cannot_be_used_is_said_and_the_ink_stays(
    open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    (home / "collection.sqlite").write_bytes(b"this is no collection at all" * 100)
    pad = open_pad()
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    assert "damaged" in pad.window.notice.words
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    caught_up(pad.live)
    press(pad, "Return")
    assert pad.window.canvas.ink == ink
    assert pad.collecting.bar.number == asked


def test_without_a_recognizer_numbers_can_be_collected_all_the_same(
    open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    pad = open_pad(load=missing)
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    press(pad, "Return")
    [drawing] = kept(home)
    assert (drawing.label, drawing.reading) == (asked, None)


def test_in_a_low_window_the_card_gives_way_to_the_bar(pad: Pad) -> None:
    pad.window.resize(pad.window.minimumSize())
    assert not pad.window.card.isVisible()
    pad.window.resize(960, 680)
    assert pad.window.card.isVisible()


def test_buttons_do_what_the_keys_do(pad: Pad) -> None:
    asked = pad.collecting.bar.number
    QTest.mouseClick(button(pad.collecting.bar, "Skip"), Qt.MouseButton.LeftButton)
    assert pad.collecting.bar.number != asked
