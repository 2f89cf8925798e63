"""Replay: ink that is written on a canvas again, as if by a pen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent

from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.canvas.canvas import Canvas

_STEP_MS = 8.0
"""Between points of ink that has no times: what a usual tablet needs."""
_PRESSURE = 0.5
"""Of ink that has none."""

Kind = QEvent.Type


class Step(NamedTuple):
    """One pen event, at a time in milliseconds from the ink's beginning."""

    time: float
    kind: Kind
    point: QPointF
    pressure: float


class Replay(QObject):
    """Sends the events of a pen to a canvas, in the rhythm of the ink or as fast as they go.

    pace: 1 for the ink's own rhythm, 0 for no waiting. finished: the last event was sent.
    """

    finished = Signal()

    def __init__(self, canvas: Canvas, pace: float = 1.0) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pace = pace
        self._steps: list[Step] = []
        self._pen = _pen(self)
        self._next = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._send)

    @property
    def writing(self) -> bool:
        """Whether events are still to come."""
        return bool(self._steps)

    def write(self, ink: Ink) -> None:
        """Write this ink, in the canvas's own coordinates, on what is there."""
        self._steps = list(_steps(ink))[::-1]
        self._next.start(0)

    def _send(self) -> None:
        step = self._steps.pop()
        QCoreApplication.sendEvent(self._canvas, self._event(step))
        if self._steps:
            self._next.start(round(max(0.0, self._steps[-1].time - step.time) * self._pace))
        else:
            self.finished.emit()

    def _event(self, step: Step) -> QTabletEvent:
        up = step.kind == Kind.TabletRelease
        moving = step.kind == Kind.TabletMove
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QTabletEvent(
            step.kind,
            self._pen,
            step.point,
            QPointF(self._canvas.mapToGlobal(step.point)),
            step.pressure,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            none if moving else left,
            none if up else left,
        )
        event.setTimestamp(round(step.time))
        return event


def _steps(ink: Ink) -> Iterator[Step]:
    time = 0.0
    for stroke in ink.strokes:
        points = [QPointF(x, y) for x, y in stroke.points.tolist()]
        times, pressures = _times(stroke, time), _pressures(stroke)
        kind = Kind.TabletPress
        for time, point, pressure in zip(times, points, pressures, strict=True):
            yield Step(time, kind, point, pressure)
            kind = Kind.TabletMove
        yield Step(time, Kind.TabletRelease, points[-1], 0.0)


def _times(stroke: Stroke, after: float) -> list[float]:
    if stroke.times is None:
        return [after + _STEP_MS * (i + 1) for i in range(len(stroke))]
    return [float(time) for time in stroke.times]


def _pressures(stroke: Stroke) -> list[float]:
    if stroke.pressures is None:
        return [_PRESSURE] * len(stroke)
    return [float(pressure) for pressure in stroke.pressures]


def _pen(parent: QObject) -> QPointingDevice:
    """A stylus that exists only here."""
    return QPointingDevice(
        "digitpad replay",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
        parent,
    )
