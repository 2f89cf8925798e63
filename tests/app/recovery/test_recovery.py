"""What is being drawn comes back after a crash, and after closing the pad."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from digitpad.collection.drawing import Device
from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.actions import Page
from tests.app.pads import LINE, OTHER
from tests.app.recovery.leaving import closed

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import Hand


def test_a_drawing_comes_back_at_the_next_start(
    open_pad: OpenPad, folder: Path, hand: Hand
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    hand.pen(first.window.canvas, LINE, [0.25, 0.5, 0.75])
    ink = first.window.canvas.ink
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert second.window.canvas.ink == ink
    assert second.window.status_line.message == "Your drawing from last time is back."


def test_a_second_drawing_is_told_and_comes_back_in_a_second_window(
    open_pad: OpenPad, folder: Path
) -> None:
    places = Unfinished(folder), Unfinished(folder)
    for place, line in zip(places, (LINE, OTHER), strict=True):
        place.keep({"written": Ink.of([line])})
    for place in places:
        place.close()
    first = open_pad(unfinished=Unfinished(folder))
    assert "Start digitpad once more" in first.window.notice.words
    second = open_pad(unfinished=Unfinished(folder))
    assert second.window.notice.words == ""
    assert first.window.canvas.ink
    assert second.window.canvas.ink
    assert first.window.canvas.ink != second.window.canvas.ink


def test_a_clean_pad_stays_clean(open_pad: OpenPad, folder: Path, hand: Hand) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    first.window.action.clear.trigger()
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert not second.window.canvas.ink
    assert second.window.status_line.message == ""


def test_each_page_has_a_drawing_that_comes_back(
    open_pad: OpenPad, folder: Path, hand: Hand
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    written = first.window.canvas.ink
    first.window.show_page(Page.COLLECT)
    hand.pen(first.window.canvas, OTHER, [0.25, 0.5])
    asked_for, number = first.window.canvas.ink, first.collecting.bar.number
    closed(first)
    closed(open_pad(unfinished=Unfinished(folder)))
    third = open_pad(unfinished=Unfinished(folder))
    canvas = third.window.canvas
    assert (canvas.ink, canvas.device) == (written, Device.MOUSE)
    assert third.window.status_line.message == "Your drawing from last time is back."
    third.window.show_page(Page.COLLECT)
    assert (canvas.ink, canvas.device) == (asked_for, Device.PEN)
    assert third.collecting.bar.number == number


def test_what_an_older_pad_left_comes_back_too(open_pad: OpenPad, folder: Path) -> None:
    place = Unfinished(folder)
    place.keep({"asked for by pen": Ink.of([OTHER]), "written": Ink.of([LINE])})
    place.close()
    first = open_pad(unfinished=Unfinished(folder))
    canvas = first.window.canvas
    assert (canvas.ink, canvas.device) == (Ink.of([LINE]), Device.UNKNOWN)
    first.window.show_page(Page.COLLECT)
    assert not canvas.ink, "nobody knows for which number it was written"
    first.window.show_page(Page.WRITE)
    canvas.clear()
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert second.window.status_line.message == "Your drawing from last time is back."
    assert (second.window.canvas.ink, second.window.canvas.device) == (Ink.of([OTHER]), Device.PEN)


class Full(Unfinished):
    """A place on a disk that has no room at first."""

    full = True

    def keep(self, sources: Mapping[str, Ink | bytes]) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().keep(sources)


def test_what_cannot_be_kept_is_said_once_and_taken_back(
    open_pad: OpenPad, folder: Path, hand: Hand, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Full(folder)
    pad = open_pad(unfinished=place)
    notice = pad.window.notice
    hand.mouse(pad.window.canvas, LINE)
    qtbot.waitUntil(lambda: "not safe from a crash" in notice.words)
    assert "No space left" in notice.words
    place.full = False
    hand.mouse(pad.window.canvas, OTHER)
    qtbot.waitUntil(lambda: notice.words == "")
    place.full = True
    closed(pad)
    assert "could not be kept: [Errno 28] No space left" in capsys.readouterr().err


def test_a_place_that_cannot_be_read_does_not_keep_the_pad_from_starting(
    open_pad: OpenPad, folder: Path
) -> None:
    place = Unfinished(folder)
    (folder / "1.sketch").mkdir()
    pad = open_pad(unfinished=place)
    assert "from last time cannot be read" in pad.window.notice.words


def test_a_drawing_that_waits_is_told_also_where_the_first_cannot_be_read(
    open_pad: OpenPad, folder: Path
) -> None:
    places = [Unfinished(folder), Unfinished(folder)]
    places[1].keep({"written": Ink((Stroke(LINE),))})
    (folder / "1.sketch").write_bytes(b"PK and no more")
    for place in places:
        place.close()
    pad = open_pad(unfinished=Unfinished(folder))
    assert "There is another drawing from last time" in pad.window.notice.words
    [close] = pad.window.notice.findChildren(QToolButton)
    close.click()
    assert "from last time cannot be read" in pad.window.notice.words


_CRASH = """
import os, sys
from pathlib import Path
from digitpad.ui.application import new_application
from digitpad.app.pad import Pad
from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke
from digitpad.settings import Settings
application = new_application()
class Watched(Unfinished):
    def keep(self, sources):
        super().keep(sources)
        os.kill(os.getpid(), 9)
def load(engine):
    raise AssertionError("nothing is read here")
pad = Pad(Settings(), load, [], unfinished=Watched(Path(sys.argv[1])))
pad.window.canvas.replace_ink(Ink((Stroke([[1.0, 2.0], [3.0, 4.0]]),)))
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_a_killed_pad_leaves_its_drawing_to_the_next(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    run = subprocess.run([sys.executable, "-c", _CRASH, folder], stderr=subprocess.PIPE)
    assert run.returncode == -9, run.stderr.decode()
    pad = open_pad(unfinished=Unfinished(folder))
    assert pad.window.canvas.ink == Ink((Stroke([[1.0, 2.0], [3.0, 4.0]]),))
