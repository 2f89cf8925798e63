"""Protocols of digits laid out as numbers in the pad's own way."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from trainer.data.hands import Hands
from trainer.data.mixture import digits
from trainer.data.mnist import mnist_arrays
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.data.strings import composed_ink, composed_picture
from trainer.data.style import NATURAL
from trainer.protocols.protocol import SEED

STRINGS = 5000


def mnist_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of MNIST digits, as pictures."""
    pixels, labels = mnist_arrays(folder, part)
    random = np.random.default_rng(SEED)
    made = []
    for number in range(STRINGS):
        chosen = random.integers(0, len(labels), 1 + number % 5)
        picture, _ = composed_picture([pixels[at] for at in chosen], NATURAL, random)
        made.append(Sample(picture, "".join(map(str, labels[chosen])), ""))
    return made


def tablet_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of tablet digits, as ink, most in one hand each."""
    written = pendigits(folder, part)
    random = np.random.default_rng(SEED)
    hands = Hands(written)
    made = []
    for number in range(STRINGS):
        text = digits(1 + number % 5, random)
        glyphs, writer = hands.written(text, True, random)
        ink, _ = composed_ink(glyphs, NATURAL, random)
        made.append(Sample(ink, text, writer))
    return made
