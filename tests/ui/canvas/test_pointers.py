"""The pen on the canvas: either end of it, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from pytestqt.qtbot import QtBot

from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.tools import Tool
from digitpad.ui.theme import INK
from tests.ui.canvases import lengths

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LINE = [(100.0, 100.0), (100.0, 150.0), (100.0, 200.0)]
OTHER = [(200.0, 100.0), (200.0, 200.0)]


class TestPen:
    def test_its_other_end_erases(self, canvas: Canvas, hand: Hand) -> None:
        hand.pen(canvas, LINE, [0.5] * 3)
        hand.pen(canvas, OTHER, [0.5] * 2)
        hand.eraser(canvas, [(90.0, 150.0), (100.0, 150.0)])
        assert [stroke.points[0, 0] for stroke in canvas.ink.strokes] == [200]
        assert canvas.tool is Tool.PEN
        canvas.undo()
        assert lengths(canvas) == [3, 2]

    def test_what_its_other_end_would_take_is_faint(self, canvas: Canvas, hand: Hand) -> None:
        hand.pen(canvas, LINE, [0.5] * 3)
        hand.hover(canvas, (100.0, 150.0), eraser=True)
        assert canvas.grab().toImage().pixelColor(100, 150) != canvas.palette().color(INK)
        assert canvas.cursor().shape() == Qt.CursorShape.BitmapCursor
        canvas.set_pen_near(False, 5000.0)
        assert canvas.grab().toImage().pixelColor(100, 150) == canvas.palette().color(INK)

    def test_the_keys_follow_the_pen(self, canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
        canvas.activateWindow()
        qtbot.waitUntil(canvas.isActiveWindow)
        canvas.clearFocus()
        hand.hover(canvas, LINE[0])
        assert not canvas.hasFocus()
        hand.pen(canvas, LINE, [0.5] * 3)
        assert canvas.hasFocus()

    def test_hovering_writes_nothing(self, canvas: Canvas, hand: Hand) -> None:
        hand.hover(canvas, (100.0, 150.0))
        hand.hover(canvas, (120.0, 150.0))
        assert not canvas.ink

    @pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
    def test_each_press_of_a_button_undoes_once(
        self, canvas: Canvas, hand: Hand, button: Qt.MouseButton
    ) -> None:
        hand.pen(canvas, LINE, [0.5] * 3)
        hand.pen(canvas, OTHER, [0.5] * 2)
        hand.pen_button(canvas, button)
        assert lengths(canvas) == [3]
        hand.hover(canvas, (60.0, 60.0))
        hand.pen_button(canvas, button)
        assert lengths(canvas) == []
        canvas.redo()
        assert lengths(canvas) == [3]

    def test_one_that_leaves_while_it_is_down_is_lifted(self, canvas: Canvas, hand: Hand) -> None:
        hand.pen(canvas, LINE, [0.5] * 3, lift=False)
        canvas.set_pen_near(False, 5000.0)
        hand.mouse(canvas, OTHER)
        assert lengths(canvas) == [3, 2]

    def test_one_that_leaves_does_not_lift_the_mouse(self, canvas: Canvas, hand: Hand) -> None:
        hand.mouse(canvas, LINE[:2], lift=False)
        canvas.set_pen_near(False, 5000.0)
        hand.mouse_event(canvas, QEvent.Type.MouseMove, LINE[2])
        assert lengths(canvas) == [3]

    def test_a_pen_that_feels_no_pressure_tells_none(self, canvas: Canvas, hand: Hand) -> None:
        blunt = QPointingDevice(
            "a blunt pen",
            41,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Pen,
            QInputDevice.Capability.Position,
            1,
            1,
        )
        hand.pen_event(canvas, QEvent.Type.TabletPress, LINE[0], 0.0, blunt)
        hand.pen_event(canvas, QEvent.Type.TabletRelease, LINE[0], 0.0, blunt)
        assert canvas.ink.strokes[0].pressures is None
