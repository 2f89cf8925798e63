"""Protocols: named, seeded ways to make an evaluation set, so that figures compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from trainer.data.hands import Hands
from trainer.data.mixture import digits
from trainer.data.mnist import mnist, mnist_arrays
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.data.sources import described
from trainer.data.strings import composed_ink, composed_picture
from trainer.data.style import NATURAL
from trainer.data.unipen import unipen, unipen_others

SEED = 20260101
STRINGS = 5000


@dataclass(frozen=True)
class Protocol:
    """An evaluation set: what it is for people, which data it draws on, and how it is made.

    longest: characters in its longest label. refused: right is to refuse, not to read.
    """

    name: str
    title: str
    data: str
    samples: Callable[[Path, Part], list[Sample]]
    longest: int = 5
    refused: bool = False

    def suits(self, decoder: str, most_digits: int) -> bool:
        """Whether it says anything of a network with that decoder, for so many digits."""
        return self.longest <= most_digits and (decoder == "ctc" or not self.refused)

    def sources(self, folder: Path, part: Part, samples: list[Sample]) -> list[dict[str, Any]]:
        """What it draws on, as a card lists its data."""
        return [described(folder, self.data, part, samples)]


def _mnist_strings(folder: Path, part: Part) -> list[Sample]:
    pixels, labels = mnist_arrays(folder, part)
    random = np.random.default_rng(SEED)
    made = []
    for number in range(STRINGS):
        chosen = random.integers(0, len(labels), 1 + number % 5)
        picture, _ = composed_picture([pixels[at] for at in chosen], NATURAL, random)
        made.append(Sample(picture, "".join(map(str, labels[chosen])), ""))
    return made


def _tablet_strings(folder: Path, part: Part) -> list[Sample]:
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


PROTOCOLS = {
    protocol.name: protocol
    for protocol in (
        Protocol("mnist", "MNIST digits", "mnist", mnist, longest=1),
        Protocol("tablet", "tablet digits", "pendigits", pendigits, longest=1),
        Protocol("unipen", "UNIPEN digits", "unipen", unipen, longest=1),
        Protocol("strings", "1 to 5 MNIST digits", "mnist", _mnist_strings),
        Protocol("tablet-strings", "1 to 5 tablet digits", "pendigits", _tablet_strings),
        Protocol("letters", "letters, symbols", "unipen", unipen_others, longest=1, refused=True),
    )
}
