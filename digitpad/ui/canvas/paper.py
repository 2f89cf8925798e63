"""Paper: what lies on a canvas, with all its steps."""

from __future__ import annotations

from collections.abc import Callable

from digitpad.collection.drawing import Device
from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing
from digitpad.ink.sketch import Sketch

_MARGIN = 8.0
"""Pixels that stay free at the edges of a sheet whose ink is brought into it."""


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
        self._placing = Placing()
        self._sheet: tuple[float, float] | None = None
        self._resized = False

    def fit(self, width: float, height: float) -> bool:
        """Bring what would lie outside a sheet of this size into it; tell whether anything moved.

        On a larger sheet it goes back to where it was.
        """
        self._resized = self._resized or self._sheet not in (None, (width, height))
        self._sheet = width, height
        if not self.ink:
            return False
        written = self._placing.inverse
        box = written.placed(self.ink).bounds
        placing = Placing.into(box, width, height, _MARGIN)
        if placing == self._placing:
            return False
        self.sketch.place(written.then(placing))
        self._placing = placing
        return True

    def fit_step(self, width: float, height: float) -> bool:
        """The same for a step of the history, which may be of another sheet's size."""
        if not self._resized or not self.ink:
            return False
        inside = Placing.into(self.ink.bounds, width, height, _MARGIN) == Placing()
        return not inside and self.fit(width, height)

    def settle(self) -> None:
        """What is put on it from now on has not been brought in, as what was there before."""
        self._placing = Placing()

    @property
    def ink(self) -> Ink:
        """What is written, the stroke being written included."""
        return self.sketch.ink

    @property
    def device(self) -> Device:
        """What the last stroke was made with."""
        return Device(self.sketch.made_with)
