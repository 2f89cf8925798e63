"""The sheet: a picture over the canvas, and nothing lost on the way there and back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from digitpad.collection.drawing import Device
from digitpad.collection.opened import OpenedPicture, opened_picture
from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing
from digitpad.recognition.frame import Frame
from digitpad.recognition.heat import Heat
from digitpad.ui.sheet import Sheet

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LINE = [(50.0, 60.0), (90.0, 80.0)]
INK = Ink.of([LINE, [(10, 10), (20, 30)]])


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(600, 400)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def picture(width: int = 40, height: int = 20, name: str = "red.png") -> OpenedPicture:
    """All red."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(file, "PNG")
    return opened_picture(file.getvalue(), name)


def test_a_picture_takes_the_place_of_the_canvas(sheet: Sheet, hand: Hand) -> None:
    hand.mouse(sheet.canvas, LINE)
    shown = picture()
    sheet.show_picture(shown)
    assert sheet.picture_view.isVisible()
    assert not sheet.canvas.isVisible()
    assert sheet.source is shown.picture
    assert sheet.kept == shown.content
    assert sheet.device is Device.PICTURE


def test_clearing_goes_back_to_the_ink_as_it_was(sheet: Sheet, hand: Hand) -> None:
    hand.mouse(sheet.canvas, LINE)
    ink = sheet.canvas.ink
    sheet.show_picture(picture())
    sheet.clear()
    assert sheet.canvas.isVisible()
    assert not sheet.picture_view.isVisible()
    assert sheet.source == sheet.kept == ink
    assert sheet.device is Device.MOUSE


def test_undo_and_redo_bring_pictures_back_in_order(sheet: Sheet) -> None:
    first, second = picture(name="first"), picture(name="second")
    for shown in (first, second):
        sheet.show_picture(shown)
    sheet.clear()
    seen = []
    for step in (sheet.undo, sheet.undo, sheet.undo, sheet.redo, sheet.redo, sheet.redo):
        step()
        seen.append(sheet.picture)
    assert seen == [second, first, None, first, second, None]
    assert not sheet.can_redo


def test_undo_reaches_the_ink_below_once_the_picture_is_away(sheet: Sheet, hand: Hand) -> None:
    hand.mouse(sheet.canvas, LINE)
    sheet.show_picture(picture())
    sheet.undo()
    assert sheet.canvas.ink
    sheet.undo()
    assert not sheet.canvas.ink
    assert not sheet.can_undo


def test_who_writes_on_undoes_the_writing_first(sheet: Sheet, hand: Hand) -> None:
    sheet.show_picture(picture())
    sheet.clear()
    hand.mouse(sheet.canvas, LINE)
    sheet.undo()
    assert not sheet.canvas.ink
    assert sheet.picture is None


def test_ink_that_moves_with_the_edge_leaves_the_way_back_to_the_picture(
    sheet: Sheet, hand: Hand, qtbot: QtBot
) -> None:
    hand.mouse(sheet.canvas, [(500.0, 60.0), (580.0, 80.0)])
    shown = picture()
    sheet.show_picture(shown)
    sheet.resize(400, 400)
    sheet.clear()
    qtbot.waitUntil(lambda: sheet.canvas.ink.bounds.right <= 400)
    sheet.undo()
    assert sheet.picture is shown


@pytest.mark.parametrize("with_picture", [False, True])
def test_what_was_finished_can_be_brought_back(
    sheet: Sheet, hand: Hand, with_picture: bool
) -> None:
    hand.pen(sheet.canvas, LINE, [0.5, 0.5])
    if with_picture:
        sheet.show_picture(picture())
    before = sheet.kept, sheet.device
    bring_back = sheet.finish(lambda: None)
    assert sheet.kept != before[0]
    hand.mouse(sheet.canvas, [(1.0, 2.0), (3.0, 4.0)])
    bring_back()
    assert (sheet.kept, sheet.device) == before


@pytest.mark.parametrize("with_picture", [False, True])
def test_undo_takes_back_that_a_drawing_was_finished_and_then_its_own_steps(
    sheet: Sheet, hand: Hand, with_picture: bool
) -> None:
    first = picture(name="first")
    if with_picture:
        sheet.show_picture(first)
    hand.pen(sheet.canvas, LINE, [0.5, 0.5])
    if with_picture:
        sheet.show_picture(picture(name="second"))
    finished = sheet.kept, sheet.device
    told: list[int] = []

    def take_back() -> None:
        told.append(1)
        bring_back()

    bring_back = sheet.finish(take_back)
    hand.mouse(sheet.canvas, [(1.0, 2.0), (3.0, 4.0)])
    sheet.undo()
    assert told == []
    assert sheet.can_undo
    sheet.undo()
    assert told == [1]
    assert (sheet.kept, sheet.device) == finished
    if with_picture:
        sheet.undo()
        assert sheet.picture is first
        sheet.undo()
    sheet.undo()
    assert not sheet.kept
    assert not sheet.can_undo


