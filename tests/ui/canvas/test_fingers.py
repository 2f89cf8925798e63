"""Fingers on the canvas: one writes, two move and scale, and palms do neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest

from digitpad.collection.drawing import Device
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.tools import Tool
from tests.ui.canvases import lengths

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LINE = [(100.0, 100.0), (100.0, 150.0), (100.0, 200.0)]
SWIPE = [(300, 60), (310, 120), (320, 200)]
State = QEventPoint.State


class Touch(QObject):
    """Fingers on the canvas, by the way that the screen's own events come.

    time: of the last of these events, by their own clock.
    """

    def __init__(self, canvas: Canvas, screen: QPointingDevice) -> None:
        super().__init__(canvas)
        canvas.installEventFilter(self)
        self.time = 0.0
        self._canvas = canvas
        self._screen = screen
        self._down: dict[int, QPoint] = {}

    def put(self, *places: tuple[int, int]) -> None:
        """More fingers come, each with the next number."""
        sequence = self._others()
        for place in places:
            finger = len(self._down)
            self._down[finger] = QPoint(*place)
            sequence.press(finger, self._down[finger], self._canvas)
        sequence.commit()

    def move(self, **places: tuple[int, int]) -> None:
        """Fingers move; f0 is the first."""
        moved = {int(name[1:]): QPoint(*place) for name, place in places.items()}
        sequence = self._others(set(moved))
        for finger, place in moved.items():
            self._down[finger] = place
            sequence.move(finger, place, self._canvas)
        sequence.commit()

    def lift(self, *fingers: int) -> None:
        """These fingers go; all of them where none is named."""
        gone = set(fingers or self._down)
        sequence = self._others(gone)
        for finger in gone:
            sequence.release(finger, self._down.pop(finger), self._canvas)
        sequence.commit()

    def stroke(self, places: list[tuple[int, int]]) -> None:
        """One finger writes."""
        self.put(places[0])
        for place in places[1:]:
            self.move(f0=place)
        self.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self.time = float(event.timestamp())
        return False

    def _others(self, moved: set[int] | None = None) -> QTest.QTouchEventSequence:
        sequence = QTest.touchEvent(self._canvas, self._screen, False)
        for finger in set(self._down) - (moved or set()):
            # Not stationary(): that puts the finger where it never was.
            sequence.move(finger, self._down[finger], self._canvas)
        return sequence


@pytest.fixture(scope="module")
def screen(qapp: object) -> QPointingDevice:
    """One can touch it."""
    return QTest.createTouchDevice()


@pytest.fixture
def touch(canvas: Canvas, screen: QPointingDevice) -> Iterator[Touch]:
    """A hand that is off the screen at the end."""
    hand = Touch(canvas, screen)
    yield hand
    if hand._down:
        hand.lift()


def touch_event(canvas: Canvas, kind: QEvent.Type, time: int, state: State) -> None:
    """A finger at a known time; where it is, Qt says only in events of its own."""
    screen = QPointingDevice(
        "a screen",
        31,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        5,
        0,
    )
    point = QEventPoint(1, state, QPointF(), QPointF())
    event = QTouchEvent(kind, screen, Qt.KeyboardModifier.NoModifier, [point])
    event.setTimestamp(time)
    QCoreApplication.sendEvent(canvas, event)


def tap(canvas: Canvas, time: int) -> None:
    touch_event(canvas, QEvent.Type.TouchBegin, time, State.Pressed)
    touch_event(canvas, QEvent.Type.TouchEnd, time + 20, State.Released)


class TestFingers:
    def test_one_finger_writes(self, canvas: Canvas, touch: Touch) -> None:
        touch.stroke(SWIPE)
        [stroke] = canvas.ink.strokes
        assert stroke.points.tolist() == [list(place) for place in SWIPE]
        assert stroke.times is not None
        assert canvas.device is Device.TOUCH

    def test_two_fingers_move_and_scale_the_drawing(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        hand.mouse(canvas, LINE)
        touch.put((100, 100), (100, 200))
        touch.move(f0=(150, 80), f1=(150, 230))
        touch.lift()
        points = canvas.ink.strokes[0].points
        assert points[0].tolist() == pytest.approx([150, 80])
        assert points[-1].tolist() == pytest.approx([150, 230])
        assert canvas.device is Device.MOUSE, "nothing was written with a finger"
        canvas.undo()
        assert canvas.ink.strokes[0].points.tolist() == [list(point) for point in LINE]

    def test_a_second_finger_that_follows_at_once_moves_and_leaves_no_stroke(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        hand.mouse(canvas, LINE)
        touch.put((100, 100))
        touch.move(f0=(104, 102))
        touch.put((100, 200))
        touch.move(f0=(124, 102), f1=(120, 200))
        touch.lift(1)
        touch.move(f0=(300, 250))
        touch.lift()
        assert lengths(canvas) == [3]
        assert canvas.ink.strokes[0].points[0, 0] == pytest.approx(120, abs=1)
        canvas.undo()
        canvas.undo()
        assert not canvas.can_undo

    def test_fingers_that_come_with_the_eraser_erase(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        hand.mouse(canvas, LINE)
        canvas.set_tool(Tool.ERASER)
        touch.stroke([(50, 150), (150, 150)])
        assert not canvas.ink

    def test_a_touch_that_the_system_takes_back_leaves_nothing(self, canvas: Canvas) -> None:
        touch_event(canvas, QEvent.Type.TouchBegin, 100, State.Pressed)
        assert lengths(canvas) == [1]
        touch_event(canvas, QEvent.Type.TouchCancel, 120, State.Released)
        assert lengths(canvas) == []
        assert not canvas.can_undo

    def test_fingers_do_not_write_into_the_stroke_of_a_mouse(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        hand.mouse(canvas, LINE, lift=False)
        touch.stroke(SWIPE)
        hand.mouse_event(canvas, QEvent.Type.MouseButtonRelease, LINE[-1])
        assert lengths(canvas) == [3]


class TestPalms:
    def test_no_touch_writes_while_the_pen_hovers(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        touch.stroke(SWIPE)
        canvas.clear()
        canvas.set_pen_near(True, touch.time)
        touch.stroke(SWIPE)
        touch.put((20, 20), (200, 200))
        touch.move(f0=(40, 20), f1=(300, 200))
        touch.lift()
        assert not canvas.ink
        hand.pen(canvas, LINE, [0.5] * 3)
        assert lengths(canvas) == [3]

    def test_no_touch_writes_for_a_moment_after_the_pen(self, canvas: Canvas, hand: Hand) -> None:
        hand.pen(canvas, LINE, [0.5] * 3)  # until 1040
        tap(canvas, 1500)
        assert lengths(canvas) == [3]
        tap(canvas, 2500)
        assert lengths(canvas) == [3, 1]

    def test_fingers_write_again_when_the_pen_has_left(self, canvas: Canvas) -> None:
        canvas.set_pen_near(True, 1000.0)
        tap(canvas, 3000)
        assert lengths(canvas) == []
        canvas.set_pen_near(False, 3100.0)
        tap(canvas, 4200)
        assert lengths(canvas) == [1]

    def test_what_a_palm_began_before_the_pen_came_is_taken_back(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        touch.put(SWIPE[0])
        touch.move(f0=SWIPE[1])
        assert lengths(canvas) == [2]
        hand.hover(canvas, (50.0, 50.0))
        assert lengths(canvas) == []
        touch.move(f0=SWIPE[2])
        hand.pen(canvas, LINE, [0.5] * 3)
        touch.lift()
        assert lengths(canvas) == [3]
        assert canvas.device is Device.PEN
        canvas.undo()
        assert not canvas.can_undo

    def test_a_pen_that_comes_near_takes_a_palm_back_too(
        self, canvas: Canvas, touch: Touch
    ) -> None:
        touch.put(SWIPE[0])
        canvas.set_pen_near(True, 10.0)
        assert not canvas.ink

    def test_a_drawing_that_two_fingers_of_a_palm_moved_goes_back(
        self, canvas: Canvas, touch: Touch, hand: Hand
    ) -> None:
        hand.mouse(canvas, LINE)
        ink = canvas.ink
        touch.put((100, 100), (100, 200))
        touch.move(f0=(150, 80), f1=(150, 230))
        assert canvas.ink != ink
        canvas.set_pen_near(True, 10.0)
        assert canvas.ink == ink

    def test_the_mouse_writes_while_a_pen_is_near(self, canvas: Canvas, hand: Hand) -> None:
        canvas.set_pen_near(True, 1000.0)
        hand.mouse(canvas, LINE)
        assert lengths(canvas) == [3]
