"""Blurs, and what is left of digits when only their edges are: corruptions by filters."""

from __future__ import annotations

from typing import Any

import numpy as np

from digitpad.recognition.pen import Pixels
from trainer.corruptions.moves import moved

_GLASS_BLUR = 0.7
"""Standard deviation, in pixels, of the blur before and after pixels change places."""
_GLASS_ROUNDS = 2
_MOTION_REACH, _MOTION_DEVIATION = 10, 3.0
"""How far, in pixels, digits are smeared, and how fast what they smear grows weaker."""
_MOTION_TURN = np.radians(45)
_EDGE_BLUR = 1.0
"""Standard deviation, in pixels, of the blur before edges are looked for."""


def blurred(pictures: Pixels, deviation: float) -> Pixels:
    """(N, H, W) -> the same shape, each pixel spread over its neighbours as a Gaussian."""
    from kornia.filters import gaussian_blur2d  # slow

    size = 2 * round(4 * deviation) + 1
    return _filtered(gaussian_blur2d, pictures, (size, size), (deviation, deviation))


def glass_blur(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Behind frosted glass: pixels change places with their neighbours, between two blurs."""
    pixels = blurred(digits, _GLASS_BLUR)
    count, rows, columns = pixels.shape
    every = np.arange(count)
    for _ in range(_GLASS_ROUNDS):
        for row in range(rows - 1, 0, -1):
            for column in range(columns - 1, 0, -1):
                up, left = random.integers(0, 2, (2, count)) * random.integers(0, 2, count)
                there = (every, row - up, column - left)
                here = pixels[:, row, column].copy()
                pixels[:, row, column] = pixels[there]
                pixels[there] = here
    return blurred(pixels, _GLASS_BLUR)


def motion_blur(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Smeared to one side."""
    turn = random.uniform(-_MOTION_TURN, _MOTION_TURN, len(digits))
    way = np.column_stack((np.cos(turn), np.sin(turn)))
    still = np.tile(np.eye(2), (len(digits), 1, 1))
    weights = np.exp(-((np.arange(_MOTION_REACH + 1) / _MOTION_DEVIATION) ** 2) / 2)
    smeared = [
        weight * moved(digits, still, step * way)
        for step, weight in enumerate(weights / sum(weights))
    ]
    return np.asarray(np.sum(smeared, axis=0, dtype=np.float32))


def canny_edges(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Only their edges, white and a pixel wide (Canny 1986)."""
    from kornia.filters import canny  # slow

    blur = (_EDGE_BLUR, _EDGE_BLUR)
    return _filtered(lambda pixels: canny(pixels, kernel_size=(7, 7), sigma=blur)[1], digits)


def _filtered(filtering: Any, pictures: Pixels, *arguments: Any) -> Pixels:
    """What a filter of kornia, which wants (N, 1, H, W) tensors, makes of pictures (N, H, W)."""
    import torch  # slow

    tensor = torch.from_numpy(np.ascontiguousarray(pictures, np.float32))[:, None]
    return np.array(filtering(tensor, *arguments)[:, 0].numpy(), np.float32)
