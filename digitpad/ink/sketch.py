"""Sketch: the drawing while it is made, with erasing, undo and redo."""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np

from digitpad.ink.ink import Floats, Ink, InkError, Stroke
from digitpad.ink.placing import Placing

_ROOM = 256  # points that a new stroke has room for; it doubles when full


class Sketch:
    """An editable drawing whose state at any moment is one immutable Ink.

    The history is a list of whole inks, so every edit, whatever it is, can be undone and redone
    without limit. Inks share their finished strokes, which makes a step cost some pointers. What
    they were made with goes along with them.
    An edit or a step through the history ends the stroke being drawn first, so that nothing
    written is lost; points that then still come from the pen are passed over. Edits between `hold`
    and `end` are one step.
    ink, made_with: what lies there from the beginning, and what it was made with, as for begin.
    """

    def __init__(self, ink: Ink | None = None, made_with: str = "") -> None:
        self._ink = ink or Ink()
        self._made_with = made_with
        self._past: list[tuple[Ink, str]] = []
        self._future: list[tuple[Ink, str]] = []
        self._open: _OpenStroke | None = None
        self._held: Ink | None = None  # the ink before the edits that are to be one step
        self._origin_ms: float | None = None  # None: find it when the next stroke begins

    @property
    def ink(self) -> Ink:
        """What is drawn so far; finished strokes are shared, the one being drawn is copied."""
        if self._open is None:
            return self._ink
        return Ink((*self._ink.strokes, self._open.stroke()))

    @property
    def made_with(self) -> str:
        """What the last stroke was made with, as begin or replace said; "" where they did not."""
        return self._made_with if self._open is None else self._open.made_with

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke has begun and not ended."""
        return self._open is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo; a stroke being drawn is one, and edits held are."""
        return bool(self._past) or self.is_drawing or self._is_held_edited

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._future) and not self._is_held_edited

    @property
    def _is_held_edited(self) -> bool:
        return self._held is not None and self._held != self._ink

    def begin(
        self,
        x: float,
        y: float,
        time: float | None = None,
        pressure: float | None = None,
        *,
        made_with: str = "",
    ) -> None:
        """Put the pen down: a stroke begins.

        time: milliseconds of any steady clock. The ink's times count from the first point of the
        drawing and never run back; where a drawing is taken up again after undo, redo or replace,
        they go on from its latest time.
        pressure: limited to 0..1. made_with: a name for the pointer.
        A stroke keeps times, and pressures, only where all of its points have them.
        Raises InkError, and changes nothing, for numbers that are not finite.
        """
        _require_finite(x, y, time, pressure)
        self.end()
        if time is not None:
            self._origin_ms = self._origin_for(time)
        self._open = _OpenStroke(made_with)
        self.extend(x, y, time, pressure)

    def extend(
        self, x: float, y: float, time: float | None = None, pressure: float | None = None
    ) -> None:
        """Add a point to the stroke being drawn, if there is one; arguments as for begin."""
        _require_finite(x, y, time, pressure)
        if self._open is None:
            return
        since = None if time is None or self._origin_ms is None else time - self._origin_ms
        self._open.append(x, y, since, pressure)

    def end(self) -> None:
        """Lift the pen: the stroke being drawn, or the edits held, become a step of the history."""
        ink, made_with = self.ink, self.made_with
        if self._held is not None:
            self._ink, self._held = self._held, None
        self._open = None
        self._change_to(ink, made_with)

    def hold(self) -> None:
        """Let all edits from now until `end` be one step, as one drag of an eraser is."""
        self.end()
        self._held = self._ink

    def cancel(self) -> None:
        """Drop the stroke being drawn, or the edits held, as if they had never begun."""
        self._open = None
        if self._held is not None:
            self._ink, self._held = self._held, None

    def erase(self, which: Collection[int]) -> None:
        """Take away strokes, by their number in the ink."""
        left = Ink(tuple(s for i, s in enumerate(self.ink.strokes) if i not in which))
        self._edit(left, self.made_with)

    def clear(self) -> None:
        """Take away everything."""
        self._edit(Ink(), self.made_with)

    def replace(self, ink: Ink, made_with: str | None = None) -> None:
        """Put another ink in place of this: a saved drawing, or this one moved.

        made_with: as for begin; None, where it is as it was.
        """
        if ink != self.ink:
            self._origin_ms = None
        self._edit(ink, self.made_with if made_with is None else made_with)

    def place(self, placing: Placing) -> None:
        """Move and scale everything, each step of the history alike, which is no step itself."""
        self.end()
        placed: dict[int, Stroke] = {}  # the finished strokes stay shared

        def there(ink: Ink) -> Ink:
            for stroke in ink.strokes:
                if id(stroke) not in placed:
                    placed[id(stroke)] = placing.placed_stroke(stroke)
            return Ink(tuple(placed[id(stroke)] for stroke in ink.strokes))

        self._ink, past, future = there(self._ink), self._past, self._future
        self._past = [(there(ink), made_with) for ink, made_with in past]
        self._future = [(there(ink), made_with) for ink, made_with in future]

    def undo(self) -> None:
        """Go back one step, if there is one."""
        self.end()
        if self._past:
            self._future.append((self._ink, self._made_with))
            self._ink, self._made_with = self._past.pop()
            self._origin_ms = None

    def redo(self) -> None:
        """Take back one undo, if nothing was drawn since."""
        self.end()
        if self._future:
            self._past.append((self._ink, self._made_with))
            self._ink, self._made_with = self._future.pop()
            self._origin_ms = None

    def _edit(self, ink: Ink, made_with: str) -> None:
        if self._held is None:
            self.end()
        self._change_to(ink, made_with)

    def _change_to(self, ink: Ink, made_with: str) -> None:
        if ink == self._ink:
            self._made_with = made_with
            return
        if self._held is None:
            self._past.append((self._ink, self._made_with))
            self._future.clear()
        self._ink, self._made_with = ink, made_with

    def _origin_for(self, time: float) -> float:
        if not self._ink:
            return time
        if self._origin_ms is None:
            return time - _latest_time(self._ink)
        return self._origin_ms


class _OpenStroke:
    """The stroke being drawn: rows of x, y, time and pressure in an array that grows."""

    def __init__(self, made_with: str) -> None:
        self.made_with = made_with
        self._rows: Floats = np.empty((_ROOM, 4))
        self._count = 0

    def append(self, x: float, y: float, time: float | None, pressure: float | None) -> None:
        if self._count == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        self._rows[self._count] = (
            x,
            y,
            math.nan if time is None else time,
            math.nan if pressure is None else min(max(pressure, 0.0), 1.0),
        )
        self._count += 1

    def stroke(self) -> Stroke:
        rows = self._rows[: self._count]
        return Stroke(rows[:, :2], _complete(rows[:, 2]), _complete(rows[:, 3]))


def _complete(column: Floats) -> Floats | None:
    return None if np.isnan(column).any() else column


def _require_finite(*numbers: float | None) -> None:
    if not all(number is None or math.isfinite(number) for number in numbers):
        raise InkError("a point needs finite numbers")


def _latest_time(ink: Ink) -> float:
    return max((float(s.times.max()) for s in ink.strokes if s.times is not None), default=0.0)
