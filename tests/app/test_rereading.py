"""Reading kept drawings again: what comes of it is shown first and kept only when one says so."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection import changes
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.frame import Frame
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Status
from digitpad.ui.actions import Page
from digitpad.ui.engine import Choice, Engine, EngineError, Reader
from digitpad.ui.gallery import GalleryPage
from digitpad.ui.gallery_reread import RereadDialog

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, NewFake, ReadingOf

NUMBER = Choice("number", "Number")
Keep = Callable[..., str]


@pytest.fixture
def collection(home: Path) -> Iterator[Collection]:
    with Collection(home / "collection.sqlite") as collection:
        yield collection


@pytest.fixture
def keep(collection: Collection, reading_of: ReadingOf) -> Keep:
    """Keeps a drawing of some strokes, which the fake counts; its id."""

    def kept(label: str, strokes: int, read: str | None = None, **more: Any) -> str:
        count = collection.count()
        ink = Ink.of([[(count, stroke), (9, stroke)] for stroke in range(strokes)])
        reading = None if read is None else replace(reading_of(read), **more)
        return collection.keep(ink, Drawing(label, reading=reading, checkpoint="old")).id

    return kept


@pytest.fixture
def read_again(pad: Pad, qtbot: QtBot) -> Callable[[], GalleryPage]:
    """Reads all kept drawings again, and waits for the result."""

    def done() -> GalleryPage:
        pad.window.show_page(Page.GALLERY)
        page = pad.gallery.page
        pad.rereading.start(NUMBER, page.model.ids)
        qtbot.waitUntil(lambda: "read again" in page.review.words)
        return page

    return done


def listed(page: GalleryPage) -> set[str]:
    return {page.model.index(row).data() for row in range(page.model.rowCount())}


def button(page: GalleryPage, words: str) -> QPushButton:
    [found] = [one for one in page.review.findChildren(QPushButton) if words in one.text()]
    return found


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


def test_what_was_read_until_it_is_stopped_is_shown(
    keep: Keep, open_pad: OpenPad, new_fake: NewFake, qtbot: QtBot
) -> None:
    slow: Any = new_fake()
    frame = slow.frame

    def held_at_last(source: Ink) -> Any:
        if len(slow.seen) == 8:
            slow.hold()
        return frame(source)

    slow.frame = held_at_last
    for _ in range(30):
        keep("2", strokes=1)
    pad = open_pad(load=lambda engine: slow)
    pad.window.show_page(Page.GALLERY)
    page = pad.gallery.page
    pad.rereading.start(NUMBER, page.model.ids)
    qtbot.waitUntil(lambda: "8 of 30" in page.review.words)
    button(page, "Stop").click()
    assert page.review.words.startswith("8 drawings read again")
    slow.release()


def test_ink_written_meanwhile_is_read_first(
    keep: Keep, pad: Pad, fake: FakeRecognizer, hand: Hand, caught_up: CaughtUp
) -> None:
    for _ in range(40):
        keep("2", strokes=1)
    pad.window.show_page(Page.GALLERY)
    fake.hold()
    pad.rereading.start(NUMBER, pad.gallery.page.model.ids)
    pad.window.show_page(Page.WRITE)
    hand.mouse(pad.window.canvas, [(50.0, 60.0), (90.0, 80.0)])
    fake.release()
    caught_up(pad.live)
    assert pad.reading is not None
    assert fake.seen.index(pad.window.canvas.ink) < 40


def test_a_picture_that_cannot_be_read_is_counted(
    keep: Keep, read_again: Callable[[], GalleryPage], collection: Collection
) -> None:
    keep("1", strokes=1)
    file = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(file, "PNG")
    broken = file.getvalue()[:2000]
    collection.keep(broken, Drawing("2", Device.PICTURE))
    page = read_again()
    assert page.review.words.endswith("0 as before. 1 could not be read.")


def test_a_checkpoint_that_cannot_be_loaded_is_said(
    keep: Keep, open_pad: OpenPad, fake: FakeRecognizer, qtbot: QtBot
) -> None:
    def load(engine: Engine) -> Reader:
        if engine.checkpoint == "digit":
            raise EngineError("digit is damaged; choose another checkpoint")
        return fake

    keep("1", strokes=1)
    pad = open_pad(load=load)
    pad.window.show_page(Page.GALLERY)
    pad.rereading.start(Choice("digit", "Digit"), pad.gallery.page.model.ids)
    qtbot.waitUntil(lambda: "digit is damaged" in pad.window.notice.words)
    assert not pad.gallery.page.review.isVisible()


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


def test_what_was_read_before_a_failure_can_be_kept(
    keep: Keep,
    read_again: Callable[[], GalleryPage],
    fake: FakeRecognizer,
    pad: Pad,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frame = fake.frame

    def failing(source: Ink | Picture) -> Frame:
        if len(fake.seen) == 4:
            raise RuntimeError("out of memory")
        return frame(source)

    for label in "12345":
        keep(label, strokes=int(label))
    monkeypatch.setattr(fake, "frame", failing)
    page = read_again()
    assert "could not be read again" in pad.window.notice.words
    assert page.review.words.startswith("4 drawings read again")


def test_one_is_asked_which_drawings_and_which_checkpoint(
    keep: Keep, pad: Pad, qtbot: QtBot
) -> None:
    for label in "123":
        keep(label, strokes=1)
    pad.window.show_page(Page.GALLERY)
    page = pad.gallery.page
    page.view.select(list(page.model.ids[:2]), 0)
    page.action.read_again.trigger()
    [dialog] = page.findChildren(RereadDialog)
    assert dialog.checkpoint.currentText() == "Number"
    assert "(2)" in dialog.selected.text()
    assert "(3)" in dialog.listed.text()
    assert dialog.selected.isChecked()
    dialog.checkpoint.setCurrentText("Digit")
    with qtbot.waitSignal(dialog.asked) as asked:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args == [Choice("digit", "Digit"), True]
    qtbot.waitUntil(lambda: page.review.words.startswith("2 drawings read again with Digit"))


def test_published_systems_are_marked(qtbot: QtBot) -> None:
    card = Card("plain", "Plain", "plain", {}, "0123456789", "single", {})
    published = replace(card, recipe={"published": {"system": "C", "figures": {}}})
    choices = [Choice("digit", "Digit", card), Choice("plain", "Plain", published), NUMBER]
    parent = QWidget()
    qtbot.addWidget(parent)
    box = RereadDialog(choices, "number", (0, 3), parent).checkpoint
    assert [box.itemText(at) for at in range(3)] == ["Digit", "Plain, for comparison", "Number"]
    assert box.currentText() == "Number"


def test_closing_the_pad_in_the_middle_of_it_is_clean(
    keep: Keep, collection: Collection, open_pad: OpenPad, new_fake: NewFake, qtbot: QtBot
) -> None:
    slow: Any = new_fake()
    frame = slow.frame

    def held_at_the_eighth(source: Ink) -> Any:
        if len(slow.seen) == 7:
            slow.hold()
        return frame(source)

    slow.frame = held_at_the_eighth
    for _ in range(40):
        keep("2", strokes=1)
    pad = open_pad(load=lambda engine: slow)
    pad.window.show_page(Page.GALLERY)
    pad.rereading.start(NUMBER, pad.gallery.page.model.ids)
    qtbot.waitUntil(lambda: len(slow.seen) == 8)
    pad.window.close()
    slow.release()
    pad.close()
    QApplication.processEvents()
    assert len(slow.seen) == 8, "no more was read"
    assert [drawing.reading for drawing in collection.drawings()] == [None] * 40
