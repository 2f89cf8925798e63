"""Tools: pen, eraser and move, and the gesture that is being made with one of them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from digitpad.ink.placing import corners, handles, middle
from digitpad.ink.segments import Place
from digitpad.ui.canvas.gestures import (
    Carrying,
    Dragging,
    Erasing,
    Gesture,
    Pinching,
    Stretching,
    Writing,
    eraser_reach,
)
from digitpad.ui.canvas.sketch import Contact, PaintedSketch

HANDLE_MARGIN = 14.0
"""How far outside the drawing its handles lie, in pixels."""
_HANDLE_REACH = 14.0
"""How near a handle a pointer takes hold of it, in pixels."""
_PAUSE_MS = 800.0
"""Turns of the wheel, and a held key, that follow each other so fast are one step to undo."""


class Tool(StrEnum):
    """What a pointer does on the canvas."""

    PEN = "pen"
    ERASER = "eraser"
    MOVE = "move"


class Tools(QObject):
    """Does with a sketch what the pointers and keys ask for, with the tool that was chosen.

    tool_changed: (Tool).
    """

    tool_changed = Signal(object)

    def __init__(self, sketch: PaintedSketch) -> None:
        super().__init__(sketch)
        self.scratch_out = True
        self.gestures = 0  # how many have begun
        self._sketch = sketch
        self._tool = Tool.PEN
        self._gesture: Gesture | Pinching | Carrying | None = None
        self._carried_at = 0.0

    @property
    def tool(self) -> Tool:
        """The tool that was chosen."""
        return self._tool

    def choose(self, tool: Tool) -> None:
        """Take another tool; a gesture that has begun goes on with its own."""
        if tool is not self._tool:
            self._tool = tool
            self._sketch.show_faint(frozenset())
            self.tool_changed.emit(tool)

    # Pointers

    def begin(self, contact: Contact, eraser_end: bool = False) -> None:
        """A pointer is put down. eraser_end: it is the other end of a pen."""
        self.end()
        self.gestures += 1
        self._gesture = self._begun(contact, Tool.ERASER if eraser_end else self._tool)

    def _begun(self, contact: Contact, tool: Tool) -> Gesture:
        if tool is Tool.PEN:
            return Writing(self._sketch, contact, self.scratch_out)
        if tool is Tool.ERASER:
            return Erasing(self._sketch, contact)
        corner = self.corner_at(contact.place)
        if corner is None:
            return Dragging(self._sketch, contact)
        anchor = corners(self._sketch.ink.bounds)[(corner + 2) % 4]
        return Stretching(self._sketch, contact, anchor)

    def go_on(self, contact: Contact) -> None:
        """The pointer that is down moved."""
        gesture = self._gesture
        if gesture is not None and not isinstance(gesture, Pinching | Carrying):
            gesture.go_on(contact)

    def pinch(self, fingers: tuple[Place, Place]) -> None:
        """Two fingers are put down, or moved."""
        if isinstance(self._gesture, Pinching):
            self._gesture.spread(fingers)
        else:
            self.end()
            self.gestures += 1
            self._gesture = Pinching(self._sketch, fingers)

    def end(self) -> None:
        """Whatever is down is lifted."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.end()

    def cancel(self) -> None:
        """Take back what the pointers that are down did."""
        if self._gesture is not None:
            self._gesture = None
            self._sketch.cancel()

    def hover(self, place: Place | None, eraser_end: bool = False) -> None:
        """A pointer is over a place and not down; None: it has left."""
        if place is not None and (eraser_end or self._tool is Tool.ERASER):
            self._sketch.show_faint(self._sketch.near(place, eraser_reach(self._sketch)))
        else:
            self._sketch.show_faint(frozenset())

    def corner_at(self, place: Place) -> int | None:
        """Which corner of the drawing can be taken hold of at a place, clockwise from top left."""
        if self._tool is not Tool.MOVE:
            return None
        for corner, (x, y) in enumerate(self.handles()):
            if max(abs(x - place[0]), abs(y - place[1])) <= _HANDLE_REACH:
                return corner
        return None

    def handles(self) -> list[Place]:
        """Where the drawing can be taken hold of to scale it; none unless it can be moved."""
        if self._tool is not Tool.MOVE or not self._sketch.ink:
            return []
        return handles(self._sketch.ink.bounds, HANDLE_MARGIN, *self._sketch.size)

    # Wheel and keys

    @property
    def centre(self) -> Place:
        """The middle of the drawing; of the sheet, where there is none."""
        if not self._sketch.ink:
            return middle((0, 0), self._sketch.size)
        first, _, third, _ = corners(self._sketch.ink.bounds)
        return middle(first, third)

    def carry(self, before: Place, after: Place, scale: float, time: float, fresh: bool) -> None:
        """Move and scale the drawing by a bit. fresh: this is a step to undo of its own."""
        pause = time - self._carried_at > _PAUSE_MS
        carrying = self._gesture
        if fresh or pause or not isinstance(carrying, Carrying):
            self.end()
            self._gesture = carrying = Carrying(self._sketch)
        self._carried_at = time
        carrying.carry_on(before, after, scale)
