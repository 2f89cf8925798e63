"""Ensemble: several checkpoints of one recipe that read as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from torch import Tensor

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.recognition.together import together

_BATCH = 64


class Ensemble:
    """Recognizers that see the same frame and say the mean of what each says."""

    def __init__(self, members: Sequence[Recognizer]) -> None:
        """members: one at least. Raises CheckpointError where they are not of one kind."""
        first, *others = (member.card for member in members)
        for other in others:
            for name in ("decoder", "alphabet", "framing"):
                if getattr(other, name) != getattr(first, name):
                    raise CheckpointError(
                        f"{first.name} and {other.name} differ in their {name}: only checkpoints "
                        "of one recipe can read together."
                    )
        self.members = tuple(members)
        self.card = replace(
            first,
            name=" + ".join(member.card.name for member in members),
            data=[entry for member in members for entry in member.card.data],
            metrics={},
        )

    @property
    def framing(self) -> Framing:
        """How all of them frame drawings."""
        return self.members[0].framing

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        """What each drawing says, in order; read in batches."""
        return [
            reading
            for start in range(0, len(sources), _BATCH)
            for reading in self.read_frames(
                [self.frame(source) for source in sources[start : start + _BATCH]]
            )
        ]

    def frame(self, source: Ink | Picture) -> Frame:
        """What all of the networks see of a drawing."""
        return self.members[0].frame(source)

    def read_frames(self, frames: Sequence[Frame]) -> list[Reading]:
        """What each frame says, in order: the mean of what each network reads."""
        said = [member.read_frames(frames) for member in self.members]
        return [
            together(readings, self._sure(frame))
            for readings, frame in zip(zip(*said, strict=True), frames, strict=True)
        ]

    def gradient(self, pixels: Pixels, loss: Callable[[Tensor], Tensor]) -> Pixels:
        """How the mean loss of the networks changes with each pixel: (B, H, W) both."""
        gradients = [member.gradient(pixels, loss) for member in self.members]
        return np.asarray(np.mean(gradients, axis=0))

    def _sure(self, frame: Frame) -> float:
        return float(np.mean([member.calibration(frame).sure for member in self.members]))


Reader = Recognizer | Ensemble
