"""The contact sheet: frames side by side in one picture, each over its label."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

WIDTH = 1280
"""Pixels that a sheet is at most wide, unless one frame is wider."""
_SCALE, _GAP, _CAPTION, _LETTERS = 2, 8, 20, 14
"""Pixels: to one of a frame; between frames; the height of a label's line and of its letters."""
_GROUND, _INK, _UNLABELLED = 56, 255, "–"


def contact_sheet(frames: NDArray[np.uint8], labels: Sequence[str]) -> Image.Image:
    """Frames (N, H, W), light on dark, in reading order; raises ValueError where there are none."""
    if not len(frames):
        raise ValueError("a contact sheet needs frames")
    count, height, width = frames.shape
    wide, high = width * _SCALE + _GAP, height * _SCALE + _GAP + _CAPTION
    columns = min(count, max(1, (WIDTH - _GAP) // wide))
    sheet = Image.new("L", (columns * wide + _GAP, -(-count // columns) * high + _GAP), _GROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(_LETTERS)
    for at, (frame, label) in enumerate(zip(frames, labels, strict=True)):
        left, top = _GAP + at % columns * wide, _GAP + at // columns * high
        large = Image.fromarray(frame).resize(
            (width * _SCALE, height * _SCALE), Image.Resampling.NEAREST
        )
        sheet.paste(large, (left, top))
        middle = (left + width * _SCALE / 2, top + height * _SCALE + _CAPTION / 2)
        draw.text(middle, label or _UNLABELLED, _INK, font, anchor="mm")
    return sheet
