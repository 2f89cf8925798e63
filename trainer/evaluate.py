"""Evaluation: a recognizer under a protocol, with the uncertainty of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from digitpad.recognition.reading import Reading, Status
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import overlap
from trainer.progress import Pace, Report
from trainer.protocols import Protocol

_CHUNK = 256


@dataclass(frozen=True)
class Figures:
    """What one checkpoint does under one protocol.

    exact: share of drawings answered rightly, with low and high of its 95 % interval (Wilson 1927);
    right means the text, or, under a protocol of what is no number, the refusal.
    by_length: exact by number of digits. character_errors: edits needed, per true character.
    refused: share of answers `not_a_number`. ok: share of answers `ok`; ok_right: right among them.
    calibration_error: expected calibration error of the confidence over 15 bins (Guo et al. 2017).
    """

    protocol: str
    exact: float
    low: float
    high: float
    count: int
    by_length: dict[str, float] = field(default_factory=dict)
    character_errors: float | None = None
    refused: float = 0.0
    ok: float = 0.0
    ok_right: float | None = None
    calibration_error: float | None = None

    def as_metrics(self) -> dict[str, Any]:
        """For a card, numbers rounded to what they are worth."""
        plain = asdict(self)
        del plain["protocol"]
        return {
            key: round(value, 5) if isinstance(value, float) else value
            for key, value in plain.items()
        }


def evaluate(
    recognizer: Recognizer,
    protocol: Protocol,
    folder: Path,
    part: Part = "test",
    report: Report = lambda event: None,
) -> Figures:
    """Figures of a recognizer; raises DataError where it has seen the protocol's data."""
    samples = protocol.samples(folder, part)
    if not samples:
        raise DataError(f"{folder} holds no sample of protocol {protocol.name}, part {part}.")
    asked = protocol.sources(folder, part, samples)
    if seen := overlap(recognizer.card.data, asked):
        raise DataError(
            f"{recognizer.card.name} has learnt from data of protocol {protocol.name} "
            f"({', '.join(seen)}), or was chosen by them: a figure on them says nothing."
        )
    readings: list[Reading] = []
    pace = Pace(len(samples))
    for start in range(0, len(samples), _CHUNK):
        chunk = samples[start : start + _CHUNK]
        readings += recognizer.read_many([sample.source for sample in chunk])
        report(
            {
                "event": "evaluating",
                "protocol": protocol.name,
                "done": len(readings),
                "of": len(samples),
                "seconds_left": pace.seconds_left(len(readings)),
            }
        )
    return figures(protocol, samples, readings)


def figures(protocol: Protocol, samples: Sequence[Sample], readings: Sequence[Reading]) -> Figures:
    """What the readings of a protocol's samples amount to."""
    refused = [reading.status is Status.NOT_A_NUMBER for reading in readings]
    count = len(samples)
    if protocol.refused:
        low, high = interval(sum(refused), count)
        share = sum(refused) / count
        return Figures(protocol.name, share, low, high, count, refused=share)
    right = [
        reading.text == sample.label for reading, sample in zip(readings, samples, strict=True)
    ]
    ok = [reading.status is Status.OK for reading in readings]
    low, high = interval(sum(right), count)
    lengths = sorted({len(sample.label) for sample in samples})
    edits = sum(
        _edits(reading.text, sample.label)
        for reading, sample in zip(readings, samples, strict=True)
    )
    ok_right = [answer for answer, sure in zip(right, ok, strict=True) if sure]
    return Figures(
        protocol.name,
        exact=sum(right) / count,
        low=low,
        high=high,
        count=count,
        by_length={
            str(length): _mean(
                [
                    answer
                    for answer, sample in zip(right, samples, strict=True)
                    if len(sample.label) == length
                ]
            )
            for length in lengths
        },
        character_errors=edits / sum(len(sample.label) for sample in samples),
        refused=sum(refused) / count,
        ok=sum(ok) / count,
        ok_right=_mean(ok_right) if ok_right else None,
        calibration_error=calibration_error([reading.confidence for reading in readings], right),
    )


def interval(hits: int, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    z = 1.959964
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 15) -> float:
    """Mean distance of confidence and accuracy over equal bins, weighted by what lies in them."""
    total = 0.0
    for number in range(bins):
        members = [
            (confidence, answer)
            for confidence, answer in zip(confidences, right, strict=True)
            if min(int(confidence * bins), bins - 1) == number
        ]
        total += abs(sum(confidence - answer for confidence, answer in members))
    return total / len(confidences)


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 5)


def _edits(a: str, b: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(b) + 1))
    for number, left in enumerate(a, start=1):
        previous, row[0] = row[0], number
        for place, right in enumerate(b, start=1):
            previous, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, previous + (left != right)),
            )
    return row[-1]
