"""CanvasKeys: the eraser as long as a key is held, and the drawing moved by keys and wheel."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

from digitpad.ui.canvas.tools import Tool, Tools

_ERASER = Qt.Key.Key_E
_STEP, _SMALL_STEP = 8.0, 1.0
"""Pixels that an arrow key moves the drawing; the small step with Shift."""
_SCALE = 1.08
"""By what a key scales the drawing."""
_NOTCH_SCALE = 1.1
"""By what a notch of the wheel, 120 eighths of a degree, scales the drawing."""

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SCALES: dict[int, float] = {
    Qt.Key.Key_Plus: _SCALE,
    Qt.Key.Key_Equal: _SCALE,
    Qt.Key.Key_Minus: 1 / _SCALE,
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _Hold(NamedTuple):
    """The eraser's key, while it is down."""

    was_eraser: bool
    gestures: int  # that had begun before


class CanvasKeys:
    """What keys and wheel do on the canvas; most methods tell whether the event was for it.

    The eraser's key, tapped, takes the eraser, or the tool before it again. Held while something is
    erased, it goes back to the tool before when it is let go.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._before = Tool.PEN
        self._hold: _Hold | None = None
        self._last_hold: _Hold | None = None
        self._released = (0, 0)  # the key and the time of the last release

    def is_own(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's before it is a shortcut: only so is its release seen."""
        return event.key() == _ERASER and event.modifiers() in _PLAIN

    def pressed(self, event: QKeyEvent) -> bool:
        """A key was pressed."""
        if self.is_own(event):
            self._take_eraser(self._repeats(event))
            return True
        return self._tools.tool is Tool.MOVE and self._carry(event)

    def released(self, event: QKeyEvent) -> bool:
        """A key was let go."""
        self._released = event.key(), event.timestamp()
        if event.key() == _ERASER and not event.isAutoRepeat():
            self.let_go()
            return True
        return False

    def _repeats(self, event: QKeyEvent) -> bool:
        """Whether a key is held and repeats; X11 may tell that by the time alone."""
        key, time = event.key(), event.timestamp()
        return event.isAutoRepeat() or (bool(time) and (key, time) == self._released)

    def let_go(self) -> None:
        """The eraser's key is up, or the keys go elsewhere."""
        if self._hold is None:
            return
        used = self._tools.gestures > self._hold.gestures
        back = used or self._hold.was_eraser
        self._last_hold, self._hold = self._hold, None
        if back:
            self._tools.choose(self._before)

    def _take_eraser(self, again: bool) -> None:
        """The key is down. again: it has been, and repeats."""
        if again:
            self._hold = self._hold or self._last_hold
        else:
            was_eraser = self._tools.tool is Tool.ERASER
            self._before = self._before if was_eraser else self._tools.tool
            self._hold = _Hold(was_eraser, self._tools.gestures)
        self._tools.choose(Tool.ERASER)

    def _carry(self, event: QKeyEvent) -> bool:
        key, (x, y) = event.key(), self._tools.centre
        time, fresh = float(event.timestamp()), not self._repeats(event)
        if key in _ARROWS:
            step = _SMALL_STEP if event.modifiers() & _SHIFT else _STEP
            right, down = _ARROWS[key]
            self._tools.carry((x, y), (x + step * right, y + step * down), 1.0, time, fresh)
        elif key in _SCALES:
            self._tools.carry((x, y), (x, y), _SCALES[key], time, fresh)
        return key in _ARROWS or key in _SCALES

    def turned(self, event: QWheelEvent) -> bool:
        """The wheel scales about the place where the pointer is."""
        if self._tools.tool is not Tool.MOVE:
            return False
        place = event.position().x(), event.position().y()
        scale = _NOTCH_SCALE ** (event.angleDelta().y() / 120)
        self._tools.carry(place, place, scale, float(event.timestamp()), fresh=False)
        return True
