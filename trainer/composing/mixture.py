"""What the pad's own networks learn from: numbers in ink and in pictures, and what is no number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.reading import MAX_DIGITS
from trainer.composing.chances import Chances
from trainer.composing.choices import DataChoice, Shares
from trainer.composing.devices import recorded
from trainer.composing.hands import Glyph, Hands, glyph
from trainer.composing.pictures import digit_pictures, longer_numbers
from trainer.composing.print import printed
from trainer.composing.scans import scanned
from trainer.composing.scribbles import scribble
from trainer.composing.strings import composed_ink, composed_picture
from trainer.composing.style import LOOSE, NATURAL, WILD, Style
from trainer.data.pendigits import pendigits
from trainer.data.sample import UNKNOWN, Part, Sample
from trainer.data.sets import named
from trainer.data.unipen import unipen, unipen_others

Hardness = Callable[[NDArray[np.uint8], NDArray[np.int64]], Floats]
"""For (N, 28, 28) pictures and (N,) digits that they show (N,) how hard each is to read."""

_FLAT = 2.5
"""Digits are never wider than so many times their height."""


class Mixture:
    """Makes labelled drawings, each a function of the random generator alone."""

    def __init__(
        self,
        hands: Hands,
        others: Hands,
        pictures: Sequence[np.ndarray],
        choice: DataChoice,
        drawings: Sequence[Sample] = (),
        own: Hands | None = None,
        longer: Sequence[Sample] = (),
        hard: Sequence[Chances] = (),
    ) -> None:
        """pictures: for each digit 0 to 9 the (N, 28, 28) uint8 pictures of it.

        hard: for each digit which of its pictures the choice's `hard_share` picks.
        drawings: the user's own; longer: other people's numbers. Those of other lengths than are
        learnt are left out.
        own: the digits in the user's drawings. Where `hands` are empty, numbers of unknown people
        are left out.
        """
        self._hands, self._others, self._pictures = hands, others, pictures
        self._own, self._hard = own or Hands(()), hard
        self._choice = choice
        shares = choice.shares
        least, most = choice.lengths
        self._drawings, self._longer = (
            [item for item in items if least <= len(item.label) <= most]
            for items in (drawings, longer)
        )
        makers = {
            self.ink_number: shares.ink * bool(hands.digits),
            self.picture_number: shares.pictures * bool(len(pictures)),
            self._other: shares.others * bool(others),
            self._scribble: shares.scribbles,
            self._too_long: shares.too_long * bool(hands.digits),
            self._print: shares.print,
            self._drawing: shares.drawings * bool(self._drawings),
            self._own_number: shares.own * bool(self._own.digits),
            self._memory: shares.memory * bool(self._own.digits),
            self._longer_number: shares.longer * bool(self._longer),
        }
        self._makers = [maker for maker, share in makers.items() if share]
        self._chances = Chances([makers[maker] for maker in self._makers])

    @property
    def empty(self) -> bool:
        """Whether there is nothing to make a sample of, of all that has a share."""
        return not self._makers

    def sample(self, random: np.random.Generator) -> Sample:
        """One drawing with its label; there must be something to make it of."""
        sample = self._makers[self._chances.picked(random)](random)
        scans = self._choice.scans
        return scanned(sample, random) if scans and random.random() < scans else sample

    def ink_text(self, text: str, random: np.random.Generator) -> Sample:
        """A text of digits and OTHER written in ink."""
        style = self._style(random)
        one_hand = random.random() < style.one_hand_share
        figures, _ = self._hands.written(text.replace(OTHER, ""), one_hand, random)
        others, _ = self._others.written(OTHER * text.count(OTHER), one_hand, random)
        in_turn = {False: iter(figures), True: iter(others)}
        glyphs = [next(in_turn[character == OTHER]) for character in text]
        return self._written(glyphs, style, text, "", random)

    def ink_number(self, random: np.random.Generator) -> Sample:
        """A random number in ink."""
        return self.ink_text(self._number(random), random)

    def picture_number(self, random: np.random.Generator) -> Sample:
        """A random number made of pictures."""
        return self.picture_text(self._number(random), random)

    def _number(self, random: np.random.Generator) -> str:
        least, most = self._choice.lengths
        return digits(random.integers(least, most + 1), random)

    def _recorded(self, ink: Ink, random: np.random.Generator) -> Ink:
        return recorded(ink, random) if self._choice.devices else ink

    def _style(self, random: np.random.Generator) -> Style:
        chance, choice = random.random(), self._choice
        if chance < choice.natural_share:
            return NATURAL
        loose = chance < choice.natural_share + choice.loose_share
        return LOOSE if loose else choice.style

    def picture_text(self, text: str, random: np.random.Generator) -> Sample:
        """A text of digits made of pictures."""
        hard = bool(self._hard) and random.random() < self._choice.hard_share
        chosen = []
        for digit in map(int, text):
            choice = self._pictures[digit]
            at = self._hard[digit].picked(random) if hard else random.integers(len(choice))
            chosen.append(choice[at])
        return self._picture(text, chosen, random)

    def _picture(
        self, text: str, chosen: Sequence[np.ndarray], random: np.random.Generator
    ) -> Sample:
        picture, sides = composed_picture(chosen, self._style(random), random)
        return Sample(picture, text, "", sides)

    def _other(self, random: np.random.Generator) -> Sample:
        return self.ink_text(_no_number(random), random)

    def _print(self, random: np.random.Generator) -> Sample:
        """Numbers too, lest all that is printed be refused."""
        text = self._number(random) if random.random() < 0.5 else _no_number(random)
        return self._picture(text, printed(text, random), random)

    def _scribble(self, random: np.random.Generator) -> Sample:
        return Sample(self._recorded(scribble(random), random), OTHER, "")

    def _too_long(self, random: np.random.Generator) -> Sample:
        return self.ink_text(
            digits(random.integers(MAX_DIGITS + 1, MAX_DIGITS + 4), random), random
        )

    def _drawing(self, random: np.random.Generator) -> Sample:
        """One of the user's own drawings."""
        return self._as_drawn(self._drawings, random)

    def _longer_number(self, random: np.random.Generator) -> Sample:
        """A number of several digits as somebody wrote it."""
        return self._as_drawn(self._longer, random)

    def _as_drawn(self, drawings: Sequence[Sample], random: np.random.Generator) -> Sample:
        """One of these, ink a little otherwise each time."""
        drawing = drawings[int(random.integers(len(drawings)))]
        if not isinstance(drawing.source, Ink):
            return drawing
        ink, _ = composed_ink([glyph(drawing.source)], self._style(random), random)
        return Sample(self._recorded(ink, random), drawing.label, drawing.writer)

    def _own_number(self, random: np.random.Generator) -> Sample:
        """A random number of the user's own digits."""
        return self._own_text(self._style(random), random)

    def _memory(self, random: np.random.Generator) -> Sample:
        """The user's digits so distorted that they are anybody's; what they say nobody knows."""
        return replace(self._own_text(WILD, random), label=UNKNOWN)

    def _own_text(self, style: Style, random: np.random.Generator) -> Sample:
        known = self._own.digits
        least, most = self._choice.lengths
        length = random.integers(least, most + 1)
        text = "".join(known[at] for at in random.integers(0, len(known), length))
        glyphs, writer = self._own.written(text, True, random)
        return self._written(glyphs, style, text, writer, random)

    def _written(
        self,
        glyphs: Sequence[Glyph],
        style: Style,
        text: str,
        writer: str,
        random: np.random.Generator,
    ) -> Sample:
        share = self._choice.joined_share
        ink, sides = composed_ink(glyphs, style, random, bool(share) and random.random() < share)
        return Sample(self._recorded(ink, random), text, writer, sides)


