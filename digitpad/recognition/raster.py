"""What finding ink in a picture is made of: small operations on grey images and masks."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from digitpad.recognition.pen import Pixels

Mask = NDArray[np.bool_]


def block_size(pixels: Pixels, short_side: int) -> int:
    """Pixels to a block, so that the short side has at most so many blocks."""
    return max(1, -(-int(min(pixels.shape)) // short_side))


def reduced(pixels: Pixels, short_side: int) -> Pixels:
    """The means of square blocks, which bring the short side to at most so many pixels."""
    block = block_size(pixels, short_side)
    return np.asarray(Image.fromarray(pixels).reduce(block)) if block > 1 else pixels


def enlarged(pixels: Pixels, block: int, shape: tuple[int, int]) -> Pixels:
    """The reverse of `reduced`, smoothly: each pixel becomes a block, cut to the shape."""
    if block == 1:
        return pixels
    size = (pixels.shape[1] * block, pixels.shape[0] * block)
    return np.asarray(stretched(pixels, size[::-1])[: shape[0], : shape[1]])


def stretched(pixels: Pixels, shape: tuple[int, int]) -> Pixels:
    """An image brought to another shape; averaged over areas where it gets smaller."""
    if pixels.shape == shape:
        return pixels
    image = Image.fromarray(np.ascontiguousarray(pixels))
    return np.asarray(image.resize(shape[::-1], Image.Resampling.BILINEAR))


def medians(pixels: Pixels, window: int, every: int = 1) -> Pixels:
    """The median of the square window (odd) round each pixel; edges are mirrored.

    every: looks at only so many in each direction, for speed.
    """
    around = sliding_window_view(_mirrored(pixels, window // 2), (window, window))
    samples = around[:, :, ::every, ::every].reshape(*pixels.shape, -1)
    middle = (samples.shape[-1] - 1) // 2
    return np.asarray(np.partition(samples, middle, axis=-1)[..., middle])


def smoothed(pixels: Pixels, weights: tuple[int, ...]) -> Pixels:
    """Averaged with these weights, an odd number, down and across; edges are mirrored."""
    shares = [np.float32(weight / sum(weights)) for weight in weights]
    padded = _mirrored(pixels, len(weights) // 2)
    rows, columns = pixels.shape
    down = np.sum([share * padded[at : at + rows] for at, share in enumerate(shares)], axis=0)
    across = [share * down[:, at : at + columns] for at, share in enumerate(shares)]
    return np.asarray(np.sum(across, axis=0))


def slope(pixels: Pixels) -> Pixels:
    """How much the grey changes from pixel to pixel, the larger one of down and across."""
    padded = np.pad(pixels, 1, mode="edge")
    down = np.abs(padded[2:, 1:-1] - padded[:-2, 1:-1])
    across = np.abs(padded[1:-1, 2:] - padded[1:-1, :-2])
    return np.asarray(np.maximum(down, across) / 2)


def widened(mask: Mask, by: int = 1) -> Mask:
    """A mask grown by so many pixels on all sides, as squares grow."""
    reach = 0
    while reach < by:
        # Copies this far apart leave no gap between them, so few steps go far.
        step = min(2 * reach + 1, by - reach)
        padded = np.pad(mask, step)
        tall = padded[: -2 * step] | padded[step:-step] | padded[2 * step :]
        mask = tall[:, : -2 * step] | tall[:, step:-step] | tall[:, 2 * step :]
        reach += step
    return mask


def neighbours(pixels: Pixels) -> list[Pixels]:
    """The image shifted by one pixel in each of the eight directions; edges are mirrored."""
    padded = _mirrored(pixels, 1)
    rows, columns = pixels.shape
    shifts = [
        (down, across) for down in range(3) for across in range(3) if (down, across) != (1, 1)
    ]
    return [padded[y : y + rows, x : x + columns] for y, x in shifts]


def _mirrored(pixels: Pixels, by: int) -> Pixels:
    return np.pad(pixels, by, mode="reflect" if by < min(pixels.shape) else "symmetric")
