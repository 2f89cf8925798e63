"""Cuts: the digits of the user's numbers, each as ink of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from digitpad.ink.ink import Floats, Ink, Stroke
from digitpad.recognition.ctc import BLANK, aligned_steps
from digitpad.recognition.decode import Logits, decoded, softmax
from digitpad.recognition.reading import Digit
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Sample

_WHOLE = 0.8
"""A stroke belongs to a digit when this share of its points lies there; else digits are joined."""
_CERTAIN = 30.0
"""A logit beside which the others count for nothing."""


def cuts(recognizer: Recognizer, samples: Sequence[Sample]) -> list[Sample]:
    """The digits of all numbers in ink, labelled, about 1 high; those run together are left out.

    Where they stand is what the recognizer finds when it is told what each number says.
    """
    found = []
    for sample in samples:
        if isinstance(sample.source, Ink):
            digits = _cut(recognizer, sample.source, sample.label)
            found += [
                Sample(digit, label, sample.writer)
                for digit, label in zip(digits, sample.label, strict=bool(digits))
            ]
    return found


def _cut(recognizer: Recognizer, ink: Ink, label: str) -> list[Ink]:
    """The digits of one number from left to right; none where they do not part."""
    if len(label) == 1:
        return _sized([list(ink.strokes)])
    if recognizer.card.decoder != "ctc":
        return []
    digits = _found(recognizer, ink, label)
    if not digits:
        return []
    parts: list[list[Stroke]] = [[] for _ in digits]
    borders = [
        (before.right + after.left) / 2
        for before, after in pairwise(digits)
        if before.right is not None and after.left is not None
    ]
    for stroke in ink.strokes:
        within = np.bincount(np.searchsorted(borders, stroke.points[:, 0]), minlength=len(parts))
        if within.max() < _WHOLE * within.sum():
            return []
        parts[int(within.argmax())].append(stroke)
    return _sized(parts) if all(parts) else []


def _found(recognizer: Recognizer, ink: Ink, label: str) -> Sequence[Digit]:
    """The digits of the label where they stand; none where they have no room in the frame."""
    card, frame = recognizer.card, recognizer.frame(ink)
    [logits] = recognizer.logits([frame])
    spelt = _spelling(logits, label, card.alphabet)
    read = decoded("ctc", spelt, card.alphabet, frame, recognizer.calibration(frame))
    return read.digits if read.text == label else ()


def _spelling(logits: Logits, label: str, alphabet: str) -> Logits:
    """Logits that are sure of the label, its digits where these logits have them likeliest."""
    symbols = [alphabet.index(digit) for digit in label]
    steps = aligned_steps(softmax(logits), symbols)
    sure = np.zeros_like(logits)
    sure[:, alphabet.index(BLANK)] = _CERTAIN
    sure[steps] = 0
    sure[steps, symbols] = _CERTAIN
    return sure


def _sized(parts: Sequence[Sequence[Stroke]]) -> list[Ink]:
    """The parts of one number, their usual height 1: how large it was written says nothing."""
    inks = [Ink(tuple(part)) for part in parts]
    usual = float(np.median([_size(ink) for ink in inks])) or 1.0
    return [Ink(tuple(Stroke(_scaled(s.points, usual)) for s in ink.strokes)) for ink in inks]


def _scaled(points: Floats, by: float) -> Floats:
    return points / by


def _size(ink: Ink) -> float:
    return max(ink.bounds.height, ink.bounds.width / 2)
