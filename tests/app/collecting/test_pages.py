"""The pages of writing and of collecting: each has its own drawing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.opened import OpenedPicture, opened_picture
from digitpad.collection.rendering import png
from digitpad.recognition.reading import Status
from digitpad.ui.actions import Page
from tests.app.pads import LINE, OTHER, kept, press, undo

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand, ReadingOf


def a_picture() -> OpenedPicture:
    return opened_picture(png(np.eye(20, dtype=np.uint8) * 255), "scan.png")


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
