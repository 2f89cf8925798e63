"""Protocols of MNIST digits that are spoilt, or few enough to be attacked."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import MAX_DIGITS
from trainer.composing.strings import composed_picture
from trainer.composing.style import NATURAL
from trainer.corruptions import CORRUPTIONS, corrupted
from trainer.data.mnist import mnist, mnist_arrays
from trainer.data.sample import Part, Sample
from trainer.protocols.seed import SEED

_STRINGS = 330
"""Numbers of each corruption."""
_ATTACKED = 10
"""One digit in so many is attacked, which takes much longer than reading it."""


def corrupted_digits(folder: Path, part: Part) -> list[Sample]:
    """Each digit once, corrupted in one of fifteen ways in turn; sorted by them, as many of each.

    No digit stands twice, so that the drawings are independent and the interval is true.
    """
    pixels, labels = mnist_arrays(folder, part)
    kinds = len(CORRUPTIONS)
    whole = len(labels) // kinds * kinds
    made = []
    for at, name in enumerate(CORRUPTIONS):
        grey = pixels[at:whole:kinds].astype(np.float32) / np.float32(255)
        spoilt = corrupted(name, grey, np.random.default_rng([SEED, at]))
        made += [
            Sample(Picture.of(picture), str(label), "")
            for picture, label in zip(spoilt, labels[at:whole:kinds], strict=True)
        ]
    return made


def corrupted_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of digits that are corrupted in one of fifteen ways in turn; sorted by them."""
    pixels, labels = mnist_arrays(folder, part)
    made = []
    for at, name in enumerate(CORRUPTIONS):
        random = np.random.default_rng([SEED, at])
        for number in range(_STRINGS):
            chosen = random.integers(0, len(labels), 1 + number % MAX_DIGITS)
            grey = pixels[chosen].astype(np.float32) / np.float32(255)
            spoilt = (corrupted(name, grey, random) * 255).astype(np.uint8)
            picture, _ = composed_picture(list(spoilt), NATURAL, random)
            made.append(Sample(Picture.of(picture.pixels), "".join(map(str, labels[chosen])), ""))
    return made


def few_digits(folder: Path, part: Part) -> list[Sample]:
    """Every tenth digit, for what takes long."""
    return mnist(folder, part)[::_ATTACKED]
