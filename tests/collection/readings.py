"""Readings of a text, as they are kept."""

from __future__ import annotations

from digitpad.recognition.reading import Candidate, Digit, Reading, Reason, Status


def reading_of(text: str, confidence: float = 0.9, status: Status = Status.OK) -> Reading:
    reason = Reason.NOT_DIGITS if status is Status.NOT_A_NUMBER else None
    digits = tuple(Digit(digit, confidence, None, None) for digit in text)
    return Reading(status, reason, text, confidence, digits, (Candidate(text, confidence),))
