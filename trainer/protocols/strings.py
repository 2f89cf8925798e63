"""Protocols of digits laid out as numbers in the pad's own way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.reading import MAX_DIGITS
from trainer.composing.hands import Hands
from trainer.composing.mixture import digits
from trainer.composing.strings import composed_ink, composed_picture
from trainer.composing.style import NATURAL, Style
from trainer.data.mnist import mnist_arrays
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.protocols.seed import SEED

STRINGS = 5000
TOUCHING = replace(NATURAL, gaps=((0.6, -0.1, 0.03), (0.4, -0.25, -0.05)))
"""Written so closely that most digits touch the next one, or overlap it."""
NEAR = replace(NATURAL, gaps=((0.3, 0.0, 0.06), (0.7, 0.05, 0.3)))
"""Written so closely that the pen may stay down between two digits."""


def mnist_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of MNIST digits, as pictures."""
    pixels, labels = mnist_arrays(folder, part)
    random = np.random.default_rng(SEED)
    made = []
    for number in range(STRINGS):
        chosen = random.integers(0, len(labels), 1 + number % MAX_DIGITS)
        picture, sides = composed_picture([pixels[at] for at in chosen], NATURAL, random)
        made.append(Sample(picture, "".join(map(str, labels[chosen])), "", sides))
    return made


def tablet_strings(
    folder: Path,
    part: Part,
    style: Style = NATURAL,
    least: int = 1,
    most: int = MAX_DIGITS,
    ligatures: bool = False,
) -> list[Sample]:
    """Numbers of so many tablet digits, as ink, most in one hand each."""
    written = pendigits(folder, part)
    random = np.random.default_rng(SEED)
    hands = Hands(written)
    made = []
    for number in range(STRINGS):
        text = digits(least + number % (most + 1 - least), random)
        glyphs, writer = hands.written(text, True, random)
        ink, sides = composed_ink(glyphs, style, random, ligatures)
        made.append(Sample(ink, text, writer, sides))
    return made


def touching_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of two to five tablet digits written very closely."""
    return tablet_strings(folder, part, TOUCHING, least=2)


def joined_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of two to five tablet digits; between a third of them the pen is not lifted."""
    return tablet_strings(folder, part, NEAR, least=2, ligatures=True)


def underlined_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of tablet digits, each with a line drawn under it."""
    random = np.random.default_rng(SEED)
    return [
        replace(sample, source=_underlined(sample.source, random))
        for sample in tablet_strings(folder, part)
        if isinstance(sample.source, Ink)
    ]


def too_long_strings(folder: Path, part: Part) -> list[Sample]:
    """Numbers of more tablet digits than are read, by up to three."""
    numbers = tablet_strings(folder, part, least=MAX_DIGITS + 1, most=MAX_DIGITS + 3)
    return [replace(sample, label=OTHER, sides=None) for sample in numbers]


def _underlined(ink: Ink, random: np.random.Generator) -> Ink:
    """Ink over a line as long as it, about, which is bent and sloping a little."""
    bounds = ink.bounds
    first, last = random.uniform(-0.1, 0.4, 2) * bounds.height * (-1, 1)
    along = np.linspace(0, 1, 25)
    x = bounds.left + first + along * (bounds.width + last - first)
    bow = random.normal(0, 0.03) * np.sin(np.pi * along * random.uniform(1, 2))
    slope = random.normal(0, 0.02) * (x - x.mean())
    y = bounds.bottom + (random.uniform(0.03, 0.4) + bow) * bounds.height + slope
    return Ink((*ink.strokes, Stroke(np.column_stack((x, y)))))
