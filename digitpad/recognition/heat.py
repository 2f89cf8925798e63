"""Heat: how much each place of a drawing had to do with how it was read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.frame import Frame
from digitpad.recognition.pen import Pixels

_FADE = 4
"""Pixels beyond the frame's edges in which values fade: ink reaches nearly up to them."""


@dataclass(frozen=True, eq=False)
class Heat:
    """A value for each pixel of a frame, and where in the source these are.

    values: (H, W) float32 in 0..1, 0 for what did not matter.
    """

    values: Pixels
    frame: Frame

    def at(self, x: Floats, y: Floats) -> Pixels:
        """(len(y), len(x)): the values on a grid of places in the source's units.

        Bilinear between the middles of the frame's pixels; they fade outside the frame.
        """
        values = np.pad(self.values, _FADE, "linear_ramp")
        down, up = _neighbours((y - self.frame.top) * self.frame.scale, values.shape[0])
        left, right = _neighbours(columns_of(self.frame, x), values.shape[1])
        rows = values[down[0]] * down[1][:, None] + values[up[0]] * up[1][:, None]
        return np.asarray(rows[:, left[0]] * left[1] + rows[:, right[0]] * right[1], np.float32)


Weighted = tuple[NDArray[np.intp], Pixels]


def _neighbours(places: Floats, size: int) -> tuple[Weighted, Weighted]:
    """The two of so many pixels round each place, and what each counts.

    places: in the frame; it begins after _FADE pixels, and a pixel's value is that of its middle.
    """
    places = np.clip(places + _FADE - 0.5, 0, size - 1)
    before = np.minimum(places.astype(np.intp), size - 2)
    share = (places - before).astype(np.float32)
    return (before, 1 - share), (before + 1, share)


def columns_of(frame: Frame, x: Floats) -> Floats:
    """Places in the frame, from left to right, of x in the source's units.

    The frame's edges stop at the middle of the outermost strokes; beyond them its scale goes on.
    """
    edges = frame.edges
    first = int(np.searchsorted(edges, edges[0], "right")) - 1
    last = int(np.searchsorted(edges, edges[-1], "left"))
    if first >= last:  # it is no wider than a pen
        return np.asarray(frame.pixels.shape[1] / 2 + (x - edges[0]) * frame.scale)
    inside = np.interp(x, edges[first : last + 1], np.arange(first, last + 1.0))
    beyond = np.minimum(x - edges[0], 0) + np.maximum(x - edges[-1], 0)
    return np.asarray(inside + beyond * frame.scale)
