"""Decoding: from a network's logits to a Reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.ctc import BLANK, OTHER, aligned_steps, beam_search, shares
from digitpad.recognition.frame import Frame
from digitpad.recognition.places import digit_places, even_centres
from digitpad.recognition.positions import exchanged, likeliest, spelt
from digitpad.recognition.reading import (
    EMPTY,
    MAX_DIGITS,
    Candidate,
    Digit,
    DigitChances,
    Reading,
    Reason,
    Status,
)

_CANDIDATES = 5
_COMPARED = 32
"""How many texts say with how much confidence one digit of the first is right."""
_SUM = 1 - 1e-12
"""What probabilities add up to: so much below 1 that no rounding brings a sum of them above."""

_DIGITS = "0123456789"

Logits = NDArray[np.float32]


@dataclass(frozen=True)
class Calibration:
    """What makes probabilities honest; chosen on validation data and kept in the checkpoint.

    temperature: divides the logits. sure: a reading is OK from this confidence on.
    number: something is a number from this probability on.
    lag: how far to the right of a digit's middle it is read, in columns of the frame. CTC leaves
    open where within its view a network speaks up; it settles on one distance for all digits.
    """

    temperature: float = 1.0
    sure: float = 0.9
    number: float = 0.5
    lag: float = 0.0

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ValueError(f"a temperature is more than 0, not {self.temperature}")


def decoded(
    decoder: str, logits: Logits, alphabet: str, frame: Frame, calibration: Calibration
) -> Reading:
    """The reading of one frame. Raises KeyError for a decoder that does not exist."""
    if frame.empty:
        return EMPTY
    read = DECODERS[decoder](logits, alphabet, frame, calibration)
    if frame.dot:
        return _refused(read, Reason.TOO_SMALL)
    return read


def ctc(logits: Logits, alphabet: str, frame: Frame, calibration: Calibration) -> Reading:
    """One to five digits: logits (T, len(alphabet)), whose first symbol is BLANK."""
    probabilities = softmax(logits / np.float32(calibration.temperature))
    found = beam_search(probabilities, alphabet)
    best = found.candidates[0]
    steps = aligned_steps(probabilities, [alphabet.index(digit) for digit in best.text])
    columns = (steps + 0.5) * frame.pixels.shape[1] / len(logits) - calibration.lag
    read = _reading(found.candidates, digit_places(frame, columns), calibration)
    if found.number >= calibration.number:
        return read
    many = found.long > found.other
    return _refused(read, Reason.TOO_MANY_DIGITS if many else Reason.NOT_DIGITS)


def single(logits: Logits, alphabet: str, frame: Frame, calibration: Calibration) -> Reading:
    """One digit: logits (len(alphabet),), a class a digit."""
    probabilities = softmax(logits / np.float32(calibration.temperature))
    order = np.argsort(-probabilities, kind="stable")[:_CANDIDATES]
    candidates = [Candidate(alphabet[place], float(probabilities[place])) for place in order]
    middle = np.array([frame.pixels.shape[1] / 2])
    return _reading(candidates, digit_places(frame, middle), calibration)


def positions(logits: Logits, alphabet: str, frame: Frame, calibration: Calibration) -> Reading:
    """One to P digits: logits (P, len(alphabet)), a digit or BLANK for each place of a number."""
    texts = spelt(softmax(logits / np.float32(calibration.temperature)), alphabet)
    candidates = likeliest(texts, alphabet, _COMPARED)
    columns = even_centres(frame, len(candidates[0].text))
    read = _reading(candidates, digit_places(frame, columns), calibration)
    if 1 - float(texts[0]) >= calibration.number:
        return read
    return _refused(read, Reason.NOT_DIGITS)


DECODERS: dict[str, Callable[[Logits, str, Frame, Calibration], Reading]] = {
    "ctc": ctc,
    "single": single,
    "positions": positions,
}


def number_chance(decoder: str, probabilities: Floats, alphabet: str) -> float:
    """The probability that there is a number; 1 where there is always one for the decoder."""
    if decoder == "ctc":
        return beam_search(probabilities, alphabet).number
    if decoder == "positions":
        return 1 - float(probabilities[:, alphabet.index(BLANK)].prod())
    return 1.0


def digit_chances(
    decoder: str, logits: Logits, alphabet: str, calibration: Calibration, text: str
) -> tuple[DigitChances, ...]:
    """For each digit of what was read, the chances of 0 to 9 there, the other digits being right.

    logits: of one look; others may have led to the text.
    """
    probabilities = softmax(logits / np.float32(calibration.temperature))
    if decoder == "single":
        return (_by_digit(probabilities, alphabet),)
    if decoder == "positions":
        texts = spelt(probabilities, alphabet)
        worth = (exchanged(texts, alphabet, text, at) for at in range(len(text)))
        return tuple(_by_digit(chances, alphabet) for chances in worth)
    symbols = [alphabet.index(digit) for digit in text]
    return tuple(
        _by_digit(_exchanged(probabilities, alphabet, symbols, at), alphabet)
        for at in range(len(text))
    )


def _exchanged(probabilities: Floats, alphabet: str, symbols: Sequence[int], at: int) -> Floats:
    """(len(alphabet),) what each digit is worth in one place of a spelling; 0 for no digit."""
    digits = [place for place, symbol in enumerate(alphabet) if symbol in _DIGITS]
    spellings = np.tile(np.array(symbols, dtype=np.intp), (len(digits), 1))
    spellings[:, at] = digits
    worth = np.zeros(len(alphabet))
    worth[digits] = shares(probabilities, spellings)
    return worth


def _by_digit(chances: Floats, alphabet: str) -> DigitChances:
    """The chances of 0 to 9; none for a digit that the alphabet lacks."""
    return tuple(
        float(chances[alphabet.index(digit)]) if digit in alphabet else 0.0 for digit in _DIGITS
    )


def decodable(decoder: str, logits: Logits, alphabet: str) -> bool:
    """Whether a batch of logits, and the alphabet they are over, are what a decoder reads."""
    axes, digits, blank = 2, alphabet, True
    if decoder == "ctc":
        axes, blank = 3, alphabet.startswith(BLANK)
        digits = alphabet.removeprefix(BLANK).replace(OTHER, "", 1)
    elif decoder == "positions":
        axes, blank = 3, alphabet.endswith(BLANK)
        digits = alphabet.removesuffix(BLANK)
    return (
        blank
        and logits.ndim == axes
        and logits.shape[-1] == len(alphabet)
        and (decoder != "positions" or logits.shape[1] <= MAX_DIGITS)
        and set(digits) <= set(_DIGITS)
        and len(set(digits)) == len(digits) > 0
        and bool(np.isfinite(logits).all())
    )


def _reading(
    candidates: Sequence[Candidate],
    places: Sequence[tuple[float, float]],
    calibration: Calibration,
) -> Reading:
    best = candidates[0]
    digits = tuple(
        Digit(digit, _digit_confidence(candidates, at), left, right)
        for at, (digit, (left, right)) in enumerate(zip(best.text, places, strict=True))
    )
    status = Status.OK if best.probability >= calibration.sure else Status.UNSURE
    shown = tuple(candidates[:_CANDIDATES])
    return Reading(status, None, best.text, best.probability, digits, shown)


def _digit_confidence(candidates: Sequence[Candidate], at: int) -> float:
    """The probability of all candidates that agree with the first on one of its digits."""
    text = candidates[0].text
    head, tail = text[: at + 1], text[at:]
    return sum(
        candidate.probability
        for candidate in candidates
        if (len(candidate.text) == len(text) and candidate.text[at] == text[at])
        or candidate.text.startswith(head)
        or candidate.text.endswith(tail)
    )


def _refused(read: Reading, reason: Reason) -> Reading:
    return replace(read, status=Status.NOT_A_NUMBER, reason=reason)


def softmax(logits: Logits) -> Floats:
    """Probabilities over the last axis."""
    exact = logits.astype(np.float64)
    powers = np.exp(exact - exact.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True) * _SUM)
