"""Picture: a raster image to be read, light on dark and clean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from digitpad.recognition.cleaning import ink_of
from digitpad.recognition.image_file import ImageSource, PictureError, grey_of
from digitpad.recognition.pen import Pixels

__all__ = ["Picture", "PictureError"]


@dataclass(frozen=True, eq=False)
class Picture:
    """A grey image of writing, light on dark, turned as a viewer turns it.

    pixels: (H, W) float32 in 0..1, 0 where there is no ink; paper, shadow and noise taken out.
    scale: pixels of the original image, as a viewer turns it, to one of these.
    raw: (H, W) float32 in 0..1, the same before anything was taken out, where that matters.
    Raises PictureError for an array that is none of this.
    """

    pixels: Pixels
    scale: float = 1.0
    raw: Pixels | None = None

    def __post_init__(self) -> None:
        """Numbers that are no grey would go unnoticed until the reading is wrong."""
        object.__setattr__(self, "pixels", _checked(self.pixels))
        if self.raw is not None:
            object.__setattr__(self, "raw", _checked(self.raw))
            if self.raw.shape != self.pixels.shape:
                raise PictureError("what a picture was before cleaning must be as large as it")

    @classmethod
    def open(cls, source: ImageSource) -> Self:
        """The writing in an image file, by its path or its bytes, or in an image of Pillow.

        PNG, JPEG, BMP, WebP or GIF (the first image), of any depth, dark on light or light on
        dark; large ones are scaled down. A page without writing gives pixels that are all 0.
        Nothing is kept of how it was before: a file may be dark on light, and large.
        Raises PictureError for what is no such picture, damaged or too large.
        """
        grey, scale = grey_of(source)
        return cls(ink_of(grey), scale)

    @classmethod
    def of(cls, grey: Pixels) -> Self:
        """The writing in a grey image, cleaned as that in a file is, with the grey kept as `raw`.

        grey: (H, W) in 0..1. Raises PictureError for an array that is no such image.
        """
        grey = _checked(grey)
        return cls(ink_of(grey), raw=grey)


def _checked(grey: Pixels) -> Pixels:
    """The same as float32; raises PictureError for what is no grey."""
    pixels = np.asarray(grey, np.float32)
    if pixels.ndim != 2 or not pixels.size:
        raise PictureError("a picture needs rows and columns of grey")
    # Written so that NaN fails too.
    if not (pixels.min() >= 0 and pixels.max() <= 1):
        raise PictureError("a picture's grey must lie between 0 and 1")
    return pixels
