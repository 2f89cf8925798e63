"""Calibration: one temperature, two thresholds and the lag, chosen on the validation part alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from digitpad.ink.ink import Floats
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.ctc import aligned_steps
from digitpad.recognition.decode import Calibration, Logits, number_chance, softmax
from digitpad.recognition.frame import Frame
from digitpad.recognition.recognizer import Recognizer, Sight
from digitpad.recognition.together import together
from trainer.data.sample import Sample
from trainer.losses import loss

_BATCH = 64
_TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(4), 60))
_OK_RIGHT = 0.995
"""What share of answers `ok` is to be right. Of the labels a few are wrong, and count here, too."""
_LEAST_SURE, _SUREST = 0.5, 0.999
"""The confidence from which on an answer is `ok` lies between them, whatever validation says."""
_REFUSED = 0.002
"""What share of the numbers may be refused."""


def calibrated(card: Card, recognizer: Recognizer, samples: Sequence[Sample]) -> Calibration:
    """The calibration of a checkpoint, from numbers that it has not learnt from."""
    frames = [recognizer.frame(sample.source) for sample in samples]
    labels = [sample.label for sample in samples]
    logits = np.concatenate([recognizer.logits(frames[batch]) for batch in _batches(len(frames))])
    temperature = _temperature(card, torch.from_numpy(logits), labels)
    plain = Calibration(temperature=temperature, sure=_SUREST, number=0.0)
    seen = _seen(recognizer, frames, logits, plain)
    plain = replace(plain, sure=_sure(seen, labels))
    if card.decoder == "single":
        return plain
    probabilities = softmax((logits / temperature).astype(np.float32))
    chances = [number_chance(card.decoder, item, card.alphabet) for item in probabilities]
    number = min(float(np.quantile(chances, _REFUSED)), 0.5)
    if card.decoder == "positions":
        return replace(plain, number=number)
    lag = _lag(card, probabilities, frames, samples)
    return replace(plain, number=number, lag=lag)


def _lag(
    card: Card, probabilities: Floats, frames: Sequence[Frame], samples: Sequence[Sample]
) -> float:
    """How far to the right of their middles digits are read: the median, in columns."""
    distances: list[float] = []
    for steps, frame, sample in zip(probabilities, frames, samples, strict=True):
        if sample.sides is None:
            continue
        width = frame.pixels.shape[1]
        spoken = aligned_steps(steps, [card.alphabet.index(symbol) for symbol in sample.label])
        middles = (frame.edges[1:] + frame.edges[:-1]) / 2
        # Beyond the ink all edges are the same.
        within = np.diff(frame.edges) > 0
        for step, (left, right) in zip(spoken, sample.sides, strict=True):
            columns = np.flatnonzero(within & (middles >= left) & (middles <= right))
            if len(columns):
                distances.append((step + 0.5) * width / len(steps) - columns.mean() - 0.5)
    return round(float(np.median(distances)), 2) if distances else 0.0


def _temperature(card: Card, logits: Tensor, labels: list[str]) -> float:
    """The temperature under which the true texts are likeliest."""
    align = card.framing.get("align", "middle")
    losses = [
        loss(
            card.decoder, logits / float(value), labels, card.alphabet, 0.0, align, whole=True
        ).item()
        for value in _TEMPERATURES
    ]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 4)


def _seen(
    recognizer: Recognizer, frames: Sequence[Frame], logits: Logits, calibration: Calibration
) -> list[list[Sight]]:
    """All looks at frames, given what the network says of them at first sight."""
    return [
        looks
        for batch in _batches(len(frames))
        for looks in recognizer.looks(
            frames[batch], [calibration] * len(frames[batch]), logits[batch]
        )
    ]


def _batches(count: int) -> list[slice]:
    """Which of so many frames go through a network at once."""
    return [slice(start, start + _BATCH) for start in range(0, count, _BATCH)]


def _sure(seen: Sequence[Sequence[Sight]], labels: Sequence[str]) -> float:
    """The least confidence from which on readings are as right as `ok` promises.

    What is below it at first sight is looked at again, and what is read then counts.
    """
    first = [looks[0].reading for looks in seen]
    last = [together([sight.reading for sight in looks], _SUREST) for looks in seen]
    readings = (first, last)
    confidences = np.array([[reading.confidence for reading in each] for each in readings])
    right = np.array([[reading.text for reading in each] for each in readings]) == labels
    for sure in np.unique(confidences):
        enough = confidences[0] >= sure
        answered = enough | (confidences[1] >= sure)
        if np.where(enough, *right)[answered].mean() >= _OK_RIGHT:
            return round(float(np.clip(sure, _LEAST_SURE, _SUREST)), 4)
    return _SUREST
