"""Placed: how many edges of digits are found where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from trainer.data.sample import Sample

_NEAR = 0.2
"""How far from its place an edge is still found, in heights of the drawing's ink."""


def placed(samples: Sequence[Sample], readings: Sequence[Reading]) -> float | None:
    """Of the left and right edges of digits, in texts read rightly, the share that is found.

    None where nobody knows where the digits stand, or where nothing was read rightly.
    """
    found: list[bool] = []
    for sample, reading in zip(samples, readings, strict=True):
        if sample.sides is None or reading.text != sample.label:
            continue
        near = _NEAR * _height(sample.source)
        for (left, right), digit in zip(sample.sides, reading.digits, strict=True):
            if digit.left is not None and digit.right is not None:
                found += [abs(digit.left - left) <= near, abs(digit.right - right) <= near]
    return float(np.mean(found)) if found else None


def _height(source: Ink | Picture) -> float:
    """Of what is written, in the source's units."""
    if isinstance(source, Ink):
        return source.bounds.height
    rows = np.flatnonzero(source.pixels.any(axis=1))
    return source.scale * float(rows[-1] - rows[0] + 1) if len(rows) else 0.0
