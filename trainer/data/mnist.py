"""MNIST (LeCun, Cortes and Burges): 70,000 digits, in four idx files in MNIST/raw.

They may be gzipped, as they are published.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.fetching import Archive
from trainer.data.place import Place
from trainer.data.sample import Part, Sample, samples_of

_FOLDER = "MNIST/raw"
_PARTS: dict[Part, slice] = {
    "train": slice(0, 55_000),
    "validate": slice(55_000, 60_000),
    "test": slice(0, 10_000),
}


def _archives() -> list[Archive]:
    from torchvision.datasets import MNIST  # slow, and not in every installation

    return [
        Archive(tuple(f"{mirror}{name}" for mirror in MNIST.mirrors), md5, _FOLDER, name)
        for name, md5 in MNIST.resources
    ]


PLACE = Place(
    "MNIST",
    "LeCun, Cortes and Burges, CC BY-SA 3.0",
    _FOLDER,
    tuple(
        f"{split}-{content}-ubyte"
        for split in ("t10k", "train")
        for content in ("images-idx3", "labels-idx1")
    ),
    "Put its four original files there, or take away what is there, and they are downloaded.",
    _archives,
    packed=True,
)


def mnist(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures; raises DataError for missing and damaged files."""
    pixels, labels = mnist_arrays(folder, part)
    return samples_of(pixels, list(map(str, labels)))


def mnist_arrays(folder: Path, part: Part) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """One part as (N, 28, 28) uint8 light on dark, and (N,) labels; raises DataError as mnist."""
    name = "t10k" if part == "test" else "train"
    pixels, labels = PLACE.idx(folder, f"{name}-images-idx3-ubyte", f"{name}-labels-idx1-ubyte")
    chosen = _PARTS[part]
    return pixels[chosen], labels[chosen].astype(np.int64)
