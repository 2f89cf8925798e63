"""What is deleted in the gallery comes back, by undo or from the bin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from digitpad.app.pad import Pad
from tests.app.gallery.shelf import Shelf, listed, press, show, typed


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
