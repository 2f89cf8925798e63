"""EMNIST (Cohen et al. 2017): 280,000 digits and 145,600 letters of the NIST, in EMNIST/raw.

They are the eight idx files emnist-digits-… and emnist-letters-…, which may be gzipped. Their
pictures have rows and columns exchanged, which is put right here. As its authors have it, the last
of the training pictures, as many as there are for testing, are for validation. The digits of MNIST
come from the same forms: who has learnt from EMNIST cannot be measured on MNIST or QMNIST.
"""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.ctc import OTHER
from trainer.data.fetching import Archive
from trainer.data.place import Place
from trainer.data.sample import LOOK_LIKE_DIGITS, Part, Sample, samples_of

Kind = Literal["digits", "letters"]

_FOLDER = "EMNIST/raw"
_UNLIKE_DIGITS = [
    number
    for number, letter in enumerate(ascii_lowercase, start=1)
    if not {letter, letter.upper()} & LOOK_LIKE_DIGITS
]
"""The labels of letters that are no digits, small or large."""


def _file_names(kind: Kind) -> tuple[str, ...]:
    return tuple(
        f"emnist-{kind}-{split}-{content}-ubyte"
        for split in ("test", "train")
        for content in ("images-idx3", "labels-idx1")
    )


def _archives() -> list[Archive]:
    from torchvision.datasets import EMNIST  # slow, and not in every installation

    names = _file_names("digits") + _file_names("letters")
    members = tuple(f"gzip/{name}.gz" for name in names)
    return [Archive((EMNIST.url,), EMNIST.md5, _FOLDER, "gzip.zip", members)]


def _place(kind: Kind) -> Place:
    return Place(
        f"EMNIST's {kind}",
        "Cohen et al. 2017, NIST, public domain",
        _FOLDER,
        _file_names(kind),
        f"Put its gzip.zip (NIST, The EMNIST Dataset), or the files emnist-{kind}-… of it, there.",
        _archives,
        packed=True,
    )


DIGITS, LETTERS = _place("digits"), _place("letters")
_VALIDATED = {DIGITS: 40_000, LETTERS: 20_800}


def emnist(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures; raises DataError for missing and damaged files."""
    pixels, labels = _arrays(DIGITS, folder, part)
    return samples_of(pixels, list(map(str, labels)))


def emnist_others(folder: Path, part: Part) -> list[Sample]:
    """One part's letters as pictures labelled OTHER; those like digits are left out."""
    pixels, labels = _arrays(LETTERS, folder, part)
    pixels = pixels[np.isin(labels, _UNLIKE_DIGITS)]
    return samples_of(pixels, [OTHER] * len(pixels))


def _arrays(place: Place, folder: Path, part: Part) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    test_images, test_labels, images, labels = place.files
    if part == "test":
        return place.idx(folder, test_images, test_labels)
    pixels, digits = place.idx(folder, images, labels)
    count = _VALIDATED[place]
    chosen = slice(-count, None) if part == "validate" else slice(None, -count)
    return pixels[chosen], digits[chosen]
