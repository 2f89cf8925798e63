"""Decoding: from a network's logits to a Reading, whatever its logits stand for."""

from __future__ import annotations

import string
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from digitpad.ink.ink import Floats
from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.ctc import BLANK, OTHER, aligned_steps, beam_search, shares
from digitpad.recognition.frame import Frame
from digitpad.recognition.places import digit_places, even_centres
from digitpad.recognition.positions import exchanged, likeliest, spelt
from digitpad.recognition.reading import (
    EMPTY,
    MAX_CANDIDATES,
    MAX_DIGITS,
    Candidate,
    Digit,
    DigitChances,
    Reading,
    Reason,
    Status,
    digit_confidence,
)

_COMPARED = 32
"""How many texts say with how much confidence one digit of the first is right."""


class Decoder(ABC):
    """What logits over an alphabet say. Each kind of network has one, by name in DECODERS.

    alphabet: a symbol a class. `logits` are always those of one frame.
    """

    refuses = True
    """Whether it can say that something is no number."""
    in_steps = False
    """Whether where in the logits it reads a digit tells where in the frame that stands."""

    def __init__(self, alphabet: str) -> None:
        self._alphabet = alphabet

    def decode(self, logits: Logits, frame: Frame, calibration: Calibration) -> Reading:
        """The reading of a frame."""
        if frame.empty:
            return EMPTY
        read = self._read(logits, frame, calibration)
        return _refused(read, Reason.TOO_SMALL) if frame.dot else read

    @abstractmethod
    def _read(self, logits: Logits, frame: Frame, calibration: Calibration) -> Reading: ...

    @abstractmethod
    def number_chance(self, probabilities: Floats) -> float:
        """How likely there is a number, by the probabilities that logits amount to."""

    @abstractmethod
    def digit_chances(self, probabilities: Floats, text: str) -> tuple[DigitChances, ...]:
        """For each digit of a text, the chances of 0 to 9 there, the other digits being right."""

    @abstractmethod
    def decodable(self, logits: Logits) -> bool:
        """Whether a batch of logits, and the alphabet they are over, are what it reads."""

    def _over_digits(self, logits: Logits, digits: str, axes: int) -> bool:
        """Whether a batch has so many axes, the last over an alphabet with these digits."""
        return (
            logits.ndim == axes
            and logits.shape[-1] == len(self._alphabet)
            and set(digits) <= set(string.digits)
            and len(set(digits)) == len(digits) > 0
            and bool(np.isfinite(logits).all())
        )

    def _by_digit(self, chances: Floats) -> DigitChances:
        """The chances of 0 to 9; none for a digit that the alphabet lacks."""
        places = map(self._alphabet.find, string.digits)
        return tuple(float(chances[place]) if place >= 0 else 0.0 for place in places)


class Ctc(Decoder):
    """One to five digits: logits (T, len(alphabet)), whose first symbol is BLANK."""

    in_steps = True

    def _read(self, logits: Logits, frame: Frame, calibration: Calibration) -> Reading:
        probabilities = calibration.probabilities(logits)
        found = beam_search(probabilities, self._alphabet)
        best = found.candidates[0]
        steps = aligned_steps(probabilities, self._symbols(best.text))
        columns = (steps + 0.5) * frame.pixels.shape[1] / len(logits) - calibration.lag
        read = _reading(found.candidates, digit_places(frame, columns), calibration)
        if found.number >= calibration.number:
            return read
        many = found.long > found.other
        return _refused(read, Reason.TOO_MANY_DIGITS if many else Reason.NOT_DIGITS)

    def number_chance(self, probabilities: Floats) -> float:
        """By all paths: of (T, len(alphabet))."""
        return beam_search(probabilities, self._alphabet).number

    def digit_chances(self, probabilities: Floats, text: str) -> tuple[DigitChances, ...]:
        """By all paths of each spelling."""
        symbols = self._symbols(text)
        return tuple(
            self._by_digit(self._exchanged(probabilities, symbols, at)) for at in range(len(text))
        )

    def _exchanged(self, probabilities: Floats, symbols: Sequence[int], at: int) -> Floats:
        """(len(alphabet),) what each digit is worth in one place of a spelling; 0 for no digit."""
        digits = [place for place, symbol in enumerate(self._alphabet) if symbol in string.digits]
        spellings = np.tile(np.array(symbols, dtype=np.intp), (len(digits), 1))
        spellings[:, at] = digits
        worth = np.zeros(len(self._alphabet))
        worth[digits] = shares(probabilities, spellings)
        return worth

    def decodable(self, logits: Logits) -> bool:
        """(B, T, len(alphabet)), with OTHER or without."""
        digits = self._alphabet.removeprefix(BLANK).replace(OTHER, "", 1)
        return self._alphabet.startswith(BLANK) and self._over_digits(logits, digits, 3)

    def _symbols(self, text: str) -> list[int]:
        return [self._alphabet.index(digit) for digit in text]


