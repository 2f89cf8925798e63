"""Together: several readings of one drawing as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digitpad.recognition.reading import (
    EMPTY,
    MAX_CANDIDATES,
    Candidate,
    Digit,
    Reading,
    Status,
    digit_confidence,
)


def together(readings: Sequence[Reading], sure: float) -> Reading:
    """One reading of several: by several networks, or of one drawing's several frames.

    The mean is of the probabilities of texts, for all decoders: two that spell alike need not speak
    at the same steps, so a mean of what CTC says step by step is worth nothing. It is refused when
    most refuse it. A single reading stays as it is.
    sure: the confidence from which on it is `ok`.
    """
    if len(readings) == 1:
        return readings[0]
    chances: defaultdict[str, float] = defaultdict(float)
    for reading in readings:
        for candidate in reading.candidates:
            chances[candidate.text] += candidate.probability / len(readings)
    ranked = sorted(chances.items(), key=lambda item: -item[1])[:MAX_CANDIDATES]
    if not ranked:
        return EMPTY
    candidates = tuple(Candidate(text, chance) for text, chance in ranked)
    text, confidence = ranked[0]
    refusals = [reading for reading in readings if reading.status is Status.NOT_A_NUMBER]
    status, reason = Status.OK if confidence >= sure else Status.UNSURE, None
    if 2 * len(refusals) > len(readings):
        status, reason = Status.NOT_A_NUMBER, refusals[0].reason
    return Reading(status, reason, text, confidence, _digits(readings, candidates), candidates)


def _digits(readings: Sequence[Reading], candidates: Sequence[Candidate]) -> tuple[Digit, ...]:
    """The digits of the likeliest text, with the places of one that read it, or as many digits."""
    text = candidates[0].text
    placed = [
        reading
        for reading in readings
        if len(reading.text) == len(text) and reading.digits[0].left is not None
    ]
    knows = sorted(placed, key=lambda reading: reading.text != text)
    digits = []
    for at, digit in enumerate(text):
        place = (knows[0].digits[at].left, knows[0].digits[at].right) if knows else (None, None)
        digits.append(Digit(digit, digit_confidence(candidates, at), *place))
    return tuple(digits)
