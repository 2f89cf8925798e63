"""A kept drawing is copied, and put on the pad."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Device, Drawing
from digitpad.ink.ink import Ink
from digitpad.ui.actions import Page
from tests.app.gallery.shelf import Shelf, ink, press, show

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand


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

    def test_a_picture_that_is_cut_short_is_not_said_to_be_copied(
        self, pad: Pad, shelf: Shelf
    ) -> None:
        file = io.BytesIO()
        Image.effect_noise((40, 40), 50).save(file, "JPEG")
        shelf.collection.keep(file.getvalue()[:-99], Drawing("1", Device.PICTURE))
        show(pad).action.copy.trigger()
        assert pad.window.status_line.message == "Not copied: this picture cannot be shown."

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
