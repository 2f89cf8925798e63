"""The one renderer: strokes drawn with a round pen, and a raster brought to a pen's width."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats

Pixels = NDArray[np.float32]

_PIECE_PX = 2.0
"""Longest piece drawn at once: short pieces have small windows, which is what drawing costs."""
_PIECES = 8192
"""As many are drawn at once, so that what a scribble takes of memory stays a few megabytes."""
_EDGE = 0.4
"""A little below one half, where thin strokes of soft images still hold together."""


def drawn(points: Floats, starts: NDArray[np.intp], shape: tuple[int, int], width: float) -> Pixels:
    """Strokes as a grey image, antialiased over one pixel, by distance to the nearest segment.

    points: (N, 2) x and y in pixels, pixel (0, 0) reaching from 0 to 1; all strokes in one array.
    starts: index of each stroke's first point.
    shape: rows and columns; width: the pen's, in pixels. Returns (rows, columns) float32 in 0..1.
    """
    reach = width / 2 + 0.5
    side = int(np.ceil(_PIECE_PX + 2 * reach)) + 1
    pad = 2 * side
    canvas = np.zeros((shape[0] + 2 * pad, shape[1] + 2 * pad), np.float32)
    begin, end = _pieces(points, starts)
    corner = np.floor(np.minimum(begin, end) - reach)
    np.clip(corner, -side, np.array(shape[::-1]) + side, out=corner)
    for at in range(0, len(corner), _PIECES):
        part = slice(at, at + _PIECES)
        windows = _windows(begin[part] - corner[part], (end - begin)[part], reach, side)
        place = corner[part].astype(np.intp) + pad
        row = place[:, 1, None] + np.arange(side)
        column = place[:, 0, None] + np.arange(side)
        index = row[:, :, None] * canvas.shape[1] + column[:, None, :]
        np.maximum.at(canvas.reshape(-1), index.reshape(-1), windows.reshape(-1))
    return canvas[pad:-pad, pad:-pad].copy()


def _windows(begin: Floats, run: Floats, reach: float, side: int) -> Pixels:
    """(N, side, side) one piece each, drawn from `begin` along `run` as seen from its window."""
    begin, run = begin.astype(np.float32), run.astype(np.float32)
    centre = np.arange(side, dtype=np.float32) + np.float32(0.5)
    x = centre[None, None, :] - begin[:, 0, None, None]
    y = centre[None, :, None] - begin[:, 1, None, None]
    run_x, run_y = run[:, 0, None, None], run[:, 1, None, None]
    length = np.maximum(run_x * run_x + run_y * run_y, np.float32(1e-12))
    along = np.clip((x * run_x + y * run_y) / length, 0, 1)
    x, y = x - along * run_x, y - along * run_y
    return np.clip(np.float32(reach) - np.sqrt(x * x + y * y), 0, 1)


def _pieces(points: Floats, starts: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Ends of pieces no longer than _PIECE_PX that make up all segments; a lone point is one."""
    last = np.append(starts[1:], len(points)) - 1
    inner = np.ones(len(points), dtype=bool)
    inner[last] = False
    inner[starts[starts == last]] = True
    first = np.flatnonzero(inner)
    begin = points[first]
    run = points[np.minimum(first + 1, last[np.searchsorted(last, first)])] - begin
    count = np.maximum(np.ceil(np.hypot(run[:, 0], run[:, 1]) / _PIECE_PX), 1).astype(np.intp)
    which = np.repeat(np.arange(len(count)), count)
    order = np.arange(len(which)) - (np.cumsum(count) - count)[which]
    step = run[which] / count[which, None]
    piece = begin[which] + order[:, None] * step
    return piece, piece + step


def stroke_width(pixels: Pixels) -> float:
    """Mean width in pixels of the strokes in a grey image of light lines on dark.

    Twice the area over the perimeter, which by the coarea formula is the image's total variation,
    so that it holds for soft and faint edges too. 0 for an image without ink.
    """
    padded = np.zeros((pixels.shape[0] + 2, pixels.shape[1] + 2), pixels.dtype)
    padded[1:-1, 1:-1] = pixels
    down = padded[1:, :-1] - padded[:-1, :-1]
    right = padded[:-1, 1:] - padded[:-1, :-1]
    perimeter = float(np.sqrt(down * down + right * right).sum())
    return 2 * float(pixels.sum()) / perimeter if perimeter else 0.0


def grown(pixels: Pixels, by: Pixels) -> Pixels:
    """A grey image with its edges moved outwards by so many pixels, inwards where negative.

    by: (W,) one value a column. Edges lie where the value passes _EDGE; they come back
    antialiased over one pixel.
    """
    mask = pixels >= _EDGE
    limit = float(np.abs(by).max()) + 1
    result = np.zeros_like(pixels)
    columns = np.flatnonzero(mask.any(axis=0))
    if not len(columns):
        return result
    # Farther from ink than the limit nothing grows: most of a frame is empty.
    reach = int(np.ceil(limit))
    near = slice(max(int(columns[0]) - reach, 0), int(columns[-1]) + reach + 1)
    mask, by = mask[:, near], by[near]
    inside = np.where(mask, _distance(~mask, limit), 1 - _distance(mask, limit)) - np.float32(0.5)
    np.clip(inside + by + np.float32(0.5), 0, 1, out=result[:, near])
    return result


def _distance(mask: NDArray[np.bool_], limit: float) -> Pixels:
    """Distance of each pixel to the nearest one in the mask, at most about `limit`.

    Exact and separable: squares of distances down the columns, then the lower envelope along rows.
    """
    reach = int(np.ceil(limit))
    far = np.float32((reach + 1) ** 2)
    rows, columns = mask.shape
    padded = np.full((rows + 2 * reach, columns + 2 * reach), far, np.float32)
    padded[reach:-reach, reach:-reach][mask] = 0
    down = padded[reach : reach + rows].copy()
    for step in range(1, reach + 1):
        square = np.float32(step * step)
        np.minimum(down, padded[reach - step : reach - step + rows] + square, out=down)
        np.minimum(down, padded[reach + step : reach + step + rows] + square, out=down)
    best = down[:, reach : reach + columns].copy()
    for step in range(1, reach + 1):
        square = np.float32(step * step)
        np.minimum(best, down[:, reach - step : reach - step + columns] + square, out=best)
        np.minimum(best, down[:, reach + step : reach + step + columns] + square, out=best)
    return np.sqrt(best)
