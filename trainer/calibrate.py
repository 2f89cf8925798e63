"""Calibration: one temperature, two thresholds and the lag, chosen on the validation part alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from digitpad.ink.ink import Floats
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.ctc import aligned_steps
from digitpad.recognition.decode import Calibration, decoded, number_chance, softmax
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import Reading
from digitpad.recognition.recognizer import Recognizer
from digitpad.recognition.together import together
from trainer.data.sample import Sample
from trainer.losses import loss

_TEMPERATURES = np.exp(np.linspace(np.log(0.4), np.log(4), 60))
_OK_RIGHT = 0.995
"""What share of answers `ok` is to be right. Of the labels a few are wrong, and count here, too."""
_LEAST_SURE, _SUREST = 0.5, 0.999
"""The confidence from which on an answer is `ok` lies between them, whatever validation says."""
_REFUSED = 0.002
"""What share of the numbers may be refused."""


def calibrated(card: Card, recognizer: Recognizer, samples: Sequence[Sample]) -> Calibration:
    """The calibration of a checkpoint, from numbers by writers that it has not learnt from."""
    frames = [recognizer.frame(sample.source) for sample in samples]
    labels = [sample.label for sample in samples]
    logits = np.concatenate(
        [recognizer.logits(frames[start : start + 64]) for start in range(0, len(frames), 64)]
    )
    temperature = _temperature(card, torch.from_numpy(logits), labels)
    plain = Calibration(temperature=temperature, sure=0.5, number=0.0)
    sure = _sure(card, recognizer, logits, frames, labels, plain)
    if card.decoder == "single":
        return replace(plain, sure=sure)
    probabilities = softmax((logits / temperature).astype(np.float32))
    chances = [number_chance(card.decoder, item, card.alphabet) for item in probabilities]
    number = min(float(np.quantile(chances, _REFUSED)), 0.5)
    if card.decoder == "positions":
        return replace(plain, sure=sure, number=number)
    lag = _lag(card, probabilities, frames, samples)
    return replace(plain, sure=sure, number=number, lag=lag)


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
        float(loss(card.decoder, logits / float(value), labels, card.alphabet, 0.0, align))
        for value in _TEMPERATURES
    ]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 4)


def _sure(
    card: Card,
    recognizer: Recognizer,
    logits: NDArray[np.float32],
    frames: Sequence[Frame],
    labels: Sequence[str],
    calibration: Calibration,
) -> float:
    """The least confidence from which on readings are as right as `ok` promises.

    What is below it at first sight is looked at again, and what is read then counts.
    """
    first = [
        decoded(card.decoder, item, card.alphabet, frame, calibration)
        for item, frame in zip(logits, frames, strict=True)
    ]
    last = [
        _again(card, recognizer, frame, reading, calibration)
        if reading.confidence < _SUREST
        else reading
        for reading, frame in zip(first, frames, strict=True)
    ]
    looks = (first, last)
    confidences = np.array([[reading.confidence for reading in look] for look in looks])
    right = np.array([[reading.text for reading in look] for look in looks]) == labels
    for sure in np.unique(confidences):
        enough = confidences[0] >= sure
        answered = enough | (confidences[1] >= sure)
        if np.where(enough, *right)[answered].mean() >= _OK_RIGHT:
            return round(float(np.clip(sure, _LEAST_SURE, _SUREST)), 4)
    return _SUREST


def _again(
    card: Card, recognizer: Recognizer, frame: Frame, first: Reading, calibration: Calibration
) -> Reading:
    """What all looks at a frame say, given what the first does."""
    looks = recognizer.leaned(frame)
    if not looks:
        return first
    further = [
        decoded(card.decoder, item, card.alphabet, look, calibration)
        for item, look in zip(recognizer.logits(looks), looks, strict=True)
    ]
    return together([first, *further], calibration.sure)
