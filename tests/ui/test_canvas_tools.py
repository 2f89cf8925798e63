"""The tools of the canvas: strokes are erased, scratched out, and the drawing moved and scaled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.ink.ink import Ink
from digitpad.ui.canvas import Canvas
from digitpad.ui.canvas_tools import Tool
from digitpad.ui.theme import INK, PAPER

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LEFT = [(100.0, 100.0), (100.0, 200.0)]
RIGHT = [(200.0, 100.0), (200.0, 200.0)]
ZIGZAG = [(80.0 + 5 * i, 90.0 if i % 2 else 210.0) for i in range(9)]
"""Over the left line alone."""

Written = Callable[..., Canvas]


@pytest.fixture
def written(canvas: Canvas, hand: Hand) -> Canvas:
    """A canvas with a line on the left and one on the right."""
    hand.mouse(canvas, LEFT)
    hand.mouse(canvas, RIGHT)
    canvas.setFocus()
    return canvas


def columns(canvas: Canvas) -> list[float]:
    """Where each stroke begins, from left to right."""
    return [float(stroke.points[0, 0]) for stroke in canvas.ink.strokes]


def hover(canvas: Canvas, hand: Hand, point: tuple[float, float]) -> None:
    hand.mouse_event(canvas, QEvent.Type.MouseMove, point)


def colour(canvas: Canvas, x: int, y: int) -> QColor:
    return canvas.grab().toImage().pixelColor(x, y)


class TestEraser:
    def test_it_takes_whole_strokes_and_undo_brings_them_back(
        self, written: Canvas, hand: Hand
    ) -> None:
        ink = written.ink
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(90.0, 150.0), (95.0, 150.0)])
        assert columns(written) == [200]
        written.undo()
        assert written.ink == ink

    def test_a_fast_sweep_misses_nothing_and_is_one_step(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(50.0, 150.0), (150.0, 150.0), (250.0, 150.0)])
        assert not written.ink
        written.undo()
        assert columns(written) == [100, 200]
        written.undo()
        assert columns(written) == [100], "the stroke before the eraser is the next step"

    def test_a_sweep_over_nothing_is_no_step(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(300.0, 50.0), (350.0, 50.0)])
        assert len(written.ink.strokes) == 2
        written.undo()
        assert columns(written) == [100]

    def test_it_reaches_as_far_as_its_pointer_shows(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        radius = written.cursor().hotSpot().x() - 2
        edge = 100.0 + radius + 3.0  # half a pen more: the line is so wide
        hand.mouse(written, [(edge + 1, 150.0)])
        assert len(written.ink.strokes) == 2
        hand.mouse(written, [(edge - 1, 150.0)])
        assert columns(written) == [200]

    def test_what_it_would_take_is_faint_before_it_is_taken(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        ink, paper = written.palette().color(INK), written.palette().color(PAPER)
        assert colour(written, 100, 150) == ink
        hover(written, hand, (108.0, 120.0))
        assert colour(written, 100, 150) not in (ink, paper)
        assert colour(written, 200, 150) == ink
        hover(written, hand, (300.0, 120.0))
        assert colour(written, 100, 150) == ink

    def test_nothing_stays_faint_when_the_pointer_leaves_or_the_pen_is_back(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        hover(written, hand, (100.0, 120.0))
        QCoreApplication.sendEvent(written, QEvent(QEvent.Type.Leave))
        assert colour(written, 100, 150) == written.palette().color(INK)
        hover(written, hand, (100.0, 120.0))
        written.set_tool(Tool.PEN)
        assert colour(written, 100, 150) == written.palette().color(INK)

    def test_what_is_left_after_it_took_a_faint_stroke_is_not_faint(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        hover(written, hand, (100.0, 120.0))
        hand.mouse(written, [(100.0, 120.0)])
        assert colour(written, 200, 150) == written.palette().color(INK)

    def test_all_that_it_takes_is_told(self, written: Canvas, hand: Hand) -> None:
        told: list[int] = []
        written.ink_changed.connect(lambda ink: told.append(len(ink.strokes)))
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(100.0, 150.0), (150.0, 150.0), (200.0, 150.0)])
        assert told == [1, 0]


class TestEraserKey:
    def test_a_tap_takes_the_eraser_and_another_the_pen(self, written: Canvas) -> None:
        tools = []
        for _ in range(3):
            QTest.keyClick(written, Qt.Key.Key_E)
            tools.append(written.tool)
        assert tools == [Tool.ERASER, Tool.PEN, Tool.ERASER]

    def test_held_while_erasing_it_goes_back_to_the_pen(self, written: Canvas, hand: Hand) -> None:
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        assert columns(written) == [200]
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert written.tool is Tool.PEN
        hand.mouse(written, LEFT)
        assert len(written.ink.strokes) == 2

    def test_it_goes_back_to_the_tool_before(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.MOVE)
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert written.tool is Tool.MOVE

    def test_a_key_that_repeats_is_held(self, written: Canvas, hand: Hand) -> None:
        tools = []
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            key(written, kind, Qt.Key.Key_E, repeats=True)
            tools.append(written.tool)
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert [*tools, written.tool] == [Tool.ERASER, Tool.ERASER, Tool.PEN]

    def test_a_key_that_repeats_without_saying_so_is_held(
        self, written: Canvas, hand: Hand
    ) -> None:
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        for time in (500, 540, 580):
            for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
                key(written, kind, Qt.Key.Key_E, time)
        tool_while_held = written.tool
        key(written, QEvent.Type.KeyRelease, Qt.Key.Key_E, 2000)
        assert [tool_while_held, written.tool] == [Tool.ERASER, Tool.PEN]

    def test_a_key_that_is_let_go_elsewhere_is_up(
        self, written: Canvas, hand: Hand, qtbot: QtBot
    ) -> None:
        written.activateWindow()
        qtbot.waitUntil(written.hasFocus)
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        written.clearFocus()
        assert written.tool is Tool.PEN

    def test_every_change_of_the_tool_is_told(self, written: Canvas) -> None:
        told: list[Tool] = []
        written.tool_changed.connect(told.append)
        QTest.keyClick(written, Qt.Key.Key_E)
        written.set_tool(Tool.MOVE)
        written.set_tool(Tool.MOVE)
        assert told == [Tool.ERASER, Tool.MOVE]


class TestScratchOut:
    def test_a_zigzag_takes_what_it_covers(self, written: Canvas, hand: Hand) -> None:
        hand.mouse(written, ZIGZAG)
        assert columns(written) == [200]

    def test_one_undo_brings_all_back_the_zigzag_too(self, written: Canvas, hand: Hand) -> None:
        hand.mouse(written, ZIGZAG)
        written.undo()
        assert len(written.ink.strokes) == 3
        written.undo()
        assert columns(written) == [100, 200]

    def test_it_can_be_turned_off(self, written: Canvas, hand: Hand) -> None:
        written.set_scratch_out(False)
        hand.mouse(written, ZIGZAG)
        assert len(written.ink.strokes) == 3


class TestMove:
    @pytest.fixture
    def moving(self, written: Canvas) -> Canvas:
        written.set_tool(Tool.MOVE)
        return written

    def test_a_drag_moves_the_whole_drawing_in_one_step(self, moving: Canvas, hand: Hand) -> None:
        hand.mouse(moving, [(150.0, 150.0), (160.0, 140.0), (170.0, 120.0)])
        assert moving.ink.strokes[0].points.tolist() == [[120, 70], [120, 170]]
        assert moving.ink.strokes[1].points.tolist() == [[220, 70], [220, 170]]
        moving.undo()
        assert columns(moving) == [100, 200]

    def test_the_painted_ink_moves_along(self, moving: Canvas, hand: Hand) -> None:
        hand.mouse(moving, [(150.0, 150.0), (170.0, 150.0)], lift=False)
        assert colour(moving, 120, 150) == moving.palette().color(INK)
        assert colour(moving, 100, 150) == moving.palette().color(PAPER)

    @pytest.mark.parametrize(
        ("corner", "anchor"),
        [
            ((86.0, 86.0), (200.0, 200.0)),
            ((214.0, 86.0), (100.0, 200.0)),
            ((214.0, 214.0), (100.0, 100.0)),
            ((86.0, 214.0), (200.0, 100.0)),
        ],
        ids=["top left", "top right", "bottom right", "bottom left"],
    )
    def test_a_corner_scales_while_the_one_opposite_stays(
        self,
        moving: Canvas,
        hand: Hand,
        corner: tuple[float, float],
        anchor: tuple[float, float],
    ) -> None:
        pulled = (corner[0] * 1.5 - anchor[0] * 0.5, corner[1] * 1.5 - anchor[1] * 0.5)
        hand.mouse(moving, [corner, pulled])
        box = moving.ink.bounds
        assert (box.width, box.height) == pytest.approx((150, 150))
        assert min(abs(box.left - anchor[0]), abs(box.right - anchor[0])) == pytest.approx(0)
        assert min(abs(box.top - anchor[1]), abs(box.bottom - anchor[1])) == pytest.approx(0)
        moving.undo()
        assert columns(moving) == [100, 200]

    def test_the_pointer_tells_where_a_corner_can_be_pulled(
        self, moving: Canvas, hand: Hand
    ) -> None:
        shapes = []
        for point in ((150.0, 150.0), (86.0, 86.0), (214.0, 86.0)):
            hover(moving, hand, point)
            shapes.append(moving.cursor().shape())
        assert shapes == [
            Qt.CursorShape.SizeAllCursor,
            Qt.CursorShape.SizeFDiagCursor,
            Qt.CursorShape.SizeBDiagCursor,
        ]

    def test_the_wheel_scales_about_the_pointer_in_one_step(self, moving: Canvas) -> None:
        for time in (100, 200, 300):
            turn(moving, (100.0, 200.0), 120, time)
        box = moving.ink.bounds
        assert (box.left, box.bottom) == pytest.approx((100, 200))
        assert box.width == pytest.approx(133.1)
        moving.undo()
        assert columns(moving) == [100, 200]

    def test_after_a_pause_the_wheel_makes_another_step(self, moving: Canvas) -> None:
        turn(moving, (100.0, 200.0), 120, 1000)
        turn(moving, (100.0, 200.0), 120, 5000)
        moving.undo()
        assert moving.ink.bounds.width == pytest.approx(110)

    def test_arrow_keys_move_and_plus_and_minus_scale(self, moving: Canvas) -> None:
        QTest.keyClick(moving, Qt.Key.Key_Right)
        QTest.keyClick(moving, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
        assert moving.ink.strokes[0].points[0].tolist() == [108, 99]
        QTest.keyClick(moving, Qt.Key.Key_Plus)
        assert moving.ink.bounds.width == pytest.approx(108)
        QTest.keyClick(moving, Qt.Key.Key_Minus)
        assert moving.ink.bounds.width == pytest.approx(100)
        for _ in range(4):
            moving.undo()
        assert columns(moving) == [100, 200]

    def test_a_key_that_is_held_makes_one_step(self, moving: Canvas) -> None:
        for repeated in (False, True, True):
            key(moving, QEvent.Type.KeyPress, Qt.Key.Key_Left, repeats=repeated)
        assert columns(moving) == [76, 176]
        moving.undo()
        assert columns(moving) == [100, 200]

    def test_the_drawing_cannot_be_lost_beyond_the_sheet(self, moving: Canvas, hand: Hand) -> None:
        hand.mouse(moving, [(150.0, 150.0), (-5000.0, 9000.0)])
        box = moving.ink.bounds
        assert box.right > 10
        assert box.top < moving.height() - 10

    def test_what_the_readers_see_has_the_same_shape(self, moving: Canvas, hand: Hand) -> None:
        before = moving.ink
        hand.mouse(moving, [(150.0, 150.0), (190.0, 130.0)])
        assert np.allclose(flat(moving.ink) - flat(before), [40, -20])
        for old, new in zip(before.strokes, moving.ink.strokes, strict=True):
            assert old.times is not None
            assert new.times is not None
            assert new.times.tolist() == old.times.tolist()

    def test_there_is_nothing_to_move_on_an_empty_canvas(self, canvas: Canvas, hand: Hand) -> None:
        canvas.set_tool(Tool.MOVE)
        hand.mouse(canvas, [(150.0, 150.0), (190.0, 130.0)])
        turn(canvas, (100.0, 100.0), 120, 100)
        QTest.keyClick(canvas, Qt.Key.Key_Left)
        assert not canvas.ink
        assert not canvas.can_undo

    def test_keys_and_wheel_are_left_to_others_while_one_writes(self, written: Canvas) -> None:
        turn(written, (100.0, 100.0), 120, 100)
        QTest.keyClick(written, Qt.Key.Key_Left)
        assert columns(written) == [100, 200]


def turn(canvas: Canvas, point: tuple[float, float], angle: int, time: int) -> None:
    """A turn of the wheel, 120 for a notch."""
    place = QPointF(*point)
    event = QWheelEvent(
        place,
        QPointF(canvas.mapToGlobal(place)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setTimestamp(time)
    QCoreApplication.sendEvent(canvas, event)


def key(
    canvas: Canvas, kind: QEvent.Type, which: Qt.Key, time: int = 0, repeats: bool = False
) -> None:
    """One event of a key."""
    event = QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier, "", autorep=repeats)
    event.setTimestamp(time)
    QCoreApplication.sendEvent(canvas, event)


def flat(ink: Ink) -> np.ndarray:
    return np.concatenate([stroke.points for stroke in ink.strokes])
