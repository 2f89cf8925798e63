"""Paper: what lies on a canvas, with all its steps."""

from __future__ import annotations

from collections.abc import Callable

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.sketch import Sketch


class Paper:
    """A sketch, and what it was made with; a canvas shows one paper at a time.

    ink, device: what lies on it from the beginning.
    take_back: takes back that the drawing before was finished, which put this paper in its place;
    undo calls it where there is nothing else left to undo. It shows another paper.
    """

    def __init__(
        self,
        ink: Ink | None = None,
        device: Device = Device.UNKNOWN,
        take_back: Callable[[], None] | None = None,
    ) -> None:
        self.sketch = Sketch(ink, device)
        self.take_back = take_back

    @property
    def ink(self) -> Ink:
        """What is written, the stroke being written included."""
        return self.sketch.ink

    @property
    def device(self) -> Device:
        """What the last stroke was made with."""
        return Device(self.sketch.made_with)
