"""Answers: what a recognizer read of a protocol's drawings, and the figures of that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.reading import Reading
from trainer.data.sample import Sample
from trainer.measuring.figures import Figures, figures, rights
from trainer.protocols import Protocol


@dataclass(frozen=True, eq=False)
class Answers:
    """One protocol's samples with what was read of each."""

    protocol: Protocol
    samples: Sequence[Sample]
    readings: Sequence[Reading]

    @cached_property
    def figures(self) -> Figures:
        """What the readings amount to."""
        return figures(self.protocol, self.samples, self.readings)

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """For each sample whether the answer was right, as the figures count it."""
        return np.array(rights(self.protocol, self.samples, self.readings))

    @cached_property
    def confidences(self) -> NDArray[np.float64]:
        """For each sample how sure the answer was."""
        return np.array([reading.confidence for reading in self.readings])
