"""Ink from elsewhere comes on the canvas, and several drawings are offered to the collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import line_of
from digitpad.ink.ink import Ink
from tests.app.pads import LINE

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand

TWO = Ink.of([[(0, 0), (5, 9)], [(1, 1), (2, 2)]])


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.ndjson"
    path.write_text(f"{line_of(FileDrawing(TWO))}\n" * 3)
    return path


def notice_button(pad: Pad) -> QPushButton:
    [button] = pad.window.notice.findChildren(QPushButton)
    return button


def test_ink_comes_on_the_canvas_in_a_size_to_write_in_and_can_be_undone(
    pad: Pad, numbers: Path, hand: Hand, qtbot: QtBot, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    before = pad.window.canvas.ink
    pad.opening.open_files([numbers])
    qtbot.waitUntil(lambda: len(pad.window.canvas.ink.strokes) == 2)
    canvas, box = pad.window.canvas, pad.window.canvas.ink.bounds
    assert box.height == pytest.approx(canvas.height() / 2, abs=1)
    assert (box.left + box.right) / 2 == pytest.approx(canvas.width() / 2, abs=1)
    assert canvas.device is Device.UNKNOWN
    caught_up(pad.live)
    assert pad.window.card.save_bar.label == "2"
    pad.window.action.undo.trigger()
    assert canvas.ink == before
    assert pad.window.sheet.device is Device.MOUSE
    pad.window.action.redo.trigger()
    assert canvas.device is Device.UNKNOWN


def test_ink_from_a_file_is_not_by_the_hand_that_wrote_on_it_and_took_that_back(
    pad: Pad, numbers: Path, hand: Hand, qtbot: QtBot
) -> None:
    pad.opening.open_files([numbers])
    canvas = pad.window.canvas
    qtbot.waitUntil(lambda: len(canvas.ink.strokes) == 2)
    hand.mouse(canvas, LINE)
    assert canvas.device is Device.MOUSE
    pad.window.action.undo.trigger()
    assert pad.window.sheet.device is Device.UNKNOWN


def test_of_several_drawings_all_are_offered_to_the_collection(
    pad: Pad, numbers: Path, qtbot: QtBot
) -> None:
    pad.opening.open_files([numbers])
    qtbot.waitUntil(lambda: bool(pad.window.notice.words))
    assert pad.window.notice.words.startswith("numbers.ndjson holds 3 drawings.")
    with qtbot.waitSignal(pad.opening.import_asked) as asked:
        notice_button(pad).click()
    assert asked.args == [[numbers]]
    assert pad.window.notice.words == ""


def test_several_files_or_a_folder_are_offered_to_the_collection(
    pad: Pad, scan: Path, numbers: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    for paths in ([scan, numbers], [tmp_path]):
        pad.opening.open_files(paths)
        with qtbot.waitSignal(pad.opening.import_asked) as asked:
            notice_button(pad).click()
        assert asked.args == [paths]


def test_the_offer_stays_where_the_first_of_several_cannot_be_shown(
    pad: Pad, scan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    none = tmp_path / "metadata.jsonl"
    none.write_text("{}")
    pad.opening.open_files([none, scan])
    qtbot.waitUntil(lambda: "cannot be opened" in pad.window.status_line.message)
    with qtbot.waitSignal(pad.opening.import_asked) as asked:
        notice_button(pad).click()
    assert asked.args == [[none, scan]]
