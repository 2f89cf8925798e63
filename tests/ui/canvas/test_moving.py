"""The drawing is moved and scaled by a box, the keys and the wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from digitpad.ink.ink import Ink
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.tools import Tool
from digitpad.ui.theme import INK, PAPER
from tests.ui.canvases import colour, columns, hover, key

if TYPE_CHECKING:
    from tests.ui.conftest import Hand


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


def flat(ink: Ink) -> np.ndarray:
    return np.concatenate([stroke.points for stroke in ink.strokes])


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
