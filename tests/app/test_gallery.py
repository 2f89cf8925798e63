"""The gallery: what is kept is found, checked, corrected, deleted and brought back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection import changes
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Reading, Status
from digitpad.ui.actions import Page
from digitpad.ui.gallery import GalleryPage
from digitpad.ui.theme import Appearance

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, Hand, ReadingOf

NOON = datetime(2025, 12, 31, 12, tzinfo=UTC)


def ink(number: int) -> Ink:
    """Other ink for each number."""
    return Ink.of([[(100 + number, 50), (120, 90), (180, 60)]])


def busy(*_: object) -> None:
    raise CollectionError("the collection is busy")


class Shelf:
    """A collection that another program has open too."""

    def __init__(self, path: Path) -> None:
        self.collection = Collection(path)
        self._count = 0

    def keep(self, label: str, reading: Reading | None = None, device: Device = Device.PEN) -> str:
        """Keep a drawing an hour after the one before; its id."""
        self._count += 1
        checkpoint = None if reading is None else "number"
        time = NOON + timedelta(hours=self._count)
        drawing = Drawing(label, device, reading, checkpoint, time)
        return self.collection.keep(ink(self._count), drawing).id

    def relabel(self, id: str, label: str) -> None:
        """Give a drawing another label."""
        changes.make(self.collection, [change_of(self.collection.drawing(id), label)])

    @property
    def labels(self) -> list[str]:
        """The labels in it, the newest first."""
        return [drawing.label for drawing in self.collection.drawings()]


@pytest.fixture
def shelf(home: Path) -> Iterator[Shelf]:
    shelf = Shelf(home / "collection.sqlite")
    yield shelf
    shelf.collection.close()


def show(pad: Pad) -> GalleryPage:
    """Go to the gallery, the newest first."""
    page = pad.gallery.page
    page.filters.order.setCurrentIndex(1)
    pad.window.show_page(Page.GALLERY)
    return page


def listed(page: GalleryPage) -> list[str]:
    """The labels that are listed, in order."""
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def press(page: GalleryPage, key: Qt.Key | str) -> None:
    """Press a key where the cards are."""
    if isinstance(key, str):
        QTest.keyClicks(page.view, key)
    else:
        QTest.keyClick(page.view, key)


def typed(page: GalleryPage, label: str) -> None:
    """Type a label over that of the current drawing, from its first digit."""
    press(page, label[0])
    field = page.view.findChildren(QLineEdit)[-1]
    QTest.keyClicks(field, label[1:])
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # by which the line goes away


class TestListing:
    def test_it_says_how_drawings_get_here_while_there_are_none(self, pad: Pad) -> None:
        page = show(pad)
        assert page.empty.isVisible()
        assert "Ctrl+S" in page.empty.words
        assert page.bar.words == "0 drawings"

    def test_all_kept_drawings_are_listed(self, pad: Pad, shelf: Shelf) -> None:
        for label in ("1", "22", "333"):
            shelf.keep(label)
        page = show(pad)
        assert listed(page) == ["333", "22", "1"]
        assert page.bar.words == "3 drawings"

    def test_the_most_useful_to_check_come_first(
        self, pad: Pad, shelf: Shelf, reading_of: ReadingOf
    ) -> None:
        shelf.keep("1", reading_of("1", 0.9))
        shelf.keep("2")
        shelf.keep("3", reading_of("3", 0.5, Status.UNSURE))
        shelf.keep("4", reading_of("9", 0.99))
        pad.window.show_page(Page.GALLERY)
        assert listed(pad.gallery.page) == ["4", "3", "2", "1"]

    def test_what_another_pad_did_is_seen_when_it_is_shown_again(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        id = shelf.keep("1")
        page = show(pad)
        pad.window.show_page(Page.WRITE)
        shelf.relabel(id, "7")
        shelf.keep("2")
        pad.window.show_page(Page.GALLERY)
        assert listed(page) == ["2", "7"]

    def test_and_when_it_is_refreshed(self, pad: Pad, shelf: Shelf) -> None:
        page = show(pad)
        shelf.keep("1")
        page.action.refresh.trigger()
        assert listed(page) == ["1"]

    def test_what_is_selected_stays_so_when_more_comes(self, pad: Pad, shelf: Shelf) -> None:
        ids = [shelf.keep(label) for label in "123"]
        page = show(pad)
        page.view.select([ids[0], ids[2]], 2)
        shelf.keep("4")
        page.action.refresh.trigger()
        assert page.view.selected == [ids[2], ids[0]]
        assert page.view.current == ids[0]

    def test_each_drawing_is_said_in_a_sentence(
        self, pad: Pad, shelf: Shelf, reading_of: ReadingOf
    ) -> None:
        shelf.keep("407", reading_of("401"))
        page = show(pad)
        sentence = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert sentence.startswith("407, read as 401, by pen, kept ")

    def test_a_collection_that_cannot_be_used_is_said(self, open_pad: OpenPad, home: Path) -> None:
        (home / "collection.sqlite").write_bytes(b"407" * 1000)
        pad = open_pad()
        page = show(pad)
        assert "damaged" in pad.window.notice.words
        assert page.empty.words == "The drawings cannot be listed now."
        (home / "collection.sqlite").unlink()
        pad.gallery.page.action.refresh.trigger()
        assert pad.window.notice.words == ""
        assert page.empty.words.startswith("No drawings are kept yet.")

    def test_a_damaged_drawing_is_said_and_hides_no_others(self, pad: Pad, shelf: Shelf) -> None:
        ids = [shelf.keep(label) for label in "123"]
        shelf.collection._database.query("UPDATE drawing SET reading = '{' WHERE id = ?", (ids[1],))
        page = show(pad)
        assert listed(page) == ["3", None, "1"]
        assert f"drawing {ids[1]} is damaged" in pad.window.notice.words
        page.view.select(ids, 0)
        page.action.delete.trigger()
        assert shelf.collection.ids() == [ids[1]]

    def test_what_is_listed_stays_while_the_collection_cannot_be_read(
        self, pad: Pad, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        id = shelf.keep("407")
        page = show(pad)
        with monkeypatch.context() as patch:
            patch.setattr(Collection, "ids", busy)
            page.action.refresh.trigger()
        assert "is busy" in pad.window.notice.words
        assert page.model.ids == [id]
        assert page.view.isVisible()


class TestLabels:
    def test_digits_typed_on_a_card_are_its_label_and_enter_goes_on(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        for label in ("1", "2", "3"):
            shelf.keep(label)
        page = show(pad)
        typed(page, "407")
        typed(page, "401")
        assert listed(page) == ["407", "401", "1"] == shelf.labels
        assert page.view.currentIndex().row() == 2

    def test_enter_alone_goes_to_the_next_and_changes_nothing(self, pad: Pad, shelf: Shelf) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        press(page, Qt.Key.Key_Return)
        assert page.view.currentIndex().row() == 1
        assert shelf.labels == ["2", "1"]

    def test_a_label_that_is_no_number_cannot_be_entered(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        press(page, "x")
        assert page.view.findChildren(QLineEdit) == []
        page.action.edit_label.trigger()
        [field] = page.view.findChildren(QLineEdit)
        QTest.keyClicks(field, "4x07123")
        assert field.text() == "40712"

    def test_the_label_of_all_selected_drawings_is_changed_at_once(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        for label in ("1", "2", "3"):
            shelf.keep(label)
        page = show(pad)
        page.action.select_all.trigger()
        typed(page, "7")
        assert shelf.labels == ["7", "7", "7"]
        assert pad.window.status_line.message == "3 drawings labelled 7."

    def test_a_label_is_given_in_the_large_view_too(self, pad: Pad, shelf: Shelf) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        press(page, Qt.Key.Key_Space)
        assert page.large.isVisible()
        [field] = page.large.findChildren(QLineEdit)
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert shelf.labels == ["9", "1"]
        assert field.text() == "1", "the next one is shown"
        page.large.close()

    @pytest.mark.parametrize("way", ["&Next", "&Previous", "key", "close"])
    def test_a_label_typed_in_the_large_view_is_kept_however_one_goes_on(
        self, pad: Pad, shelf: Shelf, way: str
    ) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        press(page, Qt.Key.Key_Space)
        [field] = page.large.findChildren(QLineEdit)
        QTest.keyClicks(field, "9")
        buttons = {one.text(): one for one in page.large.findChildren(QPushButton)}
        if way == "key":
            QTest.keyClick(field, Qt.Key.Key_PageDown)
        elif way == "close":
            page.large.close()
        else:
            buttons[way].click()
        assert shelf.labels == ["9", "1"]
        page.large.close()

    def test_a_label_typed_in_the_large_view_is_kept_when_another_card_is_looked_at(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        first, second = shelf.keep("1"), shelf.keep("2")
        page = show(pad)
        page.large.look_at(first)
        [field] = page.large.findChildren(QLineEdit)
        QTest.keyClicks(field, "9")
        page.large.look_at(second)
        assert shelf.labels == ["2", "9"]
        assert field.text() == "2"
        page.large.close()

    def test_the_large_view_shows_what_was_undone(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        press(page, Qt.Key.Key_Space)
        [field] = page.large.findChildren(QLineEdit)
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "9"
        page.action.undo.trigger()
        assert field.text() == "1"
        QTest.keyClicks(field, "5")
        page.action.redo.trigger()
        assert field.text() == "5", "what is being typed stays"
        page.large.close()

    def test_escape_and_a_label_that_is_none_leave_the_one_before(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        shelf.keep("1")
        page = show(pad)
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
            press(page, Qt.Key.Key_Space)
            [field] = page.large.findChildren(QLineEdit)
            if key == Qt.Key.Key_Escape:
                QTest.keyClicks(field, "9")
            else:
                field.clear()
            QTest.keyClick(field, key)
        assert not page.large.isVisible()
        assert shelf.labels == ["1"]

    def test_what_comes_while_a_label_is_typed_waits_for_it(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        press(page, "4")
        [field] = page.view.findChildren(QLineEdit)
        shelf.keep("2")
        pad.exchanging.imported.emit()
        page.model.repaint_rows(page.model.ids)
        page.model.look_again()
        assert field.text() == "4"
        QTest.keyClicks(field, "07")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.processEvents()  # by which the label is handed over
        assert shelf.labels == ["2", "407"] == listed(page)

    def test_a_drawing_that_another_pad_labelled_meanwhile_is_left_alone(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        id = shelf.keep("1")
        page = show(pad)
        before = pad.gallery.some([id])
        shelf.relabel(id, "7")
        pad.gallery.make([change_of(before[0], "3")], "")
        assert shelf.labels == ["7"] == listed(page)
        assert "another program" in pad.window.status_line.message


def change_of(drawing: Drawing, label: str) -> changes.Change:
    [change] = changes.relabelled([drawing], label)
    return change


class TestDeleting:
    def test_the_deleted_are_gone_and_come_back_with_undo(self, pad: Pad, shelf: Shelf) -> None:
        for label in ("1", "2", "3"):
            shelf.keep(label)
        page = show(pad)
        press(page, Qt.Key.Key_Right)
        press(page, Qt.Key.Key_Delete)
        assert listed(page) == ["3", "1"] == shelf.labels
        assert page.model.index(page.view.currentIndex().row()).data() == "1"
        assert pad.window.status_line.message == "1 drawing deleted."
        QTest.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert listed(page) == ["3", "2", "1"] == shelf.labels
        assert page.view.selected == [page.model.ids[1]], "what came back is selected"

    def test_everything_is_undone_and_done_again_step_by_step(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        assert not page.action.undo.isEnabled()
        typed(page, "7")
        page.action.delete.trigger()
        page.action.undo.trigger()
        assert shelf.labels == ["7"]
        page.action.undo.trigger()
        assert shelf.labels == ["1"]
        assert not page.action.undo.isEnabled()
        page.action.redo.trigger()
        page.action.redo.trigger()
        assert shelf.labels == []

    def test_undo_leaves_alone_what_another_pad_changed_since(self, pad: Pad, shelf: Shelf) -> None:
        id = shelf.keep("1")
        page = show(pad)
        typed(page, "7")
        shelf.relabel(id, "3")
        page.action.undo.trigger()
        assert shelf.labels == ["3"]

    def test_the_bin_holds_the_deleted_until_they_are_restored(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        page.action.delete.trigger()
        page.filters.bin.click()
        assert listed(page) == ["2"]
        assert not page.action.delete.isVisible()
        page.action.restore.trigger()
        assert listed(page) == []
        assert "bin is empty" in page.empty.words
        page.filters.bin.click()
        assert listed(page) == ["2", "1"]


class TestUsing:
    def test_a_drawing_is_copied_as_a_picture(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        page.action.copy.trigger()
        image = QGuiApplication.clipboard().image()
        colours = {
            image.pixelColor(x, y).lightness()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        }
        assert {0, 255} <= colours

    def test_a_drawing_is_put_on_the_pad_where_it_was_written(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1", device=Device.TOUCH)
        page = show(pad)
        page.action.open_on_pad.trigger()
        assert pad.window.page is Page.WRITE
        assert pad.window.canvas.ink == ink(1)
        assert pad.window.sheet.device is Device.TOUCH

    def test_its_label_stands_on_the_pad_and_is_kept_again(
        self, pad: Pad, shelf: Shelf, caught_up: CaughtUp
    ) -> None:
        shelf.keep("7")  # it is read as 1
        show(pad).action.open_on_pad.trigger()
        caught_up(pad.live)
        assert pad.window.card.number.text == "7"
        pad.window.action.save.trigger()
        assert shelf.labels == ["7"]

    def test_a_new_label_stands_over_the_drawing_that_lies_on_the_pad(
        self, pad: Pad, shelf: Shelf, caught_up: CaughtUp
    ) -> None:
        id = shelf.keep("1")
        show(pad).action.open_on_pad.trigger()
        caught_up(pad.live)
        shelf.relabel(id, "7")
        show(pad).action.open_on_pad.trigger()
        caught_up(pad.live)
        assert pad.window.card.number.text == "7"

    def test_the_label_of_a_picture_stands_once_it_is_decoded(
        self, pad: Pad, shelf: Shelf, caught_up: CaughtUp, qtbot: QtBot
    ) -> None:
        file = io.BytesIO()
        Image.new("L", (40, 40), 255).save(file, "PNG")
        shelf.collection.keep(file.getvalue(), Drawing("12", Device.PICTURE))  # read as 7
        show(pad).action.open_on_pad.trigger()
        qtbot.waitUntil(lambda: pad.window.sheet.picture is not None)
        caught_up(pad.live)
        assert pad.window.card.number.text == "12"

    def test_ink_from_elsewhere_is_made_to_fit_the_pad(self, pad: Pad, shelf: Shelf) -> None:
        shelf.collection.keep(Ink.of([[(0, 0), (0.5, 1)]]), Drawing("1"))
        show(pad).action.open_on_pad.trigger()
        box = pad.window.canvas.ink.bounds
        assert box.height == pytest.approx(pad.window.canvas.height() / 2)

    def test_keys_that_mean_other_things_elsewhere_do_not_write_on_the_pad(
        self, pad: Pad, shelf: Shelf, hand: Hand
    ) -> None:
        hand.mouse(pad.window.canvas, [(50.0, 60.0), (90.0, 80.0)])
        shelf.keep("1")
        page = show(pad)
        press(page, Qt.Key.Key_Delete)
        press(page, Qt.Key.Key_Escape)
        assert pad.window.canvas.ink

    def test_the_keys_work_without_a_mouse_from_the_first_moment(
        self, pad: Pad, shelf: Shelf, qtbot: QtBot
    ) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        qtbot.waitUntil(page.view.hasFocus)
        QTest.keyClick(page.view, Qt.Key.Key_Right)
        assert page.view.selected == [page.model.ids[1]]


class TestLook:
    def test_everything_that_takes_the_focus_has_a_name(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        press(page, Qt.Key.Key_Space)
        for widget in (*page.findChildren(QWidget), *page.large.findChildren(QWidget)):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
                continue
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        page.large.close()

    def test_no_two_entries_of_its_menu_share_a_letter(self, pad: Pad) -> None:
        names = [action.text() for action in pad.gallery.page.action.menu.actions()]
        letters = [name[name.index("&") + 1].lower() for name in names if name]
        assert len(letters) == len(set(letters))

    def test_the_menu_is_there_with_the_page_alone(self, pad: Pad) -> None:
        menu = pad.gallery.page.action.menu.menuAction()
        assert not menu.isVisible()
        show(pad)
        assert menu.isVisible()

    def test_another_theme_makes_other_thumbnails(
        self, pad: Pad, shelf: Shelf, qtbot: QtBot
    ) -> None:
        id = shelf.keep("1")
        page = show(pad)
        qtbot.waitUntil(lambda: page.thumbnails.image(id) is not None)
        light = page.thumbnails.image(id)
        pad.window.action.appearances.chosen.emit(Appearance.DARK)
        assert page.thumbnails.taken == 0
        qtbot.waitUntil(lambda: page.thumbnails.image(id) is not None)
        assert page.thumbnails.image(id) != light

    def test_the_keys_go_to_the_one_that_is_selected(
        self, pad: Pad, shelf: Shelf, qtbot: QtBot
    ) -> None:
        older, newer = shelf.keep("1"), shelf.keep("2")
        page = show(pad)
        places = [
            page.view.visualRect(page.model.index(page.model.ids.index(id))).center()
            for id in (older, newer)
        ]
        control = Qt.KeyboardModifier.ControlModifier
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(page.view.viewport(), left, pos=places[0])
        for _ in range(2):
            QTest.mouseClick(page.view.viewport(), left, control, places[1])
        assert page.view.selected == [older]
        assert page.view.current == older

    def test_only_one_drawing_can_be_looked_at_copied_or_opened(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        for label in "12":
            shelf.keep(label)
        page = show(pad)
        one = (page.action.look, page.action.copy, page.action.open_on_pad)
        assert all(action.isEnabled() for action in one)
        page.action.select_all.trigger()
        assert not any(action.isEnabled() for action in one)
        page.action.select_none.trigger()
        assert not page.action.delete.isEnabled()
