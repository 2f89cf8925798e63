"""Calibration: from what a network says to probabilities that are honest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats

_SUM = 1 - 1e-12
"""What probabilities add up to: so much below 1 that no rounding brings a sum of them above."""

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

    def probabilities(self, logits: Logits) -> Floats:
        """Those of the last axis."""
        return softmax(logits / np.float32(self.temperature))


def softmax(logits: Logits) -> Floats:
    """Probabilities over the last axis."""
    exact = logits.astype(np.float64)
    powers = np.exp(exact - exact.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True) * _SUM)
