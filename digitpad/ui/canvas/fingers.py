"""Fingers: what touches of the canvas mean: one finger is a pen, two move and scale the drawing."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEventPoint, QTouchEvent

from digitpad.collection.drawing import Device
from digitpad.ink.palm import belongs_to_first
from digitpad.ink.segments import Place
from digitpad.ui.canvas.sketch import Contact
from digitpad.ui.canvas.tools import Tools


class Fingers:
    """The fingers on the canvas, from the first put down to the last lifted."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._ids: list[int] = []  # of the finger that is the pen, or of the two that pinch
        self._start = Contact(0.0, 0.0, 0.0)

    @property
    def down(self) -> bool:
        """Whether fingers do something."""
        return bool(self._ids)

    def put_down(self, event: QTouchEvent) -> None:
        """The first fingers come."""
        points = _held(event)
        self._start = _contact(event, points[0])
        if len(points) > 1:
            self._pinch(points)
        else:
            self._ids = [points[0].id()]
            self._tools.begin(self._start)

    def move(self, event: QTouchEvent) -> None:
        """Fingers moved, came or left; the first that leaves ends what they did together."""
        points = _held(event)
        mine = [point for point in points if point.id() in self._ids]
        if len(mine) < len(self._ids):
            self.lift()
        elif len(mine) == 2:
            self._tools.pinch((_place(mine[0]), _place(mine[1])))
        elif len(points) > 1 and mine and self._may_be_joined(_contact(event, mine[0])):
            self._tools.cancel()
            self._pinch(points)
        elif mine and mine[0].state() != QEventPoint.State.Stationary:
            self._tools.go_on(_contact(event, mine[0]))

    def lift(self) -> None:
        """What the fingers did is done; those that are still down do nothing more."""
        if self._ids:
            self._ids = []
            self._tools.end()

    def take_back(self) -> None:
        """What the fingers did was not meant."""
        if self._ids:
            self._ids = []
            self._tools.cancel()

    def _pinch(self, points: list[QEventPoint]) -> None:
        self._ids = [point.id() for point in points[:2]]
        self._tools.pinch((_place(points[0]), _place(points[1])))

    def _may_be_joined(self, now: Contact) -> bool:
        way = math.dist(now.place, self._start.place)
        return belongs_to_first(now.time - self._start.time, way)


def _held(event: QTouchEvent) -> list[QEventPoint]:
    """The fingers that are down after the event; at its beginning all of them."""
    if event.type() == QEvent.Type.TouchBegin:
        return event.points()
    return [point for point in event.points() if point.state() != QEventPoint.State.Released]


def _place(point: QEventPoint) -> Place:
    return point.position().x(), point.position().y()


def _contact(event: QTouchEvent, point: QEventPoint) -> Contact:
    """A finger as a contact, without pressure: few touch screens feel any, though all tell one."""
    return Contact(*_place(point), float(event.timestamp()), None, Device.TOUCH)
