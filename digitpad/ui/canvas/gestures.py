"""Gestures: what a pointer does from being put down to being lifted; each is one step to undo."""

from __future__ import annotations

from typing import Protocol

from digitpad.ink.placing import Placing, limited_scale, middle, pinch_scale, stretch_scale
from digitpad.ink.scratch import scratched
from digitpad.ink.segments import Place
from digitpad.ui.canvas.sketch import Contact, PaintedSketch

ERASER_RADIUS = 10.0
"""How far the eraser reaches round its middle, in device-independent pixels."""


class Gesture(Protocol):
    """What the tools know of every gesture that one pointer makes."""

    def go_on(self, contact: Contact) -> None:
        """The pointer moved."""

    def end(self) -> None:
        """The pointer was lifted."""


class Writing:
    """A stroke. scratch_out: it erases what it crosses out, where it is a zigzag.

    Then the zigzag is written first and erased with the rest in a second step: who did not mean
    that gets everything back with one undo, the zigzag too.
    """

    def __init__(self, sketch: PaintedSketch, contact: Contact, scratch_out: bool) -> None:
        self._sketch = sketch
        self._scratch_out = scratch_out
        sketch.begin(contact)

    def go_on(self, contact: Contact) -> None:
        """The stroke goes on."""
        self._sketch.extend(contact)

    def end(self) -> None:
        """The stroke ends."""
        self._sketch.lift()
        if self._scratch_out and (gone := scratched(self._sketch.ink)):
            self._sketch.erase(gone)


class Erasing:
    """Whole strokes that the eraser meets on its way."""

    def __init__(self, sketch: PaintedSketch, contact: Contact) -> None:
        self._sketch = sketch
        self._last = contact.place
        sketch.hold()
        self.go_on(contact)

    def go_on(self, contact: Contact) -> None:
        """Erase what lies between the last place and this one."""
        gone = self._sketch.swept(self._last, contact.place, eraser_reach(self._sketch))
        if gone:
            self._sketch.erase(gone)
        self._last = contact.place

    def end(self) -> None:
        """All that was erased is one step."""
        self._sketch.end()


class Carrying:
    """The whole drawing on its way to another place and size, within reach of the sheet."""

    def __init__(self, sketch: PaintedSketch) -> None:
        self._sketch = sketch
        sketch.hold()
        self._base = sketch.ink
        self._placing = Placing()

    def carry(self, before: Place, after: Place, scale: float = 1.0) -> None:
        """Move what was at a place, when this began, to another, scaled from its size then."""
        if self._base:
            box = self._base.bounds
            scale = limited_scale(scale, box, *self._sketch.size)
            self._show(Placing.between(before, after, scale))

    def carry_on(self, before: Place, after: Place, scale: float = 1.0) -> None:
        """Move what is at a place now to another, scaled from its size now."""
        if self._base:
            now = self._placing
            wanted = limited_scale(now.scale * scale, self._base.bounds, *self._sketch.size)
            self._show(now.then(Placing.between(before, after, wanted / now.scale)))

    def _show(self, placing: Placing) -> None:
        self._placing = placing.within_reach(self._base.bounds, *self._sketch.size)
        self._sketch.replace(self._placing.placed(self._base))

    def end(self) -> None:
        """The whole way is one step."""
        self._sketch.end()


class Dragging:
    """The drawing follows a pointer."""

    def __init__(self, sketch: PaintedSketch, contact: Contact) -> None:
        self._carrying = Carrying(sketch)
        self._start = contact.place

    def go_on(self, contact: Contact) -> None:
        """The drawing goes as far as the pointer went."""
        self._carrying.carry(self._start, contact.place)

    def end(self) -> None:
        """The drawing stays here."""
        self._carrying.end()


class Stretching:
    """The drawing follows a pointer that pulls at one corner, while the one opposite stays."""

    def __init__(self, sketch: PaintedSketch, contact: Contact, anchor: Place) -> None:
        self._carrying = Carrying(sketch)
        self._start = contact.place
        self._anchor = anchor

    def go_on(self, contact: Contact) -> None:
        """The corner comes to the pointer."""
        scale = stretch_scale(self._anchor, self._start, contact.place)
        self._carrying.carry(self._anchor, self._anchor, scale)

    def end(self) -> None:
        """The drawing keeps this size."""
        self._carrying.end()


class Pinching:
    """The drawing lies under two fingers."""

    def __init__(self, sketch: PaintedSketch, fingers: tuple[Place, Place]) -> None:
        self._carrying = Carrying(sketch)
        self._start = fingers

    def spread(self, fingers: tuple[Place, Place]) -> None:
        """The fingers moved."""
        scale = pinch_scale(self._start, fingers)
        self._carrying.carry(middle(*self._start), middle(*fingers), scale)

    def end(self) -> None:
        """The drawing stays so."""
        self._carrying.end()


def eraser_reach(sketch: PaintedSketch) -> float:
    """How near a line's middle the eraser's must come to touch the line."""
    return ERASER_RADIUS + sketch.pen_width / 2
