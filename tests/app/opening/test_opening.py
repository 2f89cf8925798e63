"""Pictures from elsewhere: opened, read, corrected and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.store import Collection
from digitpad.ui.actions import Page
from tests.app.pads import LINE

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


def test_a_picture_is_shown_and_read(
    pad: Pad, scan: Path, shown: Callable[[], None], fake: FakeRecognizer
) -> None:
    pad.opening.open_files([scan])
    shown()
    picture = pad.window.sheet.picture
    assert picture is not None
    assert picture.name == "scan.png"
    assert fake.seen_pictures == [picture.picture]
    assert pad.reading is not None
    assert pad.window.card.save_bar.label == pad.reading.text == "7"


def test_tools_of_the_pen_wait_while_it_lies_there(
    pad: Pad, scan: Path, shown: Callable[[], None]
) -> None:
    action = pad.window.action
    tools = [*action.tools.actions(), *action.pens.actions(), action.pens.any_width]
    pad.opening.open_files([scan])
    shown()
    assert not any(tool.isEnabled() for tool in tools)
    pad.window.sheet.clear()
    assert all(tool.isEnabled() for tool in tools)


def test_what_is_told_of_it_goes_with_it(
    pad: Pad, scan: Path, shown: Callable[[], None], hand: Hand
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    pad.opening.open_files([scan])
    shown()
    assert pad.window.status_line.message.startswith("scan.png is on the pad.")
    pad.window.sheet.clear()
    assert pad.window.status_line.message == ""


def test_what_is_told_of_it_makes_way_for_what_was_told_later(
    pad: Pad, scan: Path, shown: Callable[[], None]
) -> None:
    pad.opening.open_files([scan])
    shown()
    pad.window.status_line.tell("Copied.")
    pad.window.sheet.clear()
    assert pad.window.status_line.message == "Copied."


def test_it_is_kept_as_its_file_under_the_corrected_label(
    pad: Pad, scan: Path, shown: Callable[[], None], home: Path
) -> None:
    pad.opening.open_files([scan])
    shown()
    pad.window.card.save_bar.field.selectAll()
    pad.window.card.save_bar.field.insert("1")
    pad.window.action.save.trigger()
    with Collection(home / "collection.sqlite") as collection:
        [drawing] = collection.drawings()
        assert collection.source(drawing.id) == scan.read_bytes()
    assert (drawing.label, drawing.device, drawing.confirmed) == ("1", Device.PICTURE, False)
    assert pad.window.sheet.picture is None
    pad.window.action.undo.trigger()
    assert pad.window.sheet.picture is not None


def test_escape_goes_back_to_the_ink_as_it_was(
    pad: Pad, scan: Path, hand: Hand, shown: Callable[[], None], caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    pad.opening.open_files([scan])
    shown()
    pad.window.action.clear.trigger()
    caught_up(pad.live)
    assert pad.window.sheet.source == ink
    assert pad.window.card.save_bar.label == "1"


def test_one_can_write_while_a_picture_is_decoded(
    pad: Pad, scan: Path, hand: Hand, fake: FakeRecognizer, shown: Callable[[], None]
) -> None:
    fake.hold()
    hand.mouse(pad.window.canvas, LINE)
    pad.opening.open_files([scan])
    assert pad.window.status_line.message == "Opening scan.png …"
    hand.mouse(pad.window.canvas, LINE)
    fake.release()
    shown()
    assert len(pad.window.canvas.ink.strokes) == 2


def test_of_two_that_are_opened_at_once_the_later_is_shown(
    pad: Pad, scan: Path, tmp_path: Path, shown: Callable[[], None]
) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(scan.read_bytes())
    pad.opening.open_files([scan])
    pad.opening.open_files([other])
    shown()
    assert pad.window.sheet.picture is not None
    assert pad.window.sheet.picture.name == "other.png"


def test_a_damaged_picture_says_in_words_what_is_wrong(
    pad: Pad, tmp_path: Path, hand: Hand, qtbot: QtBot
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    ink = pad.window.canvas.ink
    path = tmp_path / "broken.png"
    path.write_bytes(b"no picture at all")
    pad.opening.open_files([path])
    qtbot.waitUntil(lambda: bool(pad.window.notice.words))
    assert pad.window.notice.words == (
        "broken.png cannot be opened: it is no PNG, JPEG, BMP, WebP or GIF picture."
    )
    assert pad.window.sheet.source == ink


def test_a_path_that_cannot_even_be_looked_at_is_said(
    pad: Pad, tmp_path: Path, qtbot: QtBot
) -> None:
    nowhere = tmp_path / f"{'7' * 300}.png"
    pad.opening.open_files([nowhere])
    qtbot.waitUntil(lambda: bool(pad.window.notice.words))
    assert pad.window.notice.words.startswith(f"{nowhere.name} cannot be opened")


def test_what_is_opened_comes_on_the_page_to_write_on(
    pad: Pad, scan: Path, shown: Callable[[], None]
) -> None:
    pad.window.show_page(Page.GALLERY)
    pad.opening.open_files([scan])
    shown()
    assert pad.window.page is Page.WRITE


def test_where_numbers_are_asked_for_a_picture_makes_way(
    pad: Pad, scan: Path, shown: Callable[[], None]
) -> None:
    pad.opening.open_files([scan])
    shown()
    pad.window.show_page(Page.COLLECT)
    assert pad.window.sheet.picture is None


def test_the_bytes_of_a_kept_picture_come_back_to_the_pad(
    pad: Pad, scan: Path, shown: Callable[[], None]
) -> None:
    pad.window.sheet.put_down(scan.read_bytes())
    shown()
    assert pad.window.sheet.kept == scan.read_bytes()
