"""What the number network learns from: numbers in ink and in pictures, and what is no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from digitpad.ink.ink import Ink
from digitpad.recognition.reading import MAX_DIGITS
from trainer.data.devices import recorded
from trainer.data.hands import Hands, glyph
from trainer.data.mnist import mnist_arrays
from trainer.data.pendigits import pendigits
from trainer.data.sample import OTHER, Part, Sample
from trainer.data.scribbles import scribble
from trainer.data.strings import composed_ink, composed_picture
from trainer.data.style import Style
from trainer.data.unipen import unipen, unipen_others

_FLAT = 2.5
"""Digits are never wider than so many times their height."""


@dataclass(frozen=True)
class Shares:
    """How often each kind of sample comes, relative to the others."""

    ink: float = 0.6
    pictures: float = 0.28
    others: float = 0.07
    scribbles: float = 0.02
    too_long: float = 0.03
    drawings: float = 0.15


@dataclass(frozen=True)
class DataChoice:
    """What is learnt from.

    lengths: least and most digits of a number, each length as likely as any other.
    pen_spread: how much the pen's width varies, as the standard deviation of its logarithm.
    """

    lengths: tuple[int, int] = (1, MAX_DIGITS)
    shares: Shares = field(default_factory=Shares)
    style: Style = field(default_factory=Style)
    pen_spread: float = 0.18


class Mixture:
    """Makes labelled drawings, each a function of the random generator alone."""

    def __init__(
        self,
        hands: Hands,
        others: Hands,
        pictures: Sequence[np.ndarray],
        choice: DataChoice,
        drawings: Sequence[Sample] = (),
    ) -> None:
        """pictures: for each digit 0 to 9 the (N, 28, 28) uint8 pictures of it.

        drawings: the user's own; those of other lengths than are learnt are left out.
        """
        self._hands, self._others, self._pictures = hands, others, pictures
        self._style, self._lengths = choice.style, choice.lengths
        shares = choice.shares
        makers = {
            self.ink_number: shares.ink,
            self.picture_number: shares.pictures,
            self._other: shares.others,
            self._scribble: shares.scribbles,
            self._too_long: shares.too_long,
        }
        least, most = choice.lengths
        self._drawings = [item for item in drawings if least <= len(item.label) <= most]
        if self._drawings:
            makers[self._drawing] = shares.drawings
        self._makers = list(makers)
        self._chances = np.array(list(makers.values())) / sum(makers.values())

    def sample(self, random: np.random.Generator) -> Sample:
        """One drawing with its label."""
        return self._makers[random.choice(len(self._makers), p=self._chances)](random)

    def ink_text(self, text: str, random: np.random.Generator) -> Sample:
        """A text of digits and OTHER written in ink."""
        one_hand = random.random() < self._style.one_hand_share
        figures, _ = self._hands.written(text.replace(OTHER, ""), one_hand, random)
        others, _ = self._others.written(OTHER * text.count(OTHER), one_hand, random)
        in_turn = {False: iter(figures), True: iter(others)}
        glyphs = [next(in_turn[character == OTHER]) for character in text]
        ink, sides = composed_ink(glyphs, self._style, random)
        return Sample(recorded(ink, random), text, "", sides)

    def ink_number(self, random: np.random.Generator) -> Sample:
        """A random number in ink."""
        return self.ink_text(self._number(random), random)

    def picture_number(self, random: np.random.Generator) -> Sample:
        """A random number made of pictures."""
        return self.picture_text(self._number(random), random)

    def _number(self, random: np.random.Generator) -> str:
        least, most = self._lengths
        return digits(random.integers(least, most + 1), random)

    def picture_text(self, text: str, random: np.random.Generator) -> Sample:
        """A text of digits made of pictures."""
        choices = [self._pictures[int(digit)] for digit in text]
        chosen = [choice[random.integers(len(choice))] for choice in choices]
        picture, sides = composed_picture(chosen, self._style, random)
        return Sample(picture, text, "", sides)

    def _other(self, random: np.random.Generator) -> Sample:
        """Letters and symbols: one alone, a word, or one among digits."""
        kind = random.random()
        if kind < 0.55:
            return self.ink_text(OTHER, random)
        if kind < 0.85:
            return self.ink_text(OTHER * int(random.integers(2, MAX_DIGITS + 1)), random)
        text = digits(random.integers(1, MAX_DIGITS), random)
        at = int(random.integers(len(text) + 1))
        return self.ink_text(text[:at] + OTHER + text[at:], random)

    def _scribble(self, random: np.random.Generator) -> Sample:
        return Sample(recorded(scribble(random), random), OTHER, "")

    def _too_long(self, random: np.random.Generator) -> Sample:
        return self.ink_text(
            digits(random.integers(MAX_DIGITS + 1, MAX_DIGITS + 4), random), random
        )

    def _drawing(self, random: np.random.Generator) -> Sample:
        """One of the user's own drawings, ink a little otherwise each time."""
        drawing = self._drawings[random.integers(len(self._drawings))]
        if not isinstance(drawing.source, Ink):
            return drawing
        ink, _ = composed_ink([glyph(drawing.source)], self._style, random)
        return Sample(recorded(ink, random), drawing.label, drawing.writer)


def digits(length: int | np.integer, random: np.random.Generator) -> str:
    """A text of so many digits, each as likely as any other."""
    return "".join(map(str, random.integers(0, 10, length)))


def mixture(
    folder: Path, part: Part, choice: DataChoice, drawings: Sequence[Sample] = ()
) -> Mixture:
    """All the data of one part, and the user's drawings, as a mixture."""
    hands = Hands([sample for sample in tablet_digits(folder, part) if _plausible(sample)])
    others = Hands(unipen_others(folder, part))
    pixels, labels = mnist_arrays(folder, part)
    pictures = [pixels[labels == digit] for digit in range(10)]
    return Mixture(hands, others, pictures, choice, drawings)


def tablet_digits(folder: Path, part: Part) -> list[Sample]:
    """All the ink of single digits of one part."""
    return pendigits(folder, part) + unipen(folder, part)


def _plausible(sample: Sample) -> bool:
    """Whether ink can be a digit: some donors' 1s were cut from the wrong place and lie flat."""
    assert isinstance(sample.source, Ink)
    bounds = sample.source.bounds
    return bounds.width < _FLAT * bounds.height
