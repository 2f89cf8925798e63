"""MNIST (LeCun, Cortes and Burges), downloaded by torchvision where it is not there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.picture import Picture
from trainer.data.sample import DataError, Part, Sample

_PARTS: dict[Part, slice] = {
    "train": slice(0, 55_000),
    "validate": slice(55_000, 60_000),
    "test": slice(0, 10_000),
}


def mnist(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures; raises DataError for missing and damaged files."""
    pixels, labels = mnist_arrays(folder, part)
    return [
        Sample(Picture(image.astype(np.float32) / 255), str(label), "")
        for image, label in zip(pixels, labels, strict=True)
    ]


def mnist_arrays(folder: Path, part: Part) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """One part as (N, 28, 28) uint8 light on dark, and (N,) labels; raises DataError as mnist."""
    from torchvision.datasets import MNIST  # slow: not for who only asks what there is

    files = folder / "MNIST" / "raw"
    try:
        data = MNIST(str(folder), train=part != "test", download=True)
    except (AssertionError, LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
        raise DataError(
            f"MNIST cannot be read from {files} ({str(error) or 'damaged'}). Put its four original "
            "files there, or take away what is there, and they are downloaded."
        ) from error
    chosen = _PARTS[part]
    return data.data.numpy()[chosen], data.targets.numpy()[chosen]
