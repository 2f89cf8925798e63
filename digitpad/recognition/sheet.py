"""Sheet: where the paper lies in a photo that shows more than paper."""

from __future__ import annotations

import numpy as np

from digitpad.recognition.components import Components
from digitpad.recognition.pen import Pixels
from digitpad.recognition.raster import Mask, block_size, reduced

_PHOTO = 300
"""Rows and columns of the smallest photo: less is a drawing, not a sheet on a table."""
_SIZE = 112
"""Pixels on the short side of the reduced picture in which the sheet is looked for."""
_CONTRAST = 0.25
"""Between the sheet and what it lies on."""
_SURROUNDED = 0.6
"""So much of the picture's border shows no sheet."""
_SMALLEST = 0.25
"""The sheet fills so much of the picture…"""
_LIGHT = 0.8
"""…is mostly not written on…"""
_SQUARE = 0.7
"""…and has so much of itself in an upright rectangle."""
_WHOLE = 0.98
"""So much of each of the rectangle's edges lies on the sheet."""

Place = tuple[slice, slice]
_ALL: Place = (slice(None), slice(None))


def sheet_in(grey: Pixels) -> Place:
    """Rows and columns of a light sheet of paper with something darker all round it.

    All of them where there is no such thing: then the picture shows nothing but paper.
    """
    if min(grey.shape) < _PHOTO:
        return _ALL
    small = reduced(grey, _SIZE)
    light = small > _threshold(small)
    if light.all() or not light.any():
        return _ALL
    if small[light].mean() - small[~light].mean() < _CONTRAST:
        return _ALL
    border = np.concatenate((light[0], light[-1], light[:, 0], light[:, -1]))
    if np.mean(~border) < _SURROUNDED:
        return _ALL
    sheet = _largest(~_outside(~light))
    if sheet.mean() < _SMALLEST or light[sheet].mean() < _LIGHT:
        return _ALL
    top, bottom, left, right = _rectangle(sheet)
    if (bottom - top) * (right - left) < _SQUARE * np.count_nonzero(sheet):
        return _ALL
    block = block_size(grey, _SIZE)
    # Without the outermost blocks, which hold some of its edge.
    return slice(top * block + block, bottom * block - block), slice(
        left * block + block, right * block - block
    )


def _threshold(grey: Pixels) -> float:
    """The grey that parts light from dark best: Otsu, IEEE Trans. SMC 9(1), 1979."""
    counts, edges = np.histogram(grey, bins=64, range=(0, 1))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    mass = np.cumsum(counts * middles)
    parted = (below > 0) & (above > 0)
    means = mass[parted] / below[parted] - (mass[-1] - mass[parted]) / above[parted]
    if not parted.any():
        return 1.0
    between = below[parted] * above[parted] * means**2
    return float(edges[1:][parted][between.argmax()])


def _outside(dark: Mask) -> Mask:
    """The dark pieces that reach the border, which ink on a sheet does not."""
    pieces = Components(dark)
    left, top, right, bottom = pieces.boxes.T
    rows, columns = dark.shape
    return pieces.mask((left == 0) | (top == 0) | (right == columns) | (bottom == rows))


def _largest(mask: Mask) -> Mask:
    pieces = Components(mask)
    return pieces.mask(pieces.areas == pieces.areas.max(initial=0))


def _rectangle(sheet: Mask) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of an upright rectangle on a sheet that may lie askew."""
    rows, columns = np.flatnonzero(sheet.any(axis=1)), np.flatnonzero(sheet.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    while bottom - top > 1 and right - left > 1:
        inner = sheet[top:bottom, left:right]
        edges = [edge.mean() for edge in (inner[0], inner[-1], inner[:, 0], inner[:, -1])]
        worst = int(np.argmin(edges))
        if edges[worst] >= _WHOLE:
            break
        top, bottom = top + (worst == 0), bottom - (worst == 1)
        left, right = left + (worst == 2), right - (worst == 3)
    return int(top), int(bottom), int(left), int(right)
