"""Moves: corruptions that carry pixels elsewhere."""

from __future__ import annotations

import numpy as np

from digitpad.ink.ink import Floats
from digitpad.recognition.pen import Pixels

_TURN = 0.4
"""Radians that digits are rotated by, to either side."""
_SHEAR = 0.4
"""Columns that they are sheared by for each row, to either side."""
_SHRUNK = 0.7
"""Their size when scaled."""
_SHIFT = 3.0
"""Pixels that they are translated by, along rows and columns, to either side."""


def moved(digits: Pixels, matrices: Floats, shifts: Floats) -> Pixels:
    """Each digit drawn anew from places in it, between its pixels; dark outside.

    matrices: (N, 2, 2) from x and y of the new picture, from its middle, to those of the old one.
    shifts: (N, 2) pixels to the right and down that the old one is read from.
    """
    import torch  # slow
    import torch.nn.functional as F

    shares = shifts * 2 / digits.shape[-1]
    theta = torch.from_numpy(np.concatenate((matrices, shares[:, :, None]), axis=2))
    pixels = torch.from_numpy(np.ascontiguousarray(digits, np.float32))[:, None]
    grid = F.affine_grid(theta.float(), list(pixels.shape), align_corners=False)
    return np.asarray(F.grid_sample(pixels, grid, align_corners=False)[:, 0].numpy())


def rotated(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Turned about their middle."""
    turns = _TURN * _sides(len(digits), random)
    cosine, sine = np.cos(turns), np.sin(turns)
    return _about_middle(digits, ((cosine, -sine), (sine, cosine)))


def sheared(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Slanted to the left or right."""
    along = np.tan(_SHEAR) * _sides(len(digits), random)
    return _about_middle(digits, ((np.ones(len(digits)), along), (0 * along, np.ones(len(digits)))))


def scaled(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Smaller."""
    size = np.full(len(digits), 1 / _SHRUNK)
    return _about_middle(digits, ((size, 0 * size), (0 * size, size)))


def translated(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Put into one of the corners."""
    count = len(digits)
    shifts = _SHIFT * np.column_stack((_sides(count, random), _sides(count, random)))
    return moved(digits, np.tile(np.eye(2), (count, 1, 1)), shifts)


def _about_middle(digits: Pixels, rows: tuple[tuple[Floats, Floats], ...]) -> Pixels:
    matrices = np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)
    return moved(digits, matrices, np.zeros((len(digits), 2)))


def _sides(count: int, random: np.random.Generator) -> Floats:
    """(count,) -1 or 1."""
    return random.choice([-1.0, 1.0], count)
