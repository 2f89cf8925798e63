"""Demo: writes one number after the other on a canvas, and waits until each is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QSize, QTimer, Signal

from digitpad.ink.ink import Ink, Stroke
from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.replay import Replay
from digitpad.ui.engine.live import LiveReader

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.reading import Reading

SHEET = QSize(900, 360)
"""The canvas that the sample ink was written on."""
_PAUSE_MS = 1200
"""Between a number and the next at the ink's own pace, so that one can see how it was read."""


class Demo(QObject):
    """Shows inks, each by its number in the list.

    pace: 1 for the ink's own rhythm, 0 for no waiting.
    ink_read: (int, Reading), the last reading of an ink, when all of it is written.
    ended: after the last one, which stays on the canvas.
    """

    ink_read = Signal(int, object)
    ended = Signal()

    def __init__(
        self, canvas: Canvas, live: LiveReader, inks: Sequence[Ink], pace: float = 1.0
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._live = live
        self._inks = inks
        self._replay = Replay(canvas, pace)
        self._current = -1
        self._reading: Reading | None = None
        self._pause = QTimer(self, singleShot=True, interval=round(_PAUSE_MS * pace))
        self._pause.timeout.connect(self.write_next)
        self._replay.finished.connect(self._conclude)
        live.ink_read.connect(self._note)
        live.caught_up.connect(self._conclude)

    def write_next(self) -> None:
        """Write the next ink on a clean canvas, if there is one."""
        if self._current + 1 == len(self._inks):
            self.ended.emit()
            return
        self._current += 1
        self._canvas.clear()
        self._reading = None
        self._replay.write(on_canvas(self._inks[self._current], self._canvas.size()))

    def _note(self, reading: Reading, _frame: Frame) -> None:
        self._reading = reading

    def _conclude(self) -> None:
        """Go on when all is written and read; both writing and reading may be the last to end."""
        if self._replay.writing or self._live.behind or self._reading is None:
            return
        reading, self._reading = self._reading, None
        self.ink_read.emit(self._current, reading)
        self._pause.start()


def on_canvas(ink: Ink, size: QSize) -> Ink:
    """Ink from the sheet, placed in the same way on a canvas of this size."""
    scale = min(size.width() / SHEET.width(), size.height() / SHEET.height())
    margin = np.array([size.width(), size.height()]) - np.array(SHEET.toTuple()) * scale
    return Ink(
        tuple(
            Stroke(stroke.points * scale + margin / 2, stroke.times, stroke.pressures)
            for stroke in ink.strokes
        )
    )
