"""Pictures of frames: grey or with what decided laid over them, as PNG in a data URL."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from digitpad.recognition.pen import Pixels

_FREE = 2
"""Columns that are kept beside the ink."""
_SCALE = np.array([(145, 145, 145), (160, 150, 120), (230, 159, 0), (213, 94, 0), (190, 50, 0)])
"""From ink that did not matter to what mattered most: seen on light paper and on dark."""
_LARGER = 4
"""Times the frame's size, so that what decided is not drawn in blocks."""


def window(frames: Sequence[Pixels]) -> slice:
    """The columns of some frames (H, W) outside which none of them holds ink."""
    held = np.flatnonzero(np.any([frame.any(axis=0) for frame in frames], axis=0))
    width = frames[0].shape[1]
    if not held.size:
        return slice(0, width)
    return slice(max(int(held[0]) - _FREE, 0), min(int(held[-1]) + 1 + _FREE, width))


def ink_url(pixels: Pixels) -> str:
    """(H, W) in 0..1, light ink on 0, as black ink on nothing: the page gives the paper."""
    alpha = np.round(255 * np.clip(pixels, 0, 1)).astype(np.uint8)
    return _url(Image.fromarray(np.stack([np.zeros_like(alpha), alpha], axis=-1), "LA"))


def heat_url(pixels: Pixels, heat: Pixels) -> str:
    """The same, with ink the more coloured the more it decided; both (H, W) in 0..1."""
    ink, decided = (_enlarged(values) for values in (pixels, heat))
    along = np.linspace(0, 1, len(_SCALE))
    channels = [np.interp(decided, along, colours) for colours in _SCALE.T]
    image = np.stack([*channels, 255 * ink], axis=-1)
    return _url(Image.fromarray(np.round(image).astype(np.uint8), "RGBA"))


def _enlarged(values: Pixels) -> NDArray[np.float64]:
    image = Image.fromarray(np.asarray(values, np.float32))
    size = (image.width * _LARGER, image.height * _LARGER)
    return np.clip(np.asarray(image.resize(size, Image.Resampling.BICUBIC), np.float64), 0, 1)


def _url(image: Image.Image) -> str:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
