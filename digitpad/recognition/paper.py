"""Paper: how light it is at each place, and whether the ink on it is darker or lighter."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.pen import Pixels
from digitpad.recognition.raster import (
    Mask,
    block_size,
    enlarged,
    medians,
    reduced,
    slope,
    stretched,
    widened,
)

_WINDOW = 11
"""Paper is the median in a square of so many pixels of a reduced picture."""
_SIZES = (112, 56, 28)
"""Pixels on the short side of reduced pictures: pens have to be thinner than half a window in one
of them. The last is that of an MNIST digit, where the boldest pens are 6 pixels wide."""
_PURE = 0.75
"""Ink stands out to one side of the paper: with so much of what stands out, the pen is thin."""
_SHARP_SIZE = 280
"""Pixels on the short side of the reduced picture in which edges are sharp or not."""
_SHARP = 0.03
"""Change from pixel to pixel there, above which it is the edge of ink: a hard shadow has 0.02."""
_NOISE_SLOPE = 5.3
"""The same for noise, in units of its 0.3 quantile: that of normal noise is 0.75 deviations."""
_SHADED = 0.1
"""The share of a picture in which grey may change slowly without its paper being shaded."""
_FAINTEST = 0.01
"""What differs by less from its surroundings is paper."""
DEVIATION = 1.4826
"""A standard deviation, in medians of the absolute deviation of normal noise."""
_ROUNDS = 2
"""How often ink is found and paper measured without it."""
_DARKEST_PAPER = 0.15
"""Dark ink counts in shares of the paper under it, so that shadows take nothing from it."""
_LIGHT_ROOM = 0.5
"""Light ink counts in shares of what is missing to white, this being the least."""


def even_tone(grey: Pixels) -> float | None:
    """The grey of a paper without any shade: most of the border and much of the picture has it.

    None where paper is uneven, noisy or hardly to be seen.
    """
    border = _tones(np.concatenate((grey[0], grey[-1], grey[:, 0], grey[:, -1])))
    tone = int(np.bincount(border).argmax())
    if np.mean(border == tone) < 0.8:
        return None
    even = _tones(grey) == tone
    if np.count_nonzero(even) < 0.4 * grey.size or _shaded(grey) > _SHADED:
        return None
    return float(np.median(grey[even]))


def contrast(grey: Pixels) -> Pixels:
    """How far each pixel stands out from the paper round it, to the side on which ink does.

    grey: (H, W) in 0..1. Returns (H, W) float32, 0 with noise round it where there is paper, up
    to 1 for black on white and white on black.
    """
    sharp = sharp_edges(grey, _SHARP)
    purities = [_purity(reduced(grey, size), sharp) for size in _SIZES]
    if sum(purities) < 0:
        light = 1 - grey
        return _above(light, _paper(light, _size(np.negative(purities))), _DARKEST_PAPER)
    return _above(grey, _paper(grey, _size(np.array(purities))), _LIGHT_ROOM)


def sharp_edges(grey: Pixels, least: float) -> Mask:
    """Where grey changes as suddenly as at the edge of a pen, in a reduced picture.

    least: change from pixel to pixel there; noise can raise it.
    """
    steepness = slope(reduced(grey, _SHARP_SIZE))
    noise = _NOISE_SLOPE * float(np.quantile(steepness, 0.3))
    return widened(steepness > max(least, noise))


def sharp_places(grey: Pixels, least: float) -> Mask:
    """The surroundings of sharp edges, in the picture itself."""
    block = block_size(grey, _SHARP_SIZE)
    places = widened(sharp_edges(grey, least))
    return np.asarray(places.repeat(block, 0).repeat(block, 1)[: grey.shape[0], : grey.shape[1]])


def _shaded(grey: Pixels) -> float:
    """The share of a picture in which grey changes slowly."""
    steepness = slope(reduced(grey, _SHARP_SIZE))
    return float(np.mean((steepness > 0.001) & (steepness < 0.02)))


def _tones(grey: Pixels) -> NDArray[np.uint8]:
    return (grey * 255 + 0.5).astype(np.uint8)


def _purity(grey: Pixels, sharp: Mask) -> float:
    """Of what stands out sharply: 1 if all is lighter than the paper, -1 if all is darker.

    Shadows have no sharp edges; otherwise their corners would stand out as well.
    """
    out = grey - medians(grey, _WINDOW, every=2 if min(grey.shape) > _SIZES[-1] else 1)
    size = np.abs(out)
    noise = 4 * DEVIATION * float(np.median(size))
    weight = (
        stretched(sharp.astype(np.float32), grey.shape) * size**2 * (size > max(noise, _FAINTEST))
    )
    return float(np.sum(weight * np.sign(out)) / max(float(weight.sum()), 1e-12))


def _size(purities: Pixels) -> int:
    """The size to measure paper in: the finest in which the pen is thin."""
    thin = np.flatnonzero(purities > _PURE)
    return _SIZES[int(thin[0] if len(thin) else purities.argmax())]


def _paper(light: Pixels, size: int) -> Pixels:
    """The paper of a picture with light ink on it, as if nothing were written.

    size: of the reduced picture to begin with, in which the pen is thin.
    """
    fine = reduced(light, _SIZES[0])
    paper = stretched(medians(reduced(light, size), _WINDOW), fine.shape)
    for _ in range(_ROUNDS):
        paper = medians(np.where(_inked(fine - paper), paper, fine), _WINDOW)
    return enlarged(paper, block_size(light, _SIZES[0]), light.shape)


def _inked(above: Pixels) -> Mask:
    """What stands above the paper and beside nothing that lies as far below it.

    The edge of a shadow does, where the paper was measured a little askew.
    """
    noise = DEVIATION * float(np.median(-above[above <= 0])) if (above <= 0).any() else 0.0
    least = max(3 * noise, 0.2 * float(np.quantile(above, 0.995)), 2 * _FAINTEST)
    return widened((above > least) & ~widened(above < -least))


def _above(light: Pixels, paper: Pixels, room: float) -> Pixels:
    return np.asarray((light - paper) / np.maximum(1 - paper, np.float32(room)), np.float32)
