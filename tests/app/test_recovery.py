"""What is being drawn comes back after a crash, and after closing the pad."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.app.questions import Question
from digitpad.collection.drawing import Device
from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.actions import Page
from digitpad.ui.paper import Paper
from tests.app.pads import LINE, OTHER

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "unfinished"


def left_picture(folder: Path) -> bytes:
    """A picture that the pad before left."""
    file = io.BytesIO()
    Image.new("L", (30, 40), 255).save(file, "PNG")
    place = Unfinished(folder)
    place.keep({"picture": file.getvalue()})
    place.close()
    return file.getvalue()


def closed(pad: Pad) -> None:
    pad.window.close()
    pad.close()


class Full(Unfinished):
    """A place on a disk that has no room at first."""

    full = True

    def keep(self, sources: Mapping[str, Ink | bytes]) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().keep(sources)


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


def number_of(pad: Pad) -> str:
    """The number as it stands; the label is the same."""
    assert pad.window.card.save_bar.label == pad.window.card.number.text
    return pad.window.card.number.text


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize("looks_away", [False, True])
def test_a_correction_comes_back_with_its_drawing(
    open_pad: OpenPad,
    folder: Path,
    hand: Hand,
    caught_up: CaughtUp,
    typed: bool,
    looks_away: bool,
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    hand.mouse(first.window.canvas, LINE)
    caught_up(first.live)
    if typed:
        first.window.card.save_bar.field.selectAll()
        QTest.keyClicks(first.window.card.save_bar.field, "7")
    else:
        first.window.sheet.digits.typed.emit(0, "7")
    if looks_away:
        first.window.show_page(Page.COLLECT)
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert number_of(second) == "7", "nothing is read yet"
    caught_up(second.live)
    assert number_of(second) == "7"
    assert second.window.card.number.corrected
    hand.mouse(second.window.canvas, OTHER)
    caught_up(second.live)
    assert number_of(second) == "2", "it is no longer the same drawing"
    closed(second)
    third = open_pad(unfinished=Unfinished(folder))
    caught_up(third.live)
    assert number_of(third) == "2"
    assert not third.window.card.number.corrected


def test_a_correction_does_not_come_back_with_ink_that_nobody_has_judged_it_by(
    open_pad: OpenPad, folder: Path, hand: Hand, fake: FakeRecognizer, caught_up: CaughtUp
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    hand.mouse(first.window.canvas, LINE)
    caught_up(first.live)
    first.window.sheet.digits.typed.emit(0, "7")
    fake.hold()
    hand.mouse(first.window.canvas, OTHER)
    first.window.close()
    assert first.recovery is not None
    first.recovery.close()
    fake.release()
    second = open_pad(unfinished=Unfinished(folder))
    caught_up(second.live)
    assert number_of(second) == "2"


def test_a_correction_outlives_a_crash(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
) -> None:
    place = Unfinished(folder)
    pad = open_pad(unfinished=place)
    caught_up(pad.live)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    qtbot.waitUntil(lambda: list(place.read()) == ["written by mouse"])
    pad.window.sheet.digits.typed.emit(0, "7")
    qtbot.waitUntil(lambda: list(place.read()) == ["written as 7 by mouse"])


def test_a_correction_of_a_picture_comes_back_with_it(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
) -> None:
    left_picture(folder)
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    qtbot.waitUntil(lambda: first.window.sheet.picture is not None)
    caught_up(first.live)
    assert number_of(first) == "7"
    first.window.sheet.digits.typed.emit(0, "9")
    closed(first)
    # Once more before it is decoded.
    closed(open_pad(unfinished=Unfinished(folder)))
    third = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: third.window.sheet.picture is not None)
    caught_up(third.live)
    assert number_of(third) == "9"
    third.window.sheet.clear()
    caught_up(third.live)
    assert number_of(third) == "1", "it was said of the picture"


def test_ink_of_all_numbers_asked_for_comes_back_under_its_own(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    first.window.show_page(Page.COLLECT)
    left = []
    for line in (LINE, OTHER):
        hand.mouse(first.window.canvas, line)
        left.append((first.collecting.bar.number, first.window.canvas.ink))
        caught_up(first.live)
        if line is LINE:
            first.collecting.keep()
    first.collecting.take_back()
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert not second.window.canvas.ink
    words = "Your drawing from last time waits on the Collect page."
    assert second.window.status_line.message == words
    second.window.show_page(Page.COLLECT)
    shown = [(second.collecting.bar.number, second.window.canvas.ink)]
    second.collecting.skip()
    shown.append((second.collecting.bar.number, second.window.canvas.ink))
    assert shown == left


def test_ink_of_a_number_that_is_asked_for_twice_comes_back_both_times(
    open_pad: OpenPad, folder: Path
) -> None:
    asked = [Question("42", Paper(Ink.of([line]), Device.MOUSE)) for line in (LINE, OTHER)]
    first = open_pad(unfinished=Unfinished(folder))
    for question in asked:
        first.collecting.put_down(question)
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    back = [(number, paper.ink, paper.device) for number, paper in second.collecting.questions]
    assert back[:2] == [(number, paper.ink, Device.MOUSE) for number, paper in asked]


def test_ink_that_an_older_pad_left_for_a_number_comes_back_under_it(
    open_pad: OpenPad, folder: Path
) -> None:
    place = Unfinished(folder)
    place.keep({"asked for 42 by pen": Ink.of([OTHER])})
    place.close()
    question = open_pad(unfinished=Unfinished(folder)).collecting.questions[0]
    assert (question.number, question.paper.device) == ("42", Device.PEN)


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
    assert pad.collecting.picture is not None
    assert pad.collecting.picture.content == picture
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
