"""Ruled paper: its lines and grids taken out, so that only the writing is left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.pen import Pixels

_PAGE = 300
"""Pixels along a line: a shorter one can be a stroke of a digit that fills the picture."""
_FAINTEST = 0.03
"""Contrast of the faintest line that is worth taking out."""
_BANDS, _BAND_PX = 16, 6
"""Lines are looked for in so many bands across them, so wide that a slant does not blur them."""
_SLACK_PX = 2
"""A line may wander by so many pixels, so that few climbs have to be tried."""
_STEEPEST = 0.06
"""Lines climb no more than this: 3.4 degrees, as crooked as a sheet is scanned."""
_THICKEST = 1 / 60
"""A line is no thicker than this share of its length; the bar of a 7 in a tight picture is."""
_FADED = 0.25
"""In so many of the bands a line may be missing."""
_DARKER = 1.6
"""What is darker than a line in this proportion is ink on it."""


def without_rules(above: Pixels, noise: float) -> Pixels:
    """What stands above the paper, without straight thin lines from side to side, both ways.

    above: (H, W), paper about 0, with noise of that deviation. Ink on a line stays.
    """
    return np.minimum(_without_rows(above, noise), _without_rows(above.T, noise).T)


def _without_rows(above: Pixels, noise: float) -> Pixels:
    columns = above.shape[1]
    if columns < _PAGE:
        return above
    # Irregular places, for regular ones may fall on the lines that cross these.
    places = np.sort(np.arange(_BANDS) * 0.618 % 1)
    places /= places[-1]
    bands = _bands(above, np.rint(places * (columns - _BAND_PX)).astype(np.intp))
    least = max(3 * noise, _FAINTEST)
    step = 2 * _SLACK_PX
    steepest = round(_STEEPEST * columns / step) * step
    climbs = range(-steepest, steepest + 1, step)
    tried = [_tones(bands, places, climb, _FADED) for climb in climbs]
    best = int(np.argmax([np.maximum(tones - least, 0).sum() for tones in tried]))
    climb, tones = climbs[best], _DARKER * tried[best] + 2 * noise
    # A line reaches both sides of the sheet, which a row full of strokes does not.
    ends = _tones(bands[:, [0, -1]], places[[0, -1]], climb, 0.0)
    lit = (tried[best] > least) & (ends > least)
    whole = lit.copy()
    whole[: abs(climb)] = whole[len(whole) - abs(climb) :] = False
    # What comes in over the edge can be ink, unless it is as faint as the whole lines are.
    lit &= whole | (tones <= tones[whole].max(initial=0))
    cleaned = above.copy()
    for first, last in np.flatnonzero(np.diff(np.pad(lit, 1).astype(np.int8))).reshape(-1, 2):
        if max(last - first - 2 * _SLACK_PX, 1) <= columns * _THICKEST:
            start = np.arange(first - _SLACK_PX, last + _SLACK_PX) - abs(climb)
            _clear(cleaned, start, climb, float(tones[first:last].max()))
    return cleaned


def _bands(above: Pixels, starts: NDArray[np.intp]) -> Pixels:
    """Means over narrow bands of columns, (rows, bands), each the largest of a few rows."""
    means = np.stack([above[:, x : x + _BAND_PX].mean(axis=1) for x in starts], axis=1)
    padded = np.pad(means, ((_SLACK_PX, _SLACK_PX), (0, 0)))
    shifted = [padded[at : at + len(means)] for at in range(2 * _SLACK_PX + 1)]
    return np.asarray(np.max(shifted, axis=0))


def _tones(bands: Pixels, places: NDArray[np.float64], climb: int, missing: float) -> Pixels:
    """The tone of a line in each row, which all bands reach but for a share that may be missing.

    places: where from 0 to 1 the bands are along the line. climb: rows from its start to its end.
    Returns (rows + 2 |climb|,), by the start and from |climb| rows above the first, where lines
    begin that come in over the edge: bands that they miss do not count.
    """
    rows, count = bands.shape
    start = np.arange(-abs(climb), rows + abs(climb))[:, None]
    row = start + np.rint(climb * places).astype(np.intp)
    inside = (row >= 0) & (row < rows)
    along = np.where(inside, bands[np.clip(row, 0, rows - 1), np.arange(count)], -1)
    along.sort(axis=1)
    seen = inside.sum(axis=1)
    at = np.minimum(count - seen + (missing * seen).astype(np.intp), count - 1)
    return np.take_along_axis(along, at[:, None], axis=1)[:, 0]


def _clear(above: Pixels, start: NDArray[np.intp], climb: int, tone: float) -> None:
    """Make a line paper, but for what is darker than its tone."""
    rows, columns = above.shape
    row = start[:, None] + np.rint(np.linspace(0, climb, columns)).astype(np.intp)
    inside = (row >= 0) & (row < rows)
    row, column = row[inside], np.broadcast_to(np.arange(columns), row.shape)[inside]
    faint = above[row, column] < tone
    above[row[faint], column[faint]] = 0
