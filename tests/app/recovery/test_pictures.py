"""A picture comes back, with what was opened and written since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from pytestqt.qtbot import QtBot

from digitpad.collection.unfinished import Unfinished
from digitpad.ui.actions import Page
from tests.app.pads import LINE
from tests.app.recovery.leaving import closed, left_picture

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import Hand


def test_ink_under_a_picture_comes_back_with_it(
    open_pad: OpenPad, folder: Path, hand: Hand, qtbot: QtBot
) -> None:
    left_picture(folder)
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    ink = first.window.canvas.ink
    qtbot.waitUntil(lambda: first.window.sheet.picture is not None)
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: second.window.sheet.picture is not None)
    second.window.sheet.clear()
    assert second.window.canvas.ink == ink


def test_a_picture_outlives_a_crash_while_numbers_are_asked_for(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    picture = left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
    pad.window.show_page(Page.COLLECT)
    assert pad.shared_canvas.picture is not None
    assert pad.shared_canvas.picture.content == picture
    assert pad.recovery is not None
    pad.recovery.close()
    again = Unfinished(folder)
    assert [*again.read().values()] == [picture]
    again.close()


def test_a_file_that_is_opened_lies_on_the_picture_that_comes_back(
    open_pad: OpenPad, folder: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    left_picture(folder)
    Image.new("L", (50, 20), 255).save(tmp_path / "other.png")
    pad = open_pad(unfinished=Unfinished(folder))
    pad.opening.open_files([tmp_path / "other.png"])
    qtbot.waitUntil(lambda: "other.png is on the pad" in pad.window.status_line.message)
    assert pad.window.sheet.kept == (tmp_path / "other.png").read_bytes()
    pad.window.action.undo.trigger()
    assert pad.window.sheet.picture is not None


def test_a_picture_is_not_lost_before_it_is_shown_again(open_pad: OpenPad, folder: Path) -> None:
    picture = left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    closed(pad)
    again = Unfinished(folder)
    assert [*again.read().values()] == [picture]
    again.close()


def test_a_picture_comes_back_and_goes_when_it_is_taken_away(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
    pad.window.sheet.clear()
    closed(pad)
    again = Unfinished(folder)
    assert again.read() == {}
    again.close()


def test_a_picture_that_comes_back_turns_no_page(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    picture = left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    line = pad.window.status_line
    assert line.message == "Your drawing from last time is coming back …"
    pad.window.show_page(Page.COLLECT)
    qtbot.waitUntil(lambda: line.message == "Picture waits on the Write page.")
    assert pad.window.page is Page.COLLECT
    assert pad.window.sheet.picture is None

    pad.window.show_page(Page.WRITE)
    assert pad.window.sheet.kept == picture
    assert line.message == "Picture is on the pad. Escape goes back to the canvas."


def test_a_picture_that_waits_for_its_page_is_not_lost(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    picture = left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    pad.window.show_page(Page.COLLECT)
    qtbot.waitUntil(lambda: "waits on" in pad.window.status_line.message)
    closed(pad)
    again = Unfinished(folder)
    assert [*again.read().values()] == [picture]
    again.close()
