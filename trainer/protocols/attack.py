"""Attacks: pixels changed a little so that a network misreads them, by its own gradient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from digitpad.recognition.frame import Frame
from trainer.protocols.seed import SEED

if TYPE_CHECKING:
    from torch import Tensor

    from trainer.ensemble import Reader

_STRIDE = 2.5
"""How far all steps together can carry a pixel, in strengths: also back from where it began."""


@dataclass(frozen=True)
class Attack:
    """Each pixel of a frame changed by up to `strength`, which is in 0..1, to raise the loss.

    steps: 1 is the fast gradient sign method (Goodfellow et al., ICLR 2015); more are projected
    gradient descent from a random start (Madry et al., ICLR 2018).
    """

    strength: float
    steps: int = 1

    def attacked(
        self, reader: Reader, frames: Sequence[Frame], labels: Sequence[str]
    ) -> list[Frame]:
        """What becomes of the frames of drawings with those labels, for those who read them."""
        from trainer.losses import loss  # slow: torch

        card, align = reader.card, reader.framing.align

        def misread(logits: Tensor) -> Tensor:
            return loss(card.decoder, logits, list(labels), card.alphabet, 0.0, align)

        clean = np.stack([frame.pixels for frame in frames])
        least, most = np.maximum(clean - self.strength, 0), np.minimum(clean + self.strength, 1)
        pixels, stride = clean, self.strength
        if self.steps > 1:
            random = np.random.default_rng(SEED)
            pixels = random.uniform(least, most).astype(np.float32)
            stride *= _STRIDE / self.steps
        for _ in range(self.steps):
            uphill = np.sign(reader.gradient(pixels, misread))
            pixels = np.clip(pixels + np.float32(stride) * uphill, least, most)
        return [replace(frame, pixels=item) for frame, item in zip(frames, pixels, strict=True)]
