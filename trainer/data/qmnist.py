"""QMNIST (Yadav and Bottou 2019): MNIST made again with its writers, and 50,000 digits more.

In QMNIST/raw lie four idx files, which may be gzipped: pictures, and for each one eight whole
numbers, of which the first is the digit and the third the writer. The training file holds MNIST's
training digits; the first 10,000 of the other are MNIST's test digits, and are in no part here.
Parts are split by writer: one in ten of those of the training file validate.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.fetching import Archive
from trainer.data.place import Place
from trainer.data.sample import Part, Sample, samples_of

_FOLDER = "QMNIST/raw"
_IN_MNIST = 10_000
"""The first so many test digits."""
_DIGIT, _WRITER = 0, 2
"""Columns of the labels."""


def _archives() -> list[Archive]:
    from torchvision.datasets import QMNIST  # slow, and not in every installation

    return [
        Archive((address,), md5, _FOLDER, address.rpartition("/")[2])
        for subset in ("train", "test")
        for address, md5 in QMNIST.resources[subset]
    ]


PLACE = Place(
    "QMNIST",
    "Yadav and Bottou 2019, BSD",
    _FOLDER,
    tuple(
        f"qmnist-{split}-{content}"
        for split in ("test", "train")
        for content in ("images-idx3-ubyte", "labels-idx2-int")
    ),
    "Put qmnist-train-images-idx3-ubyte.gz, qmnist-train-labels-idx2-int.gz and the two of "
    "qmnist-test (github.com/facebookresearch/qmnist) there.",
    _archives,
    packed=True,
)


def qmnist(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures with their writers; raises DataError.

    The test part is the 50,000 that are not in MNIST.
    """
    name = "test" if part == "test" else "train"
    pixels, facts = PLACE.idx(
        folder, f"qmnist-{name}-images-idx3-ubyte", f"qmnist-{name}-labels-idx2-int"
    )
    if facts.ndim != 2 or facts.shape[1] <= _WRITER:
        raise PLACE.error(folder, "its labels have no writers")
    chosen = _chosen(facts, part)
    digits, writers = facts[chosen, _DIGIT], facts[chosen, _WRITER]
    return samples_of(
        pixels[chosen], list(map(str, digits)), [f"nist/{writer}" for writer in writers]
    )


def _chosen(facts: NDArray[np.int32], part: Part) -> NDArray[np.bool_]:
    """(N,) which digits belong to a part."""
    if part == "test":
        return np.arange(len(facts)) >= _IN_MNIST
    return np.asarray((facts[:, _WRITER] % 10 == 0) == (part == "validate"))
