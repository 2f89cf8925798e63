"""What is being drawn comes back after a crash, and after closing the pad."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.actions import Page

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, OpenPad

OTHER = [(150.0, 60.0), (190.0, 80.0)]
LINE = [(50.0, 60.0), (90.0, 80.0), (120.0, 61.5)]


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "unfinished"


def left_picture(folder: Path) -> bytes:
    """A picture that the pad before left."""
    file = io.BytesIO()
    Image.new("L", (30, 40), 255).save(file, "PNG")
    place = Unfinished(folder)
    place.keep([file.getvalue()])
    place.close()
    return file.getvalue()


def test_a_drawing_comes_back_at_the_next_start(
    open_pad: OpenPad, folder: Path, hand: Hand
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    hand.pen(first.window.canvas, LINE, [0.25, 0.5, 0.75])
    ink = first.window.canvas.ink
    first.window.close()
    first.close()
    second = open_pad(unfinished=Unfinished(folder))
    assert second.window.canvas.ink == ink
    assert second.window.status_line.message == "Your drawing from last time is back."


def test_a_clean_pad_stays_clean(open_pad: OpenPad, folder: Path, hand: Hand) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    first.window.action.clear.trigger()
    first.window.close()
    first.close()
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
    hand.mouse(first.window.canvas, OTHER)
    asked_for = first.window.canvas.ink
    first.window.close()
    first.close()
    second = open_pad(unfinished=Unfinished(folder))
    found = {second.window.canvas.ink}
    second.window.action.undo.trigger()
    assert found | {second.window.canvas.ink} == {written, asked_for}


def test_a_picture_is_not_lost_before_it_is_shown_again(open_pad: OpenPad, folder: Path) -> None:
    picture = left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    pad.window.close()
    pad.close()
    again = Unfinished(folder)
    assert again.left == [picture]
    again.close()


def test_a_picture_comes_back_and_goes_when_it_is_taken_away(
    open_pad: OpenPad, folder: Path, qtbot: QtBot
) -> None:
    left_picture(folder)
    pad = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
    pad.window.sheet.clear()
    pad.window.close()
    pad.close()
    again = Unfinished(folder)
    assert again.left == []
    again.close()


_CRASH = """
import os, sys
from pathlib import Path
from digitpad.ui.application import new_application
from digitpad.app.recovery import Recovery
from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.window import Window
application = new_application()
window = Window()
class Watched(Unfinished):
    def keep(self, sources):
        super().keep(sources)
        os.kill(os.getpid(), 9)
recovery = Recovery(window, Watched(Path(sys.argv[1])))
window.canvas.replace_ink(Ink((Stroke([[1.0, 2.0], [3.0, 4.0]]),)))
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
