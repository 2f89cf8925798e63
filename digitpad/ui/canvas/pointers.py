"""Pointers: mouse, pen and fingers over the canvas; one of them works at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QSinglePointEvent,
    QTabletEvent,
    QTouchEvent,
)

from digitpad.collection.drawing import Device
from digitpad.ink.palm import PalmRules
from digitpad.ui.canvas.fingers import Fingers
from digitpad.ui.canvas.sketch import Contact
from digitpad.ui.canvas.tools import Tools

_PEN_BUTTONS = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


class Pointers(QObject):
    """Tells the tools what the pointers do.

    hovered: (Place, bool), of what is over the canvas and not down, and whether it is the eraser's
    end of a pen. undo_asked: a button of the pen was pressed.
    """

    hovered = Signal(object, bool)
    undo_asked = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._tools = tools
        self._fingers = Fingers(tools)
        self._palms = PalmRules()
        self._working: Device | None = None

    def let_go(self) -> None:
        """End what is being done, as if all pointers were lifted."""
        self._fingers.lift()
        self._tools.end()
        self._working = None

    def see_pen(self, time: float, near: bool) -> None:
        """A pen came near the screen, or left it; some leave without being lifted."""
        self._palms.see_pen(time, near)
        if near:
            self._take_palm_back()
        else:
            self._end(Device.PEN)
            self.leave()

    def _take_palm_back(self) -> None:
        """What a hand began that lay down before its pen came was not meant."""
        if self._working is Device.TOUCH:
            self._working = None
            self._fingers.take_back()
            self._tools.cancel()

    # The mouse

    def mouse_pressed(self, event: QMouseEvent) -> None:
        """The left button is the tip."""
        device, time = _device_of(event), float(event.timestamp())
        palm = device is Device.TOUCH and self._palms.is_palm(time)
        if event.button() == Qt.MouseButton.LeftButton and not palm:
            self._begin(_contact(event, device))

    def mouse_moved(self, event: QMouseEvent) -> None:
        """Where the mouse is, down or not."""
        self._move(_contact(event, _device_of(event)))

    def mouse_released(self, event: QMouseEvent) -> None:
        """The tip is lifted."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end(_device_of(event))

    # The pen

    def pen_used(self, event: QTabletEvent) -> None:
        """Both ends of a pen and its buttons; of these, each press undoes once."""
        self._palms.hear_pen(float(event.timestamp()))
        self._take_palm_back()
        eraser_end = event.pointerType() == QPointingDevice.PointerType.Eraser
        contact = _contact(event, Device.PEN, _pressure(event))
        tip = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.TabletMove:
            self._move(contact, eraser_end)
        elif event.type() == QEvent.Type.TabletPress and tip:
            self._begin(contact, eraser_end)
        elif event.type() == QEvent.Type.TabletPress and event.button() in _PEN_BUTTONS:
            self.undo_asked.emit()
        elif event.type() == QEvent.Type.TabletRelease and tip:
            self._end(Device.PEN)

    # Fingers

    def touched(self, event: QTouchEvent) -> bool:
        """Fingers on the screen; tell whether the event is for the canvas, as no touch pad's is."""
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        if event.type() == QEvent.Type.TouchBegin:
            self._put_fingers_down(event)
        elif event.type() == QEvent.Type.TouchCancel:
            self._fingers.take_back()
        elif event.type() == QEvent.Type.TouchEnd:
            self._fingers.lift()
        else:
            self._fingers.move(event)
        if self._working is Device.TOUCH and not self._fingers.down:
            self._working = None
        return True

    def _put_fingers_down(self, event: QTouchEvent) -> None:
        busy = self._working not in (None, Device.TOUCH)
        if not busy and not self._palms.is_palm(float(event.timestamp())):
            self._working = Device.TOUCH
            self._fingers.put_down(event)

    # All

    def _begin(self, contact: Contact, eraser_end: bool = False) -> None:
        if self._working in (None, contact.device):
            self._working = contact.device
            self._tools.begin(contact, eraser_end)

    def _move(self, contact: Contact, eraser_end: bool = False) -> None:
        if self._working is contact.device:
            self._tools.go_on(contact)
        elif self._working is None:
            self._tools.hover(contact.place, eraser_end)
            self.hovered.emit(contact.place, eraser_end)

    def _end(self, device: Device) -> None:
        if self._working is device:
            self._tools.end()
            self._working = None

    def leave(self) -> None:
        """Nothing is over the canvas any more."""
        self._tools.hover(None)


def _contact(event: QSinglePointEvent, device: Device, pressure: float | None = None) -> Contact:
    point = event.position()
    return Contact(point.x(), point.y(), float(event.timestamp()), pressure, device)


def _pressure(event: QTabletEvent) -> float | None:
    """Of a pen that feels any."""
    feels = event.device().capabilities() & QInputDevice.Capability.Pressure
    return event.pressure() if feels else None


def _device_of(event: QMouseEvent) -> Device:
    """Who moves the mouse pointer: many platforms turn a finger on the screen into a mouse."""
    touch = event.device().type() == QInputDevice.DeviceType.TouchScreen
    return Device.TOUCH if touch else Device.MOUSE
