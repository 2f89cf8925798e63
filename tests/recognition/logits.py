"""Logits that say what they should, frames to go with them, and what every reading promises."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from digitpad.ink.ink import Ink
from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.decode import Ctc, Single
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.reading import MAX_DIGITS, Reading, Reason, Status

ALPHABET = "-0123456789?"
PLACES = "0123456789-"
FRAMING = Framing()
STEPS = FRAMING.width // 2
PLAIN = Calibration()


def bars(lefts: Sequence[float]) -> Ink:
    """Ones, 1 high."""
    return Ink.of([[(left, 0), (left, 1)] for left in lefts])


FRAMES = {
    "three": FRAMING.frame(bars([0, 1, 7])),
    "a point": FRAMING.frame(Ink.of([[(1, 1)]])),
    "one line": FRAMING.frame(Ink.of([[(0, 0), (9, 0)]])),
    "crowded": FRAMING.frame(bars(range(40))),
}

any_logits = arrays(np.float32, (STEPS, len(ALPHABET)), elements=st.floats(-30, 30, width=32))
frames = st.sampled_from(list(FRAMES.values()))
calibrations = st.builds(
    Calibration, temperature=st.floats(0.3, 4), sure=st.floats(0, 1), number=st.floats(0, 1)
)


def certain(path: str, strength: float = 12, alphabet: str = ALPHABET) -> Logits:
    """Logits that say so at each step."""
    logits = np.zeros((len(path), len(alphabet)), np.float32)
    logits[range(len(path)), [alphabet.index(symbol) for symbol in path]] = strength
    return logits


def at(places: dict[int, str], strength: float = 12) -> Logits:
    """Logits that are sure of a symbol at some steps and of the blank at all others."""
    return certain("".join(places.get(step, "-") for step in range(STEPS)), strength)


def read(
    logits: Logits, frame: Frame = FRAMES["three"], calibration: Calibration = PLAIN
) -> Reading:
    return Ctc(ALPHABET).decode(logits, frame, calibration)


def read_single(logits: Logits, frame: Frame = FRAMES["three"]) -> Reading:
    return Single("0123456789").decode(logits, frame, PLAIN)


def assert_keeps_promises(reading: Reading) -> None:
    chances = [candidate.probability for candidate in reading.candidates]
    assert 1 <= len(chances) <= 5
    assert chances == sorted(chances, reverse=True)
    assert min(chances) >= 0
    assert sum(chances) <= 1
    candidates = [candidate.text for candidate in reading.candidates]
    assert len(set(candidates)) == len(candidates)
    assert all(text.isdecimal() and 1 <= len(text) <= MAX_DIGITS for text in candidates)
    assert reading.text == candidates[0]
    assert reading.confidence == chances[0]
    assert "".join(digit.digit for digit in reading.digits) == reading.text
    assert all(reading.confidence <= digit.confidence <= 1 for digit in reading.digits)
    for digit in reading.digits:
        assert digit.left is not None
        assert digit.right is not None
        assert digit.left <= digit.right
    assert (reading.reason is None) == (reading.status is not Status.NOT_A_NUMBER)


def assert_plain(value: object) -> None:
    """Nothing but what JSON knows, numpy's scalars least of all."""
    if isinstance(value, dict):
        assert_plain(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            assert_plain(item)
    else:
        assert value is None or type(value) in (str, float, Status, Reason)
