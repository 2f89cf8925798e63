"""Collecting: the pad asks for numbers, and keeps each as what it asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.opened import OpenedPicture, opened_picture
from digitpad.collection.rendering import png
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Status
from digitpad.settings import Settings
from digitpad.ui.actions import Page
from tests.app.pads import LINE, OTHER, button, chips, kept, missing, press, undo

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


@pytest.fixture
def pad(open_pad: OpenPad, caught_up: CaughtUp) -> Pad:
    """A pad that asks for numbers."""
    pad = open_pad()
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    return pad


def shown(pad: Pad) -> str:
    """All words of the bar."""
    return "\n".join(label.text() for label in pad.collecting.bar.findChildren(QLabel))


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


def test_skip_asks_for_another_number_and_keeps_nothing(pad: Pad, hand: Hand, home: Path) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    press(pad, "Alt+Right")
    assert pad.collecting.bar.number != asked
    assert not pad.window.canvas.ink
    assert not (home / "collection.sqlite").exists()
    press(pad, "Ctrl+Z")
    assert pad.window.canvas.ink == ink
    assert pad.collecting.bar.number == asked


@pytest.mark.parametrize("key", ["Alt+Left", "Ctrl+Z"])
def test_back_deletes_the_last_and_gives_its_ink_back_to_be_changed(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp, key: str
) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    caught_up(pad.live)
    press(pad, "Return")
    press(pad, key)
    assert kept(home) == []
    assert pad.collecting.bar.number == asked
    assert pad.window.canvas.ink == ink
    assert "0 of 100" in shown(pad)
    caught_up(pad.live)
    press(pad, "Return")
    [drawing] = kept(home)
    assert drawing.label == asked
    assert drawing.device is Device.MOUSE


def test_undo_takes_back_the_last_one_only_and_no_ink_comes_under_another_number(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    asked = []
    for line in (LINE, OTHER):
        asked.append(pad.collecting.bar.number)
        hand.mouse(pad.window.canvas, line)
        ink = pad.window.canvas.ink
        caught_up(pad.live)
        press(pad, "Return")
    for _ in range(3):
        press(pad, "Ctrl+Z")
        assert pad.collecting.bar.number == asked[1]
        assert [drawing.label for drawing in kept(home)] == asked[:1]
    assert not pad.window.canvas.ink
    assert not pad.window.action.undo.isEnabled()
    for _ in range(3):
        press(pad, "Ctrl+Shift+Z")
        assert (pad.collecting.bar.number, pad.window.canvas.ink) == (asked[1], ink)
    caught_up(pad.live)
    press(pad, "Return")
    assert [drawing.label for drawing in kept(home)] == asked[::-1]


@pytest.mark.parametrize("key", ["Return", "Alt+Right"])
def test_what_is_begun_waits_for_its_own_number_while_one_goes_back(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp, key: str
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    begun = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, OTHER)
    ink = pad.window.canvas.ink
    press(pad, "Alt+Left")
    before = pad.window.canvas.ink
    assert pad.collecting.bar.number != begun
    press(pad, "Ctrl+Z")
    assert not pad.window.canvas.ink
    press(pad, "Ctrl+Shift+Z")
    assert pad.window.canvas.ink == before
    caught_up(pad.live)
    press(pad, key)
    assert (pad.collecting.bar.number, pad.window.canvas.ink) == (begun, ink)


def test_back_goes_as_far_as_one_has_come(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    asked = []
    for line in (LINE, OTHER):
        asked.append(pad.collecting.bar.number)
        hand.mouse(pad.window.canvas, line)
        caught_up(pad.live)
        press(pad, "Return")
    assert pad.collecting.menu.back.isEnabled()
    press(pad, "Alt+Left")
    press(pad, "Alt+Left")
    assert pad.collecting.bar.number == asked[0]
    assert kept(home) == []
    assert not pad.collecting.menu.back.isEnabled()


def test_back_after_the_gallery_deleted_it_counts_it_once(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    with Collection(home / "collection.sqlite") as collection:
        collection.take_back(kept(home)[0])
    press(pad, "Alt+Left")
    assert "0 of 100" in shown(pad)
    pad.collecting.skip()


def test_back_leaves_a_label_that_the_gallery_changed(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    asked = pad.collecting.bar.number
    [before] = kept(home)
    with Collection(home / "collection.sqlite") as collection:
        collection.change(before, replace(before, label="99999"))
    press(pad, "Alt+Left")
    assert [drawing.label for drawing in kept(home)] == ["99999"]
    assert "was changed since, and stays" in shown(pad)
    assert pad.collecting.bar.number == asked
    assert not pad.collecting.menu.back.isEnabled()


def test_progress_counts_what_was_written_by_hand(
    open_pad: OpenPad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    with Collection(home / "collection.sqlite") as collection:
        collection.keep(Ink.of([[(1, 1)]]), Drawing("407", Device.PEN))
        collection.keep(Ink.of([[(2, 1)]]), Drawing("5", Device.UNKNOWN))
    pad = open_pad()
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    assert "1 of 100" in shown(pad)
    assert "Digits 3 of 10, pairs 2 of 100" in shown(pad)
    pad.collecting.bar.ask("9")
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Return")
    assert "2 of 100" in shown(pad)
    [progress] = pad.collecting.bar.findChildren(QProgressBar)
    assert (progress.value(), progress.maximum()) == (2, 100)


def test_the_goal_is_chosen_and_remembered(pad: Pad, open_pad: OpenPad) -> None:
    pad.collecting.menu.goals.actions()[2].trigger()
    assert "0 of 200" in shown(pad)
    again = open_pad(pad.settings)
    again.window.show_page(Page.COLLECT)
    assert "0 of 200" in shown(again)
    assert again.collecting.menu.goals.actions()[2].isChecked()


def test_a_goal_that_is_reached_does_not_end_it(
    open_pad: OpenPad, home: Path, caught_up: CaughtUp
) -> None:
    with Collection(home / "collection.sqlite") as collection, collection.transaction():
        for x in range(51):
            collection.keep(Ink.of([[(x, 1)]]), Drawing("407", Device.PEN))
    pad = open_pad(Settings(goal=50))
    pad.window.show_page(Page.COLLECT)
    assert "51 of 50" in shown(pad)
    assert pad.collecting.bar.number


def test_each_page_has_its_own_drawing(pad: Pad, hand: Hand, caught_up: CaughtUp) -> None:
    asked = pad.collecting.bar.number
    hand.mouse(pad.window.canvas, LINE)
    collected = pad.window.canvas.ink
    pad.window.show_page(Page.WRITE)
    assert not pad.window.canvas.ink
    hand.pen(pad.window.canvas, OTHER, [0.5, 0.5])
    written = pad.window.canvas.ink
    pad.window.show_page(Page.COLLECT)
    assert (pad.window.canvas.ink, pad.window.canvas.device) == (collected, Device.MOUSE)
    assert pad.collecting.bar.number == asked
    pad.window.show_page(Page.WRITE)
    assert (pad.window.canvas.ink, pad.window.canvas.device) == (written, Device.PEN)


def test_each_page_has_its_own_steps_to_undo(pad: Pad, hand: Hand) -> None:
    hand.mouse(pad.window.canvas, LINE)
    collected = pad.window.canvas.ink
    pad.window.show_page(Page.WRITE)
    assert not pad.window.action.undo.isEnabled()
    hand.mouse(pad.window.canvas, OTHER)
    written = pad.window.canvas.ink
    press(pad, "Ctrl+Z")
    pad.window.show_page(Page.COLLECT)
    assert not pad.window.action.redo.isEnabled()
    press(pad, "Ctrl+Z")
    press(pad, "Ctrl+Z")
    assert not pad.window.canvas.ink
    press(pad, "Ctrl+Shift+Z")
    assert pad.window.canvas.ink == collected
    pad.window.show_page(Page.WRITE)
    press(pad, "Ctrl+Shift+Z")
    assert pad.window.canvas.ink == written


def test_undo_does_not_bring_a_picture_that_was_put_away(pad: Pad) -> None:
    pad.window.show_page(Page.WRITE)
    pad.window.sheet.show_picture(a_picture())
    pad.window.show_page(Page.COLLECT)
    assert not pad.window.action.undo.isEnabled()


def test_what_was_corrected_stays_corrected_over_a_look_at_the_page(
    pad: Pad, hand: Hand, caught_up: CaughtUp
) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    pad.window.sheet.digits.typed.emit(0, "7")
    pad.window.show_page(Page.COLLECT)
    assert pad.window.card.number.text != "7"
    pad.window.show_page(Page.WRITE)
    caught_up(pad.live)
    assert pad.window.card.number.text == "7"
    assert pad.window.card.save_bar.label == "7"


def test_what_was_refused_is_read_on_after_a_look_at_the_page(
    pad: Pad, hand: Hand, caught_up: CaughtUp, reading_of: ReadingOf
) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    refused = reading_of("1", 0.1, Status.NOT_A_NUMBER)
    pad.live_reading.read.emit(refused, None)
    assert pad.window.card.number.text == ""
    pad.window.show_page(Page.COLLECT)
    pad.window.show_page(Page.WRITE)
    caught_up(pad.live)
    assert pad.window.card.number.text == "1"


def test_what_was_corrected_says_nothing_of_a_picture_that_comes_meanwhile(
    pad: Pad, hand: Hand, caught_up: CaughtUp, reading_of: ReadingOf
) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    pad.live_reading.read.emit(reading_of("7"), None)
    pad.window.sheet.digits.typed.emit(0, "5")
    pad.window.show_page(Page.COLLECT)
    pad.window.sheet.show_picture(a_picture())
    caught_up(pad.live)
    assert pad.window.page is Page.WRITE
    assert pad.window.card.number.text == "7"


def test_a_drawing_that_undo_brings_back_comes_back_to_its_own_page(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    written = pad.window.canvas.ink
    caught_up(pad.live)
    press(pad, "Ctrl+S")
    pad.window.show_page(Page.COLLECT)
    hand.mouse(pad.window.canvas, OTHER)
    collected = pad.window.canvas.ink
    undo(pad)
    assert pad.window.page is Page.WRITE
    assert pad.window.canvas.ink == written
    assert kept(home) == []
    pad.window.show_page(Page.COLLECT)
    assert pad.window.canvas.ink == collected


def a_picture() -> OpenedPicture:
    return opened_picture(png(np.eye(20, dtype=np.uint8) * 255), "scan.png")


def test_a_picture_on_the_pad_waits_on_its_own_page(pad: Pad, hand: Hand) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    below = pad.window.canvas.ink
    picture = a_picture()
    pad.window.sheet.show_picture(picture)
    pad.window.show_page(Page.COLLECT)
    assert pad.window.sheet.picture is None
    assert not pad.window.canvas.ink
    pad.window.show_page(Page.WRITE)
    assert pad.window.sheet.picture is picture
    assert pad.window.canvas.ink == below


def test_a_picture_that_is_opened_meanwhile_is_shown_on_the_page_of_writing(
    pad: Pad, hand: Hand
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    collected = pad.window.canvas.ink
    picture = a_picture()
    pad.window.sheet.show_picture(picture)
    assert pad.window.page is Page.WRITE
    assert pad.window.sheet.picture is picture
    pad.window.show_page(Page.COLLECT)
    assert pad.window.canvas.ink == collected


def test_closing_the_window_leaves_the_drawing_of_the_other_page(pad: Pad, hand: Hand) -> None:
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    written = pad.window.canvas.ink
    pad.window.show_page(Page.COLLECT)
    pad.window.close()
    assert pad.window.canvas.ink == written


def test_the_keys_of_collecting_do_nothing_on_other_pages(
    pad: Pad, hand: Hand, home: Path, caught_up: CaughtUp
) -> None:
    asked = pad.collecting.bar.number
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    press(pad, "Alt+Right")
    press(pad, "Alt+Left")
    assert pad.collecting.bar.number == asked
    assert pad.window.canvas.ink


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
