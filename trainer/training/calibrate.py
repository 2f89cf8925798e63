"""Calibration: one temperature, two thresholds and the lag, chosen on the validation part alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch

from digitpad.ink.ink import Floats
from digitpad.recognition.calibration import Calibration, Logits
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.ctc import aligned_steps
from digitpad.recognition.decode import Decoder
from digitpad.recognition.frame import Frame
from digitpad.recognition.recognizer import Recognizer, Sight
from digitpad.recognition.together import together
from trainer.data.sample import Sample
from trainer.losses import text_chances
from trainer.progress import Pace, Report, mute

_BATCH = 64
_COLDEST, _HOTTEST, _HALVINGS = 0.2, 50.0, 20
"""Between which temperatures one is looked for, far beyond those of networks that have learnt (0.5
to about 5), and how often that range is halved."""
_OK_RIGHT = 0.995
"""What share of answers `ok` is to be right. Of the labels a few are wrong, and count here, too."""
_LEAST_SURE, _SUREST = 0.5, 0.999
"""The confidence from which on an answer is `ok` lies between them, whatever validation says."""
_REFUSED = 0.005
"""What share of numbers may be refused, of any kind."""
_MOST = 0.5
"""What is likelier a number than not is not refused, whatever validation says."""


def calibrated(
    recognizer: Recognizer,
    samples: Sequence[Sample],
    alone: Sequence[Sequence[Sample]] = (),
    report: Report = mute,
) -> Calibration:
    """The calibration of a checkpoint, from numbers that it has not learnt from.

    alone: digits as people wrote them, by data set. Hardly one may be refused of any of these: in
    numbers made of all of them, those whose writers are few and unlike others are outvoted.
    """
    alone = alone if recognizer.decoder.refuses else ()
    batches = _Batches(2 * len(samples) + sum(map(len, alone)), report)
    frames = _frames(recognizer, samples)
    labels = [sample.label for sample in samples]
    logits = np.concatenate([recognizer.logits(frames[batch]) for batch in batches.of(len(frames))])
    temperature = _temperature(recognizer, logits, frames, labels)
    plain = Calibration(temperature=temperature, sure=_SUREST, number=0.0)
    seen = _seen(recognizer, frames, plain, batches, logits)
    found = replace(plain, sure=_sure(seen, labels))
    decoder = recognizer.decoder
    if not decoder.refuses:
        return found
    kinds = [
        seen,
        *(
            _seen(recognizer, _frames(recognizer, digits), plain, batches)
            for digits in alone
            if digits
        ),
    ]
    found = replace(found, number=min(_number(decoder, plain, kind) for kind in kinds))
    if not decoder.in_steps:
        return found
    return replace(found, lag=_lag(recognizer.card, plain.probabilities(logits), frames, samples))


class _Batches:
    """Which frames go through a network at once, and how many of all have done so."""

    def __init__(self, total: int, report: Report) -> None:
        self._pace, self._done, self._report = Pace(total), 0, report

    def of(self, count: int) -> Iterator[slice]:
        """The places of so many frames."""
        for start in range(0, count, _BATCH):
            yield slice(start, start + _BATCH)
            self._done += min(_BATCH, count - start)
            self._report(
                {
                    "event": "calibration",
                    "done": self._done,
                    "of": self._pace.total,
                    "seconds_left": self._pace.seconds_left(self._done),
                }
            )


def _frames(recognizer: Recognizer, samples: Sequence[Sample]) -> list[Frame]:
    return [recognizer.frame(sample.source) for sample in samples]


def _number(decoder: Decoder, plain: Calibration, seen: Sequence[Sequence[Sight]]) -> float:
    """The probability of a number below which hardly one is, as most of the looks at it say."""
    chances = []
    for looks in seen:
        said = plain.probabilities(np.stack([sight.logits for sight in looks]))
        chances.append(float(np.median([decoder.number_chance(item) for item in said])))
    return min(float(np.quantile(chances, _REFUSED)), _MOST)


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


def _temperature(
    recognizer: Recognizer, logits: Logits, frames: Sequence[Frame], labels: Sequence[str]
) -> float:
    """The temperature under which the mean confidence is the share that is right.

    That is expectation consistency (Clarté et al. 2023). Likelihood would heed most of all a few
    labels that are wrong, and make all answers less sure. The share is Laplace's, with one more
    that is right and one that is wrong: where all are right, too, no answer becomes certain.
    """
    card, align, plain = recognizer.card, recognizer.framing.align, Calibration()
    texts = [
        recognizer.decoder.decode(said, frame, plain).text
        for said, frame in zip(logits, frames, strict=True)
    ]
    right = sum(text == label for text, label in zip(texts, labels, strict=True))
    share = (right + 1) / (len(texts) + 2)
    exact, least, most = torch.from_numpy(logits).double(), _COLDEST, _HOTTEST
    for _ in range(_HALVINGS):  # the hotter, the less sure
        middle = math.sqrt(least * most)
        chances = text_chances(card.decoder, exact / middle, texts, card.alphabet, align)
        if chances.mean() > share:
            least = middle
        else:
            most = middle
    return round(most, 4)


def _seen(
    recognizer: Recognizer,
    frames: Sequence[Frame],
    calibration: Calibration,
    batches: _Batches,
    logits: Logits | None = None,
) -> list[list[Sight]]:
    """All looks at frames; logits: what the network says at first sight, where that is known."""
    return [
        looks
        for batch in batches.of(len(frames))
        for looks in recognizer.looks(
            frames[batch],
            [calibration] * len(frames[batch]),
            None if logits is None else logits[batch],
        )
    ]


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
