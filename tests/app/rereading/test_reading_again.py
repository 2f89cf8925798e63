"""While kept drawings are read again one can write, stop it, and close the pad."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Frame
from digitpad.recognition.picture import Picture
from digitpad.ui.actions import Page
from digitpad.ui.engine.engine import Choice, Engine, EngineError, Reader
from digitpad.ui.gallery.gallery import GalleryPage
from digitpad.ui.gallery.reread import RereadDialog
from tests.app.rereading.reviewed import NUMBER, button

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.app.rereading.conftest import Keep
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, NewFake


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