class Single(Decoder):
    """One digit: logits (len(alphabet),), a class a digit."""

    refuses = False

    def _read(self, logits: Logits, frame: Frame, calibration: Calibration) -> Reading:
        probabilities = calibration.probabilities(logits)
        order = np.argsort(-probabilities, kind="stable")[:MAX_CANDIDATES]
        candidates = [
            Candidate(self._alphabet[place], float(probabilities[place])) for place in order
        ]
        middle = np.array([frame.pixels.shape[1] / 2])
        return _reading(candidates, digit_places(frame, middle), calibration)

    def number_chance(self, probabilities: Floats) -> float:
        """There always is one."""
        return 1.0

    def digit_chances(self, probabilities: Floats, text: str) -> tuple[DigitChances, ...]:
        """The probabilities themselves."""
        return (self._by_digit(probabilities),)

    def decodable(self, logits: Logits) -> bool:
        """(B, len(alphabet)), all digits."""
        return self._over_digits(logits, self._alphabet, 2)


class Positions(Decoder):
    """One to P digits: logits (P, len(alphabet)), a digit or BLANK for each place of a number."""

    def _read(self, logits: Logits, frame: Frame, calibration: Calibration) -> Reading:
        texts = spelt(calibration.probabilities(logits), self._alphabet)
        candidates = likeliest(texts, self._alphabet, _COMPARED)
        columns = even_centres(frame, len(candidates[0].text))
        read = _reading(candidates, digit_places(frame, columns), calibration)
        if 1 - float(texts[0]) >= calibration.number:
            return read
        return _refused(read, Reason.NOT_DIGITS)

    def number_chance(self, probabilities: Floats) -> float:
        """That not all places are blank."""
        return 1 - float(probabilities[:, self._alphabet.index(BLANK)].prod())

    def digit_chances(self, probabilities: Floats, text: str) -> tuple[DigitChances, ...]:
        """By all ways to spread each text over the places."""
        texts = spelt(probabilities, self._alphabet)
        worth = (exchanged(texts, self._alphabet, text, at) for at in range(len(text)))
        return tuple(self._by_digit(chances) for chances in worth)

    def decodable(self, logits: Logits) -> bool:
        """(B, P, len(alphabet)), at most as many places as a number has digits."""
        return (
            self._alphabet.endswith(BLANK)
            and self._over_digits(logits, self._alphabet.removesuffix(BLANK), 3)
            and logits.shape[1] <= MAX_DIGITS
        )


DECODERS: dict[str, type[Decoder]] = {"ctc": Ctc, "single": Single, "positions": Positions}


def _reading(
    candidates: Sequence[Candidate],
    places: Sequence[tuple[float, float]],
    calibration: Calibration,
) -> Reading:
    best = candidates[0]
    digits = tuple(
        Digit(digit, digit_confidence(candidates, at), left, right)
        for at, (digit, (left, right)) in enumerate(zip(best.text, places, strict=True))
    )
    status = Status.OK if best.probability >= calibration.sure else Status.UNSURE
    shown = tuple(candidates[:MAX_CANDIDATES])
    return Reading(status, None, best.text, best.probability, digits, shown)


def _refused(read: Reading, reason: Reason) -> Reading:
    return replace(read, status=Status.NOT_A_NUMBER, reason=reason)
