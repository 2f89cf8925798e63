"""Labels are typed in the gallery, on a card or in the large view."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from digitpad.app.pad import Pad
from digitpad.collection import changes
from digitpad.collection.database import CollectionError
from digitpad.ui.actions import Page
from tests.app.gallery.shelf import Shelf, change_of, listed, looked_at, press, show, typed


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
        field = looked_at(page)
        assert page.large.isVisible()
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert shelf.labels == ["9", "1"]
        assert field.text() == "1", "the next one is shown"
        page.large.close()

    @pytest.mark.parametrize("way", ["&Next", "&Previous", "key", "close", "page", "quit"])
    def test_a_label_typed_in_the_large_view_is_kept_however_one_goes_on(
        self, pad: Pad, shelf: Shelf, way: str
    ) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        field = looked_at(page)
        QTest.keyClicks(field, "9")
        buttons = {one.text(): one for one in page.large.findChildren(QPushButton)}
        if way == "key":
            QTest.keyClick(field, Qt.Key.Key_PageDown)
        elif way == "close":
            page.large.close()
        elif way == "page":
            pad.window.show_page(Page.WRITE)
            assert not page.large.isVisible()
        elif way == "quit":
            pad.window.close()
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

    def test_a_label_that_cannot_be_kept_now_stays_in_the_large_view(
        self, pad: Pad, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for label in ("1", "2"):
            shelf.keep(label)
        page = show(pad)
        field = looked_at(page)
        full = CollectionError("{file} is full.", file="disk")
        monkeypatch.setattr(changes, "make", Mock(side_effect=full))
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "9"
        assert "disk is full." in [words.text() for words in page.large.findChildren(QLabel)]

        monkeypatch.undo()
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert shelf.labels == ["9", "1"]
        assert field.text() == "1", "the next one is shown"
        page.large.close()

    def test_the_large_view_shows_what_was_undone(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page = show(pad)
        field = looked_at(page)
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
            field = looked_at(page)
            if key == Qt.Key.Key_Escape:
                QTest.keyClicks(field, "9")
            else:
                field.clear()
            QTest.keyClick(field, key)
        assert not page.large.isVisible()
        press(page, Qt.Key.Key_Space)
        assert field.text() == "1", "what was given up is gone"
        page.large.close()
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
