"""Exam: the validation drawings that the forms of a network are measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.frame import Frame
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import DataError, sampled
from trainer.progress import Pace, Report, evaluating
from trainer.protocols import PROTOCOLS

_CALIBRATING = 20
"""One drawing in so many is calibrated with; no figure is of those."""
_LEAST = 2000
"""Of fewer drawings, a tenth of a point is not even two."""
_CHUNK = 64


@dataclass(frozen=True, eq=False)
class Exam:
    """Framed drawings of a protocol with their labels, and others to calibrate with."""

    protocol: str
    frames: Sequence[Frame]
    labels: Sequence[str]
    calibrating: Sequence[Frame]

    def pixels(self) -> NDArray[np.float32]:
        """(N, 1, H, W) float32 in 0..1 to calibrate with."""
        return np.stack([frame.pixels for frame in self.calibrating])[:, None]

    def right(self, recognizer: Recognizer, form: str, report: Report) -> int:
        """How many of the drawings one form of the network reads exactly right."""
        pace, count = Pace(len(self.frames)), 0
        for start in range(0, len(self.frames), _CHUNK):
            readings = recognizer.read_frames(self.frames[start : start + _CHUNK])
            labels = self.labels[start : start + _CHUNK]
            count += sum(
                reading.text == label for reading, label in zip(readings, labels, strict=True)
            )
            done = start + len(labels)
            report(evaluating(f"{self.protocol}, {form}", done, pace))
        return count


def exam(recognizer: Recognizer, data: Path, protocol: str | None = None) -> Exam:
    """The validation part of a protocol, the main one of the checkpoint where none is named.

    A checkpoint was chosen by it, so it says nothing of how well it reads, but well what it loses.
    Raises DataError where data are missing, or too few, and for a protocol that says nothing of it.
    """
    chosen = PROTOCOLS[protocol or main_protocol(recognizer)]
    if protocol is not None and protocol not in _telling(recognizer):
        raise DataError(
            f"Protocol {chosen.name} cannot tell what {recognizer.card.name} loses: name one with "
            f"--on whose drawings it is to read, such as {main_protocol(recognizer)}."
        )
    samples = chosen.samples(data, "validate")
    if len(samples) < _LEAST:
        raise DataError(
            f"Protocol {chosen.name} has {len(samples)} drawings to validate by, too few to see a "
            f"tenth of a point: name one of at least {_LEAST} with --on."
        )
    frames = [recognizer.frame(sample.source) for sample in samples]
    calibrating = sampled(range(len(samples)), len(samples) // _CALIBRATING)
    measured = sorted({*range(len(samples))} - {*calibrating})
    return Exam(
        chosen.name,
        [frames[at] for at in measured],
        [samples[at].label for at in measured],
        [frames[at] for at in calibrating],
    )


def main_protocol(recognizer: Recognizer) -> str:
    """The first that can tell of those of a checkpoint's recipe, or of the longest that suit it."""
    telling = _telling(recognizer)
    for name in recognizer.card.recipe.get("protocols", ()):
        if name in telling:
            return str(name)
    usual = sorted(telling, key=lambda name: PROTOCOLS[name].on_request)
    return max(usual, key=lambda name: PROTOCOLS[name].longest)


def _telling(recognizer: Recognizer) -> list[str]:
    """The protocols whose drawings, as they are, a checkpoint is to read."""
    card = recognizer.card
    return [
        name
        for name, protocol in PROTOCOLS.items()
        if protocol.suits(card.decoder, card.most_digits)
        and not (protocol.refused or protocol.attack)
    ]
