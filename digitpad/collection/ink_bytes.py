"""Ink as bytes, lossless: how a collection holds it.

All values little-endian. Version 1:

    4 bytes        b"INK1", the version is its last character
    uint32         number of strokes
    uint32 x 2     a stroke: its number of points N, and 1 if it has times + 2 if pressures
    float64 x 2N   a stroke: x and y of each point,
           x N     then the times in milliseconds, where it has them,
           x N     then the pressures, where it has them
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Ink, InkError, Stroke

_MAGIC = b"INK1"
_UINT32 = np.dtype("<u4")
_FLOAT64 = np.dtype("<f8")
_TIMES = 1
_PRESSURES = 2


def packed(ink: Ink) -> bytes:
    """The ink as bytes, bit by bit; the same ink always gives the same."""
    shapes = [
        (len(s), _TIMES * (s.times is not None) + _PRESSURES * (s.pressures is not None))
        for s in ink.strokes
    ]
    columns = [
        column
        for s in ink.strokes
        for column in (s.points, s.times, s.pressures)
        if column is not None
    ]
    return b"".join(
        [
            _MAGIC,
            np.array([len(shapes), *np.ravel(shapes)], dtype=_UINT32).tobytes(),
            *(column.astype(_FLOAT64).tobytes() for column in columns),
        ]
    )


def unpacked(content: bytes) -> Ink:
    """The ink that `packed` made these bytes from; raises InkError where they are damaged."""
    if content[:3] != _MAGIC[:3]:
        raise InkError("this is no stored ink")
    if content[:4] != _MAGIC:
        raise InkError("this ink was stored by a newer version of digitpad")
    try:
        (count,) = np.frombuffer(content, _UINT32, 1, offset=4).tolist()
        shapes = np.frombuffer(content, _UINT32, 2 * count, offset=8).reshape(count, 2)
        values = np.frombuffer(content, _FLOAT64, offset=8 + shapes.nbytes)
    except ValueError as error:
        raise InkError("stored ink is damaged") from error
    return Ink(tuple(_strokes(shapes, values)))


def _strokes(shapes: NDArray[np.uint32], values: NDArray[np.float64]) -> list[Stroke]:
    strokes = []
    start = 0
    for count, flags in shapes.tolist():
        columns = 2 + bool(flags & _TIMES) + bool(flags & _PRESSURES)
        table = values[start : start + columns * count]
        if len(table) < columns * count:
            raise InkError("stored ink is damaged: it ends too early")
        rest = iter(table[2 * count :].reshape(columns - 2, count))
        times = next(rest) if flags & _TIMES else None
        pressures = next(rest) if flags & _PRESSURES else None
        strokes.append(Stroke(table[: 2 * count].reshape(count, 2), times, pressures))
        start += columns * count
    if start < len(values):
        raise InkError("stored ink is damaged: it goes on after its end")
    return strokes
