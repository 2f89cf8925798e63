"""Paper: what lies on a canvas, with all its steps."""

from __future__ import annotations

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.sketch import Sketch


class Paper:
    """A sketch, and what it was made with; a canvas shows one paper at a time.

    ink, device: what lies on it from the beginning.
    """

    def __init__(self, ink: Ink | None = None, device: Device = Device.UNKNOWN) -> None:
        self.sketch = Sketch(ink, device)

    @property
    def ink(self) -> Ink:
        """What is written, the stroke being written included."""
        return self.sketch.ink

    @property
    def device(self) -> Device:
        """What the last stroke was made with."""
        return Device(self.sketch.made_with)
