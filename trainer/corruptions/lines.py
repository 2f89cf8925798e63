"""Lines drawn across digits: corruptions by foreign ink."""

from __future__ import annotations

import numpy as np

from digitpad.ink.ink import Floats
from digitpad.recognition.pen import Pixels

_REACH = 2.3
"""Rows above and below its middle in which a line fades out."""
_DASH = 2
"""Columns of a dash, and of the gap before it."""
_FIRST, _LAST = 2, 25
"""Columns between which a zigzag runs."""
_CLIMB = 5
"""Rows that it rises or falls from one end to the other, at most."""
_SWING = 2
"""Rows that it swings to either side, in as many columns."""


def dotted_line(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Struck through by a dotted line from side to side."""
    columns = np.arange(digits.shape[2])
    left, right = random.integers(0, digits.shape[1] - 1, (2, len(digits), 1))
    line = _line(left + (right - left) * columns / columns[-1], digits.shape[1])
    return np.asarray(digits + line * (columns // _DASH % 2 == 1), np.float32)


def zigzag(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Struck through by a zigzag."""
    columns = np.arange(digits.shape[2])
    left = random.integers(0, digits.shape[1] - 1, (len(digits), 1))
    climb = random.integers(-_CLIMB, _CLIMB, (len(digits), 1)) / (_LAST - _FIRST)
    along = (columns - _FIRST) / _SWING
    swung = _SWING * (1 - np.abs((along + 3) % 4 - 2))  # a triangle: 0, 1, 0, -1, 0 …
    line = _line(left + climb * (columns - _FIRST) - swung, digits.shape[1])
    within = (columns >= _FIRST) & (columns < _LAST)
    struck: Pixels = digits + line * within
    return struck


def _line(rows: Floats, height: int) -> Pixels:
    """(N, height, columns) a soft line through a row, (N, columns), of each column."""
    away = np.abs(np.arange(height)[:, None] - rows[:, None, :])
    ink = 1 + np.log(1 - np.minimum(away / _REACH, 1 - 1e-9))
    return np.asarray(np.clip(ink, 0, 1), np.float32)
