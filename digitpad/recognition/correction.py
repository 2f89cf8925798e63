"""Correction: the number as it stands, as it was read or as the user says it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from digitpad.recognition.reading import EMPTY, MAX_DIGITS, Digit, Reading, Status

_SURE = 0.95
"""In an unsure reading a digit above this confidence is not the doubtful one…"""
_GUESSED = 0.7
"""…and one below this is little more than a guess. In a sure reading all digits are sure."""


class Certainty(StrEnum):
    """How much a digit is to be trusted; OWN is what the user says, and not the network."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    GUESSED = "guessed"
    OWN = "own"


@dataclass(frozen=True)
class Spot:
    """One digit of the number as it stands, and where it stands.

    left, right: x in the source's own units, left <= right.
    read: what was read there; None where the number has another length than what was read.
    """

    digit: str
    certainty: Certainty
    left: float
    right: float
    read: Digit | None

    @property
    def centre(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Number:
    """The number as it stands, and what was read.

    text: as it was read, or the user's own; "" where there is none.
    """

    reading: Reading = EMPTY
    text: str = ""

    @property
    def valid(self) -> bool:
        """Whether the text is a number of one to five digits."""
        return is_number(self.text)

    @property
    def corrected(self) -> bool:
        """Whether the text is the user's own, and not what was read."""
        return bool(self.text) and self.text != number_of(self.reading)

    def spots(self, span: tuple[float, float]) -> tuple[Spot, ...]:
        """Each digit with its place; none where nothing was read or the text is no number.

        span: left and right of all that is written, divided evenly where the places are not known.
        """
        if not self.valid or self.reading.status is Status.EMPTY:
            return ()
        digits = self.reading.digits
        if len(digits) != len(self.text):
            edges = _even(span, len(self.text))
            return tuple(
                Spot(digit, Certainty.OWN, left, right, None)
                for digit, (left, right) in zip(self.text, edges, strict=True)
            )
        places = _places(digits, span)
        return tuple(
            Spot(shown, _certainty(shown, digit, self.reading), left, right, digit)
            for shown, digit, (left, right) in zip(self.text, digits, places, strict=True)
        )


@dataclass(frozen=True)
class Correction:
    """What the user says of a reading: the number that stands instead of it."""

    reading: Reading
    text: str

    def of(self, later: Reading) -> str:
        """The number of a later reading of the same drawing, with what still holds corrected.

        A digit stays corrected as long as the same is read in the same place; a number of another
        length than was read, as long as all is read the same.
        """
        if later.text == self.reading.text:
            return self.text
        if later.status is Status.NOT_A_NUMBER or len(self.text) != len(self.reading.digits):
            return number_of(later)
        return "".join(self._digit(digit, at) for at, digit in enumerate(later.digits))

    def _digit(self, later: Digit, at: int) -> str:
        pairs = zip(self.reading.digits, self.text, strict=True)
        for place, (earlier, corrected) in enumerate(pairs):
            if earlier.digit == later.digit and _same_place(earlier, place, later, at):
                return corrected
        return later.digit


def is_number(text: str) -> bool:
    """Whether a text is a number of one to five digits."""
    # Not str.isdigit: the digits of other scripts pass that, and no network writes them.
    return re.fullmatch(f"[0-9]{{1,{MAX_DIGITS}}}", text) is not None


def number_of(reading: Reading) -> str:
    """The number that was read; "" where it is none."""
    return "" if reading.status is Status.NOT_A_NUMBER else reading.text


def _certainty(shown: str, read: Digit, reading: Reading) -> Certainty:
    if shown != read.digit:
        return Certainty.OWN
    if reading.status is Status.OK:
        return Certainty.SURE
    if read.confidence < _GUESSED:
        return Certainty.GUESSED
    least = min(digit.confidence for digit in reading.digits)
    return Certainty.SURE if read.confidence > max(_SURE, least) else Certainty.DOUBTFUL


def _places(digits: tuple[Digit, ...], span: tuple[float, float]) -> list[tuple[float, float]]:
    known = [place for place in map(_place, digits) if place is not None]
    return known if len(known) == len(digits) else _even(span, len(digits))


def _place(digit: Digit) -> tuple[float, float] | None:
    return None if digit.left is None or digit.right is None else (digit.left, digit.right)


def _even(span: tuple[float, float], count: int) -> list[tuple[float, float]]:
    return list(pairwise(np.linspace(*span, count + 1).tolist()))


def _same_place(earlier: Digit, place: int, later: Digit, at: int) -> bool:
    before, now = _place(earlier), _place(later)
    if before is None or now is None:
        return place == at
    return now[0] <= sum(before) / 2 <= now[1]
