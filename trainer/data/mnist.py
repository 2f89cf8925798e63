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
    files = folder / "MNIST" / "raw"
    name = "t10k" if part == "test" else "train"
    images, labels = (files / f"{name}-{kind}-ubyte" for kind in ("images-idx3", "labels-idx1"))
    try:
        if not (images.exists() and labels.exists()):
            _download(folder)
        pixels, digits = _array(images), _array(labels)
    except (LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
        raise DataError(
            f"MNIST cannot be read from {files} ({str(error) or 'damaged'}). Put its four original "
            "files there, or take away what is there, and they are downloaded."
        ) from error
    chosen = _PARTS[part]
    return pixels[chosen], digits[chosen].astype(np.int64)


def _array(path: Path) -> NDArray[np.uint8]:
    """What an idx file of bytes holds (LeCun's format); raises ValueError where it is damaged."""
    content = path.read_bytes()
    axes = content[3]
    shape = np.frombuffer(content, ">i4", axes, offset=4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape)


def _download(folder: Path) -> None:
    """Fetch the files; raises OSError where torchvision, which knows from where, is missing."""
    try:
        from torchvision.datasets import MNIST  # slow, and not in every installation
    except ImportError as error:
        raise OSError("they are not there, and only digitpad[trainer] fetches them") from error
    MNIST(str(folder), download=True)