def test_a_finished_drawing_comes_back_over_what_was_opened_meanwhile(
    sheet: Sheet, hand: Hand
) -> None:
    hand.mouse(sheet.canvas, LINE)
    ink, other = sheet.kept, picture()
    bring_back = sheet.finish(lambda: None)
    sheet.show_picture(other)
    bring_back()
    assert sheet.kept == ink
    sheet.undo()
    assert sheet.picture is other


def test_ink_that_is_put_down_lies_on_the_canvas_and_can_be_undone(sheet: Sheet) -> None:
    shown = picture()
    other = Ink.of([LINE])
    sheet.put_down(other)
    sheet.show_picture(shown)
    sheet.put_down(INK)
    assert sheet.source == INK
    assert sheet.canvas.isVisible()
    sheet.undo()
    assert sheet.picture is shown
    sheet.undo()
    sheet.undo()
    assert sheet.source == other


def test_the_bytes_of_a_picture_are_given_on_to_be_decoded(sheet: Sheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.picture_put_down) as told:
        sheet.put_down(b"bytes")
    assert told.args == [b"bytes"]


def test_every_change_of_what_is_read_is_told(sheet: Sheet, hand: Hand) -> None:
    told: list[object] = []
    sheet.source_changed.connect(told.append)
    shown = picture()
    sheet.show_picture(shown)
    sheet.clear()
    hand.mouse(sheet.canvas, LINE)
    assert told[0] is shown.picture
    assert told[1] == Ink()
    assert told[-1] == sheet.canvas.ink


def test_the_button_and_the_keyboard_reach_the_way_back(sheet: Sheet) -> None:
    sheet.show_picture(picture())
    [button] = sheet.picture_view.findChildren(QToolButton)
    assert button.accessibleName() == "Back to the canvas (Esc)"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert sheet.picture is None


def test_a_picture_shows_that_the_keys_go_there(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.show_picture(picture())
    view = sheet.picture_view
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    view.clearFocus()
    without = view.grab().toImage()
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert view.grab().toImage() == without
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage() != without
    view.clearFocus()
    assert view.grab().toImage() == without


def test_a_picture_fills_the_view_in_its_own_shape_and_knows_its_places(sheet: Sheet) -> None:
    sheet.show_picture(picture(40, 20))
    for width in (600, 300):
        sheet.resize(width, 400)
        sheet.grab()
        placing, view = sheet.placing, sheet.picture_view
        image = view.grab().toImage()
        for x, y in ((1, 1), (39, 1), (1, 19), (39, 19)):
            place = QPointF(x, y) * placing.scale + QPointF(placing.dx, placing.dy)
            assert image.pixelColor(place.toPoint()) == QColor("red")
        assert 40 * placing.scale == pytest.approx(view.width() - 64)


def test_the_name_of_the_picture_is_told(sheet: Sheet) -> None:
    sheet.show_picture(picture(name="scan 7.png"))
    assert sheet.picture_view.accessibleName() == "Picture scan 7.png"


def heat() -> Heat:
    """Of a frame over the whole sheet: its left half decided."""
    values = np.zeros((40, 60), np.float32)
    values[:, :30] = 1
    return Heat(values, Frame(values, np.linspace(0, 600, 61), scale=0.1))


def test_the_heat_lies_over_what_decided_and_lets_the_pen_through(sheet: Sheet, hand: Hand) -> None:
    without = sheet.grab().toImage()
    sheet.show_heat(heat())
    with_heat = sheet.grab().toImage()
    assert with_heat.pixelColor(100, 100) != without.pixelColor(100, 100)
    assert with_heat.pixelColor(500, 100) == without.pixelColor(500, 100)
    assert sheet.childAt(100, 100) is not sheet.heat_view
    sheet.show_heat(None)
    assert sheet.grab().toImage() == without


def test_the_heat_goes_along_with_a_picture_that_grows(sheet: Sheet) -> None:
    sheet.show_picture(picture(600, 400))
    sheet.grab()
    sheet.show_heat(heat())
    for size in (600, 300):
        sheet.resize(size, 400)
        seen = sheet.grab().toImage()
        placing: Placing = sheet.placing
        left, right = (
            (QPointF(x, 200) * placing.scale + QPointF(placing.dx, placing.dy)).toPoint()
            for x in (200, 400)
        )
        assert seen.pixelColor(left) != QColor("red")
        assert seen.pixelColor(right) == QColor("red")
