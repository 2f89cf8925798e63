"""Pictures: the digits that numbers and strips are made of, from one data set or from several."""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from trainer.data.mnist import mnist_arrays
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sets import named

_LIKE_MNIST = Framing(height=28, width=28, margin=4)
"""Makes digits 20 pixels high in the middle of 28, as MNIST's are."""
DIGITS = frozenset(string.digits)

Arrays = tuple[NDArray[np.uint8], NDArray[np.int64]]


def digit_pictures(folder: Path, part: Part, names: Sequence[str] = ("mnist",)) -> Arrays:
    """(N, 28, 28) uint8 light on dark, and (N,) the digits that they show, of one part.

    names: of data sets, or paths of folders. Raises DataError where one is missing or damaged, and
    where there is no picture of some digit.
    """
    read = [_digits(folder, part, name) for name in names]
    pixels, labels = (np.concatenate(arrays) for arrays in zip(*read, strict=True))
    missing = [str(digit) for digit in range(10) if not (labels == digit).any()]
    if missing:
        raise DataError(
            f"Part {part} of {', '.join(names)} has no picture of {', '.join(missing)}: put some "
            "there, or name more data sets."
        )
    return pixels, labels


def longer_numbers(folder: Path, part: Part, names: Sequence[str]) -> list[Sample]:
    """What these data sets hold of numbers of several digits; raises DataError."""
    return [
        sample
        for name in names
        if (data := named(name)).longest > 1
        for sample in data.read(folder, part)
        if len(sample.label) > 1 and set(sample.label) <= DIGITS
    ]


def _digits(folder: Path, part: Part, name: str) -> Arrays:
    if name == "mnist":
        return mnist_arrays(folder, part)
    data = named(name)
    samples = [sample for sample in data.read(folder, part) if sample.label in DIGITS]
    frames = [_grey(sample, data.like_mnist) for sample in samples]
    pixels = np.array(frames, np.uint8).reshape(-1, _LIKE_MNIST.height, _LIKE_MNIST.width)
    return pixels, np.array([int(sample.label) for sample in samples], np.int64)


def _grey(sample: Sample, like_mnist: bool) -> NDArray[np.uint8]:
    """A picture as it is, where it has the size and place of MNIST's, else put there."""
    if like_mnist and isinstance(sample.source, Picture):
        pixels = sample.source.pixels
    else:
        pixels = _LIKE_MNIST.frame(sample.source).pixels
    return np.round(pixels * 255).astype(np.uint8)
