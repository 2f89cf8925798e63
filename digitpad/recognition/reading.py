"""Reading: what was read, as one immutable value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_DIGITS = 5
MAX_CANDIDATES = 5


class Status(StrEnum):
    """What a reading is worth."""

    OK = "ok"
    UNSURE = "unsure"
    NOT_A_NUMBER = "not_a_number"
    EMPTY = "empty"


class Reason(StrEnum):
    """Why something is no number."""

    NOT_DIGITS = "not_digits"
    TOO_MANY_DIGITS = "too_many_digits"
    TOO_SMALL = "too_small"


DigitChances = tuple[float, ...]
"""The probabilities of 0 to 9 in one place of a number."""


@dataclass(frozen=True)
class Digit:
    """One digit of a reading.

    confidence: the probability that this digit is right, 0..1.
    left, right: x in the source's own units, left <= right; None where what several readings say
    has another number of digits than each of them.
    """

    digit: str
    confidence: float
    left: float | None
    right: float | None


@dataclass(frozen=True)
class Candidate:
    """One text that the source may hold, with its calibrated probability."""

    text: str
    probability: float


@dataclass(frozen=True)
class Reading:
    """What was read.

    text: up to five digits, leading zeros kept; what it would have been where status is
    NOT_A_NUMBER; "" where EMPTY.
    confidence: calibrated probability of the text, that of the first candidate.
    digits: one for each character of the text, from left to right.
    candidates: one to five, the likeliest first, adding up to at most 1; none where EMPTY.
    """

    status: Status
    reason: Reason | None
    text: str
    confidence: float
    digits: tuple[Digit, ...]
    candidates: tuple[Candidate, ...]


def digit_confidence(candidates: Sequence[Candidate], at: int) -> float:
    """The probability of all candidates that agree with the first on one of its digits.

    Those as long do where it stands in its place, others where all up to it is the same, or from it
    on.
    """
    text = candidates[0].text
    head, tail = text[: at + 1], text[at:]
    agreeing = (
        candidate.probability
        for candidate in candidates
        if (len(candidate.text) == len(text) and candidate.text[at] == text[at])
        or candidate.text.startswith(head)
        or candidate.text.endswith(tail)
    )
    return min(sum(agreeing), 1.0)


EMPTY = Reading(Status.EMPTY, None, "", 0.0, (), ())
