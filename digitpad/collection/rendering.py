"""Rendering: ink as pictures, and any drawing as the square of grey that data sets hold."""

from __future__ import annotations

import io
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.collection.store import Source
from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture

Grey = NDArray[np.uint8]

_MARGIN = 4 / 28
"""What stays free on each side, in heights: the digits of MNIST fill 20 of its 28 pixels."""
_PEN = 0.1
"""The pen's width in heights, that of MNIST."""
_LONGEST = 10
"""A picture of ink is at most so many times as wide as high; wider ink gives way as in a frame."""


def rendered(ink: Ink, height: int) -> bytes:
    """Ink as the bytes of a PNG file, dark on white, so many pixels high and as wide as it needs.

    The gaps in it are kept as they were written.
    """
    bounds = ink.bounds
    margin, pen = height * _MARGIN, height * _PEN
    free = 2 * margin + pen
    inked = min(bounds.width / max(bounds.height, 1e-9) * (height - free), _LONGEST * height)
    width = math.ceil(inked + free) + 1
    frame = Framing(height, width, margin, pen, gap=_LONGEST).frame(ink)
    return png(255 - _grey(frame.pixels))


def squared(source: Source, side: int) -> Grey:
    """Ink or a picture as (side, side), light on dark, placed and sized as MNIST's digits are.

    All 0 for a picture without writing. Raises PictureError for one that cannot be read.
    """
    framing = Framing(side, side, side * _MARGIN, side * _PEN)
    drawing = Picture.open(source) if isinstance(source, bytes) else source
    return _grey(framing.frame(drawing).pixels)


def png(pixels: Grey) -> bytes:
    """The bytes of a PNG file of grey pixels (H, W).

    Stored, not compressed: a collection knows a picture again by its bytes, and those of a
    compressor change with its version.
    """
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=0)
    return file.getvalue()


def _grey(pixels: NDArray[np.float32]) -> Grey:
    return np.rint(pixels * 255).astype(np.uint8)
