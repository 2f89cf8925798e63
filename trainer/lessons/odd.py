"""Odd hands: people's digits, bent until they are hard to read, each hand in its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from digitpad.ink.ink import Floats, Ink
from trainer.composing.hands import glyph
from trainer.composing.strings import waves
from trainer.data.sample import Sample

Oddity = Callable[[Floats, str, float], Floats]
"""What is odd about a hand: where the points (N, 2) of one of its digits go.

Given are points of a digit about 1 high on its baseline at y = 0, what digit it is, and how odd
the hand is, from 0 on.
"""


def odd(samples: Sequence[Sample], oddity: Oddity, strength: float) -> list[Sample]:
    """Digits in ink as they would be in an odd hand."""
    return [Sample(_bent(item, oddity, strength), item.label, item.writer) for item in samples]


def _bent(sample: Sample, oddity: Oddity, strength: float) -> Ink:
    assert isinstance(sample.source, Ink)
    dense = glyph(sample.source)
    points = oddity(dense.points, sample.label, strength)
    return Ink.of(np.split(points, dense.starts[1:]))


def _leaning(points: Floats, label: str, strength: float) -> Floats:
    """All lean to the right; y goes down."""
    return np.asarray(points @ np.array([[1.0, 0.0], [-strength, 1.0]]))


def _leaning_back(points: Floats, label: str, strength: float) -> Floats:
    return _leaning(points, label, -strength)


def _turned(points: Floats, label: str, strength: float) -> Floats:
    """All are turned clockwise, by so many radians."""
    cosine, sine = np.cos(strength), np.sin(strength)
    return np.asarray(points @ np.array([[cosine, sine], [-sine, cosine]]))


def _shaped(seed: int) -> Oddity:
    """Each of the ten digits has a shape of its own, which is always the same."""

    def shaped(points: Floats, label: str, strength: float) -> Floats:
        return np.asarray(
            points + waves(points, strength, np.random.default_rng((seed, int(label))))
        )

    return shaped


ODDITIES: dict[str, Oddity] = {
    "leaning": _leaning,
    "leaning-back": _leaning_back,
    "turned": _turned,
    **{f"shapes-{number}": _shaped(number) for number in (1, 2, 3)},
}
