"""Reading kept drawings again: what comes of it is shown first and kept only when one says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection import changes
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Status
from digitpad.ui.gallery.gallery import GalleryPage
from tests.app.rereading.reviewed import button, listed

if TYPE_CHECKING:
    from tests.app.rereading.conftest import Keep
    from tests.ui.conftest import ReadingOf


def test_what_is_read_otherwise_now_is_counted_and_listed(
    keep: Keep, read_again: Callable[[], GalleryPage]
) -> None:
    keep("1", strokes=1, read="7")
    keep("2", strokes=1, read="2")
    keep("3", strokes=1, read="9")
    keep("1", strokes=1, read="1")
    page = read_again()
    assert page.review.words == (
        "4 drawings read again with Number: 1 now right, 1 now wrong, 1 otherwise, 1 as before."
    )
    assert listed(page) == {"1", "2", "3"}
    assert page.bar.words == "3 drawings"


def test_before_and_after_stand_side_by_side(
    keep: Keep, read_again: Callable[[], GalleryPage]
) -> None:
    keep("1", strokes=1, read="7", status=Status.UNSURE)
    page = read_again()
    sentence = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.endswith("read again: 7?, now 1")


def test_only_what_became_wrong_can_be_listed(
    keep: Keep, read_again: Callable[[], GalleryPage]
) -> None:
    keep("1", strokes=1, read="7")
    keep("2", strokes=1, read="2")
    page = read_again()
    box = page.filters.reading
    box.setCurrentText("Now wrong")
    box.activated.emit(box.currentIndex())
    assert listed(page) == {"2"}


def test_nothing_is_remembered_before_one_says_so(
    keep: Keep, read_again: Callable[[], GalleryPage], collection: Collection
) -> None:
    id = keep("1", strokes=1, read="7")
    before = collection.drawing(id)
    page = read_again()
    assert collection.drawing(id) == before
    button(page, "card").click()
    assert collection.drawing(id) == before
    assert not page.review.isVisible()
    assert listed(page) == {"1"}


def test_the_new_readings_are_kept_and_can_be_taken_back(
    keep: Keep, read_again: Callable[[], GalleryPage], collection: Collection
) -> None:
    id = keep("1", strokes=1, read="7")
    before = collection.drawing(id)
    page = read_again()
    button(page, "Keep").click()
    after = collection.drawing(id)
    assert after.reading is not None
    assert (after.reading.text, after.checkpoint, after.confirmed) == ("1", "fake", True)
    page.action.undo.trigger()
    assert collection.drawing(id) == before


def test_readings_of_a_collection_that_was_replaced_are_forgotten(
    keep: Keep, read_again: Callable[[], GalleryPage], home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    keep("1", strokes=1, read="7")
    page = read_again()
    for file in home.glob("collection.sqlite*"):
        file.rename(tmp_path / file.name)
    with Collection(home / "collection.sqlite") as other:
        other.keep(Ink.of([[(1, 2), (3, 4)]]), Drawing("3"))
    page.action.refresh.trigger()
    qtbot.waitUntil(lambda: listed(page) == {"3"})
    assert not page.review.isVisible()


def test_a_label_given_meanwhile_stays_with_the_new_reading(
    keep: Keep, read_again: Callable[[], GalleryPage], collection: Collection
) -> None:
    id = keep("1", strokes=1, read="7")
    page = read_again()
    changes.make(collection, changes.relabelled([collection.drawing(id)], "5"))
    button(page, "Keep").click()
    kept = collection.drawing(id)
    assert kept.reading is not None
    assert (kept.label, kept.reading.text) == ("5", "1")


def test_a_reading_that_another_pad_kept_meanwhile_stays(
    keep: Keep,
    read_again: Callable[[], GalleryPage],
    collection: Collection,
    reading_of: ReadingOf,
) -> None:
    id = keep("1", strokes=1, read="7")
    page = read_again()
    now = collection.drawing(id)
    theirs = replace(now, reading=reading_of("4"), checkpoint="theirs")
    assert collection.change(now, theirs)
    button(page, "Keep").click()
    assert collection.drawing(id) == theirs


def test_new_readings_that_cannot_be_kept_now_wait(
    keep: Keep,
    read_again: Callable[[], GalleryPage],
    collection: Collection,
    pad: Pad,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise CollectionError("the disk is full")

    id = keep("1", strokes=1, read="7")
    page = read_again()
    with monkeypatch.context() as patch:
        patch.setattr(changes, "make", full)
        button(page, "Keep").click()
    assert pad.window.notice.words == "the disk is full"
    assert page.review.isVisible()
    button(page, "Keep").click()
    assert not page.review.isVisible()
    assert collection.drawing(id).confirmed
