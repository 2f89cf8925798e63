"""The gallery: what is kept is listed, looked at, and reached by keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.recognition.reading import Status
from digitpad.ui.actions import Page
from digitpad.ui.theme import Appearance
from tests.app.gallery.shelf import Shelf, ink, listed, press, show, typed

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import ReadingOf


def busy(*_: object) -> None:
    raise CollectionError("the collection is busy")


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

    def test_tab_leads_into_it_and_out_again(self, pad: Pad, shelf: Shelf) -> None:
        shelf.keep("1")
        page, window = show(pad), pad.window
        ring: list[QWidget | None] = [window]
        while (widget := ring[-1]) is not None and ring.count(window) < 2:
            ring.append(widget.nextInFocusChain())
        assert {page.view, page.filters.label, window.checkpoint_box} <= {*ring}

    def test_an_empty_one_has_the_focus_too(self, pad: Pad) -> None:
        page = show(pad)
        assert page.filters.label.hasFocus()

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


@pytest.mark.parametrize("undoing", [True, False])
@pytest.mark.parametrize("backup", [True, False])
def test_a_collection_that_lies_in_the_place_of_the_old_one_is_shown(
    pad: Pad,
    shelf: Shelf,
    home: Path,
    tmp_path: Path,
    qtbot: QtBot,
    backup: bool,
    undoing: bool,
) -> None:
    """A backup, or a new one, since the old one was moved away."""
    shelf.keep("7")
    page = show(pad)
    typed(page, "9")
    assert listed(page) == ["9"]
    for file in home.glob("collection.sqlite*"):
        file.rename(tmp_path / file.name)
    if backup:
        with Collection(home / "collection.sqlite") as other:
            other.keep(ink(3), Drawing("3"))

    if undoing:
        pad.gallery.undo()
        qtbot.waitUntil(lambda: listed(page) != ["9"])
    else:
        page.action.refresh.trigger()
    assert listed(page) == (["3"] if backup else [])
    assert not page.action.undo.isEnabled()
    assert shelf.labels == ["9"], "what was moved away is as it was"


def test_nothing_is_done_to_a_collection_that_was_moved_away(
    pad: Pad, shelf: Shelf, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shelf.keep("7")
    page = show(pad)
    press(page, Qt.Key.Key_Space)
    for file in home.glob("collection.sqlite*"):
        file.rename(tmp_path / file.name)
    typed(page, "9")

    qtbot.waitUntil(lambda: listed(page) == [])
    assert shelf.labels == ["7"]
    assert not page.large.isVisible()
