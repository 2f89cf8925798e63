"""Mixtures of some kinds alone, and what is drawn from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np

from digitpad.recognition.ctc import OTHER
from trainer.composing.choices import DataChoice, Shares
from trainer.composing.mixture import Mixture
from trainer.data.sample import Sample

NONE = Shares(ink=0, pictures=0, others=0, scribbles=0, too_long=0, drawings=0)
COUNT = 400


def only(**shares: float) -> DataChoice:
    """A choice of the named kinds and no others."""
    return DataChoice(shares=replace(NONE, **shares))


def drawn(mixture: Mixture, count: int = COUNT, seed: int = 0) -> list[Sample]:
    random = np.random.default_rng(seed)
    return [mixture.sample(random) for _ in range(count)]


def lengths(samples: list[Sample]) -> Counter[int]:
    return Counter(len(sample.label) for sample in samples)


def strokes_of(text: str) -> int:
    return sum({"4": 2, "5": 2, OTHER: 3}.get(character, 1) for character in text)
