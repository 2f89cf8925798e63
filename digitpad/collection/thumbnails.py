"""What is needed to show a drawing small: ink as lines that fit, pictures as few pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.image_file import shown, upright

Pixels = NDArray[np.uint8]

_THINNED = 0.5
"""Points nearer to the one before than this many pixels are left out: nobody would see them."""


def outline(ink: Ink, width: float, height: float) -> list[Floats]:
    """The strokes, (N, 2) each, as large as they fit into a box and in its middle.

    The box reaches from 0 to width and height, in pixels.
    """
    box = ink.bounds
    room = np.array([width, height])
    size = np.array([box.width, box.height])
    wide = size > 0
    scale = float((room[wide] / size[wide]).min()) if wide.any() else 1.0
    middle = np.array([box.left + box.width / 2, box.top + box.height / 2])
    return [_thinned((stroke.points - middle) * scale + room / 2) for stroke in ink.strokes]


def shrunk(content: bytes, width: int, height: int) -> Pixels:
    """A picture, (H, W, 4) red, green, blue and opacity, turned as a viewer turns it.

    No larger than the box, nor than it is; a transparent one lies on a ground that shows its ink.
    Raises PictureError for what is no whole picture.
    """
    image, _scale = upright(content)
    image.thumbnail((width, height), reducing_gap=2.0)
    return shown(image)


def _thinned(points: Floats) -> Floats:
    """Without the points that add nothing; the first and the last stay."""
    steps = np.floor(points / _THINNED)
    moved = np.any(np.diff(steps, axis=0) != 0, axis=1)
    kept = np.concatenate([[True], moved])
    kept[-1] = True
    thinned: Floats = points[kept]
    return thinned
