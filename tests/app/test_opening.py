"""Pictures and ink from elsewhere: opened, pasted, dropped, read, corrected and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device
from digitpad.collection.store import Collection
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import line_of
from digitpad.ink.ink import Ink
from digitpad.ui.actions import Page
from tests.app.pads import LINE

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand

TWO = Ink.of([[(0, 0), (5, 9)], [(1, 1), (2, 2)]])

Opened = Callable[[Path], None]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    image = Image.new("L", (60, 40), "white")
    image.paste(0, (20, 5, 26, 35))
    image.save(path)
    return path


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.ndjson"
    path.write_text(f"{line_of(FileDrawing(TWO))}\n" * 3)
    return path


@pytest.fixture
def shown(pad: Pad, qtbot: QtBot, caught_up: CaughtUp) -> Callable[[], None]:
    """Waits until a picture lies on the pad and is read."""

    def wait() -> None:
        qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
        caught_up(pad.live)

    return wait


def data_of(*, paths: list[Path] | None = None, image: QImage | None = None) -> QMimeData:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        data.setImageData(image)
    return data


def drop(pad: Pad, data: QMimeData) -> bool:
    """Drop something on the window; whether it was taken."""
    place, move = QPoint(200, 200), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, move, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(pad.window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            pad.window, QDropEvent(QPointF(place), move, data, buttons, keys, QEvent.Type.Drop)
        )
    return enter.isAccepted()


def notice_button(pad: Pad) -> QPushButton:
    [button] = pad.window.notice.findChildren(QPushButton)
    return button


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


def test_a_path_that_cannot_even_be_looked_at_is_said(
    pad: Pad, tmp_path: Path, qtbot: QtBot
) -> None:
    nowhere = tmp_path / f"{'7' * 300}.png"
    pad.opening.open_files([nowhere])
    qtbot.waitUntil(lambda: bool(pad.window.notice.words))
    assert pad.window.notice.words.startswith(f"{nowhere.name} cannot be opened")


@pytest.mark.parametrize("how", ["pasted", "dropped"])
def test_a_file_is_opened_as_it_is(
    pad: Pad, scan: Path, shown: Callable[[], None], how: str
) -> None:
    data = data_of(paths=[scan], image=QImage(5, 5, QImage.Format.Format_RGB32))
    if how == "pasted":
        QGuiApplication.clipboard().setMimeData(data)
        pad.window.action.paste.trigger()
    else:
        assert drop(pad, data)
    shown()
    assert pad.window.sheet.kept == scan.read_bytes()


@pytest.mark.parametrize("how", ["pasted", "dropped"])
def test_an_image_is_opened_as_a_png(pad: Pad, shown: Callable[[], None], how: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixelColor(7, 9, Qt.GlobalColor.black)
    if how == "pasted":
        QGuiApplication.clipboard().setImage(image)
        pad.window.action.paste.trigger()
    else:
        assert drop(pad, data_of(image=image))
    shown()
    kept = pad.window.sheet.kept
    assert isinstance(kept, bytes)
    assert kept.startswith(b"\x89PNG")
    back = QImage.fromData(kept)
    assert back.size() == image.size()
    assert back.pixelColor(7, 9) == Qt.GlobalColor.black


def test_pasting_something_else_says_so(pad: Pad) -> None:
    QGuiApplication.clipboard().setText("407")
    pad.window.action.paste.trigger()
    assert pad.window.status_line.message == "There is no picture on the clipboard."


@pytest.mark.parametrize("url", ["https://example.org/a.png", ""])
def test_what_is_no_file_here_cannot_be_dropped(pad: Pad, url: str) -> None:
    data = QMimeData()
    data.setText("407")
    data.setUrls([QUrl(url)] if url else [])
    assert not drop(pad, data)


def test_the_menu_asks_for_a_file(
    pad: Pad, scan: Path, shown: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(window: object, title: str, folder: str, kinds: str) -> tuple[str, str]:
        assert "(*.png *.jpg *.jpeg *.bmp *.webp *.gif *.inkml *.ndjson)" in kinds
        return str(scan), kinds

    monkeypatch.setattr("digitpad.ui.intake.QFileDialog.getOpenFileName", choose)
    pad.window.action.open.trigger()
    shown()
    assert pad.window.sheet.kept == scan.read_bytes()


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
