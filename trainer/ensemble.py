"""Ensemble: several checkpoints of one recipe that read as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from torch import Tensor

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.recognition.frame import Frame
from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Status
from digitpad.recognition.recognizer import Recognizer

_BATCH = 64
_CANDIDATES = 5


class Ensemble:
    """Recognizers that see the same frame and say the mean of what each says.

    The mean is of the probabilities of texts, for all decoders: two networks that spell alike need
    not speak at the same steps, so a mean of what CTC says step by step is worth nothing.
    """

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
        """What each frame says, in order, in one batch."""
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


def together(readings: Sequence[Reading], sure: float) -> Reading:
    """One reading of what several networks read in one frame, at least one of them.

    A text is as likely as they find it in the mean, and nothing is a number when most say so.
    sure: the confidence from which on it is `ok`.
    """
    chances: defaultdict[str, float] = defaultdict(float)
    for reading in readings:
        for candidate in reading.candidates:
            chances[candidate.text] += candidate.probability / len(readings)
    ranked = sorted(chances.items(), key=lambda item: -item[1])[:_CANDIDATES]
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
    """The digits of the likeliest text, with the places that a network knows that read it."""
    text = candidates[0].text
    knows = [reading for reading in readings if reading.text == text]
    digits = []
    for at, digit in enumerate(text):
        agreeing = (
            candidate.probability
            for candidate in candidates
            if len(candidate.text) == len(text) and candidate.text[at] == digit
        )
        place = (knows[0].digits[at].left, knows[0].digits[at].right) if knows else (None, None)
        digits.append(Digit(digit, min(sum(agreeing), 1.0), *place))
    return tuple(digits)