def _no_number(random: np.random.Generator) -> str:
    """Letters and symbols: one alone, a word, or one among digits."""
    kind = random.random()
    if kind < 0.55:
        return OTHER
    if kind < 0.85:
        return OTHER * int(random.integers(2, MAX_DIGITS + 1))
    text = digits(random.integers(1, MAX_DIGITS), random)
    at = int(random.integers(len(text) + 1))
    return text[:at] + OTHER + text[at:]


def digits(length: int | np.integer, random: np.random.Generator) -> str:
    """A text of so many digits, each as likely as any other."""
    return "".join(map(str, random.integers(0, 10, length)))


def own_numbers(
    digits: Sequence[Sample], choice: DataChoice, count: int, seed: int = 0
) -> list[Sample]:
    """Numbers made of somebody's digits, in one hand; none where there are no digits."""
    if not digits:
        return []
    nobody, shares = Hands(()), Shares(scribbles=0.0, own=1.0)
    made = Mixture(nobody, nobody, (), replace(choice, shares=shares), own=Hands(digits))
    random = np.random.default_rng(seed)
    return [made.sample(random) for _ in range(count)]


def mixture(
    folder: Path,
    part: Part,
    choice: DataChoice,
    drawings: Sequence[Sample] = (),
    own: Hands | None = None,
    hardness: Hardness | None = None,
) -> Mixture:
    """All the data of one part, and the user's drawings and digits; raises DataError.

    hardness: says which pictures are hard, of which the choice's `hard_share` is; without it, none.
    """
    for name in choice.pictures:
        named(name)  # refuses one that there is not, before much is read
    hands = Hands(list(chain.from_iterable(tablet_digits(folder, part))))
    others = Hands(unipen_others(folder, part))
    pixels, labels = digit_pictures(folder, part, choice.pictures)
    pictures = [pixels[labels == digit] for digit in range(10)]
    longer = longer_numbers(folder, part, choice.pictures) if choice.shares.longer else []
    hard: list[Chances] = []
    if hardness is not None:
        shares = hardness(pixels, labels)
        hard = [Chances(shares[labels == digit]) for digit in range(10)]
    return Mixture(hands, others, pictures, choice, drawings, own, longer, hard)


def at_hand(folder: Path, choice: DataChoice) -> bool:
    """Whether all that a mixture is made of lies in a folder, so that nothing need be fetched."""
    names = (*choice.pictures, "pendigits", "unipen")
    return all(named(name).place.at_hand(folder) for name in names)


def tablet_digits(folder: Path, part: Part) -> list[list[Sample]]:
    """All the ink of single digits of one part, by data set; raises DataError."""
    return [list(filter(_plausible, read(folder, part))) for read in (pendigits, unipen)]


def _plausible(sample: Sample) -> bool:
    """Whether ink can be a digit: some donors' 1s were cut from the wrong place and lie flat."""
    assert isinstance(sample.source, Ink)
    bounds = sample.source.bounds
    return bounds.width < _FLAT * bounds.height
