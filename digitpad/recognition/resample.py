"""Resampling: a piece of a picture into a canvas, between its pixels and antialiased; leaning."""

from __future__ import annotations

import numpy as np
from PIL import Image

from digitpad.recognition.pen import Pixels


def paste(
    canvas: Pixels,
    pixels: Pixels,
    box: tuple[int, int, int, int],
    scale: float,
    offset: tuple[float, float],
) -> None:
    """Lay a box (left, top, right, bottom) of pixels over the canvas, the lighter one winning.

    Source x lands at x * scale + offset[0], y likewise; what falls outside the canvas is cut off.
    """
    pad = int(np.ceil(2 / scale)) + 1  # room for the filter to look beyond the box
    rows, columns = box[3] - box[1] + 2 * pad, box[2] - box[0] + 2 * pad
    crop = np.zeros((rows, columns), pixels.dtype)
    crop[pad:-pad, pad:-pad] = pixels[box[1] : box[3], box[0] : box[2]]
    left, right = _reach(box[0], box[2], scale, offset[0], canvas.shape[1])
    top, bottom = _reach(box[1], box[3], scale, offset[1], canvas.shape[0])
    if left >= right or top >= bottom:
        return
    window = (
        (left - offset[0]) / scale - box[0] + pad,
        (top - offset[1]) / scale - box[1] + pad,
        (right - offset[0]) / scale - box[0] + pad,
        (bottom - offset[1]) / scale - box[1] + pad,
    )
    image = Image.fromarray(crop).resize(
        (right - left, bottom - top), Image.Resampling.BICUBIC, window, reducing_gap=3.0
    )
    target = canvas[top:bottom, left:right]
    np.maximum(target, np.asarray(image), out=target)


def leaned(pixels: Pixels, lean: float) -> Pixels:
    """A frame sheared about its middle row: (H, W) both, the upper rows to the right.

    lean: columns a row. What leaves the frame is cut off.
    """
    rows, columns = pixels.shape
    # Pillow asks where each pixel of the result comes from.
    origin = (1, lean, -lean * rows / 2, 0, 1, 0)
    image = Image.fromarray(pixels).transform(
        (columns, rows), Image.Transform.AFFINE, origin, Image.Resampling.BICUBIC
    )
    return np.asarray(image).clip(0, 1)


def _reach(low: int, high: int, scale: float, offset: float, size: int) -> tuple[int, int]:
    """Whole pixels of the canvas that a stretch of the source touches."""
    return (
        max(int(np.floor(low * scale + offset)), 0),
        min(int(np.ceil(high * scale + offset)), size),
    )
