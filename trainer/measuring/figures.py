"""Figures: what the readings of a protocol's samples amount to, with their uncertainty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from digitpad.recognition.reading import Reading, Status
from trainer.data.sample import Sample
from trainer.measuring.alignment import aligned
from trainer.measuring.placed import placed
from trainer.protocols import Protocol

_BINS = 15
_NOT_ON_A_CARD = ("protocol", "by_class", "reliability")
"""What can be measured again, and would make every checkpoint's card long."""


@dataclass(frozen=True)
class Bin:
    """The answers whose confidence lies in one stretch: how many, how sure and how right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Figures:
    """What one checkpoint does under one protocol.

    exact: share of drawings answered rightly, with low and high of its 95 % interval (Wilson 1927);
    right means the text, or, under a protocol of what is no number, the refusal.
    by_length: exact by number of digits. by_kind: exact by the protocol's kinds.
    character_errors: edits needed, per true character. per_digit: share of the true digits that are
    read, texts being aligned with as few edits as there can be. by_class: the same by digit.
    length_right: share of texts as long as the true ones.
    refused: share of answers `not_a_number`. ok: share of answers `ok`; ok_right: right among them.
    calibration_error: expected calibration error of the confidence over 15 bins (Guo et al. 2017),
    and these bins. auroc: how likely a right answer is surer than a wrong one; None without both.
    placed: share of the digits' edges found where they stand, where known (see `placed`).
    """

    protocol: str
    exact: float
    low: float
    high: float
    count: int
    by_length: dict[str, float] = field(default_factory=dict)
    by_kind: dict[str, float] = field(default_factory=dict)
    character_errors: float | None = None
    per_digit: float | None = None
    by_class: dict[str, float] = field(default_factory=dict)
    length_right: float | None = None
    refused: float = 0.0
    ok: float = 0.0
    ok_right: float | None = None
    calibration_error: float | None = None
    auroc: float | None = None
    placed: float | None = None
    reliability: tuple[Bin, ...] = ()

    def as_metrics(self) -> dict[str, Any]:
        """For a card, numbers rounded to what they are worth."""
        return {
            key: round(value, 5) if isinstance(value, float) else value
            for key, value in asdict(self).items()
            if key not in _NOT_ON_A_CARD
        }


def figures(protocol: Protocol, samples: Sequence[Sample], readings: Sequence[Reading]) -> Figures:
    """What the readings of a protocol's samples amount to."""
    count = len(samples)
    refused = [reading.status is Status.NOT_A_NUMBER for reading in readings]
    right = rights(protocol, samples, readings)
    low, high = interval(sum(right), count)
    share = sum(right) / count
    kinds = [name for name in protocol.kinds for _ in range(count // len(protocol.kinds))]
    by_kind = _shares(zip(kinds, right, strict=True)) if kinds else {}
    if protocol.refused:
        return Figures(protocol.name, share, low, high, count, by_kind=by_kind, refused=share)
    ok_right = [
        answer
        for answer, reading in zip(right, readings, strict=True)
        if reading.status is Status.OK
    ]
    confidences = [reading.confidence for reading in readings]
    lengths = [str(len(sample.label)) for sample in samples]
    return Figures(
        protocol.name,
        share,
        low,
        high,
        count,
        by_length=dict(sorted(_shares(zip(lengths, right, strict=True)).items())),
        by_kind=by_kind,
        **_by_character([(s.label, r.text) for s, r in zip(samples, readings, strict=True)]),
        refused=sum(refused) / count,
        ok=len(ok_right) / count,
        ok_right=round(sum(ok_right) / len(ok_right), 5) if ok_right else None,
        calibration_error=calibration_error(confidences, right),
        auroc=auroc(confidences, right),
        placed=placed(samples, readings),
        reliability=reliability(confidences, right),
    )


def rights(
    protocol: Protocol, samples: Sequence[Sample], readings: Sequence[Reading]
) -> list[bool]:
    """For each sample, whether it was answered rightly."""
    if protocol.refused:
        return [reading.status is Status.NOT_A_NUMBER for reading in readings]
    return [reading.text == sample.label for reading, sample in zip(readings, samples, strict=True)]


def _by_character(texts: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The figures that true and read texts have digit by digit."""
    pairs = [
        pair
        for true, read in texts
        # The way is looked for only where there is more than one.
        for pair in (zip(true, read, strict=True) if true == read else aligned(true, read))
    ]
    written = [(true, read == true) for true, read in pairs if true is not None]
    return {
        "character_errors": sum(true != read for true, read in pairs) / len(written),
        "per_digit": sum(hit for _, hit in written) / len(written),
        "by_class": dict(sorted(_shares(written).items())),
        "length_right": sum(len(true) == len(read) for true, read in texts) / len(texts),
    }


def _shares(answers: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """What share of the answers of each name is right."""
    named: defaultdict[str, list[bool]] = defaultdict(list)
    for name, answer in answers:
        named[name].append(answer)
    return {name: round(sum(found) / len(found), 5) for name, found in named.items()}


def interval(hits: int, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    z = 1.959964
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def reliability(
    confidences: Sequence[float], right: Sequence[bool], bins: int = _BINS
) -> tuple[Bin, ...]:
    """Answers by confidence, in equal bins from 0 to 1; an empty one is 0 throughout."""
    sure, hit = np.asarray(confidences, np.float64), np.asarray(right, np.float64)
    places = np.minimum((sure * bins).astype(np.intp), bins - 1)
    counts, sums, hits = (
        np.bincount(places, weights, bins) for weights in (np.ones_like(sure), sure, hit)
    )
    filled = np.maximum(counts, 1)
    return tuple(
        Bin(int(count), round(float(confidence), 5), round(float(share), 5))
        for count, confidence, share in zip(counts, sums / filled, hits / filled, strict=True)
    )


def calibration_error(
    confidences: Sequence[float], right: Sequence[bool], bins: int = _BINS
) -> float:
    """Mean distance of confidence and accuracy over equal bins, weighted by what lies in them."""
    gaps = np.asarray(confidences, np.float64) - np.asarray(right, np.float64)
    places = np.minimum((np.asarray(confidences) * bins).astype(np.intp), bins - 1)
    return float(np.abs(np.bincount(places, gaps, bins)).sum() / len(gaps))


def auroc(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """How likely a right answer is surer than a wrong one, a tie counting half (Mann-Whitney).

    None where all are right, or all wrong.
    """
    hit = np.asarray(right, bool)
    wrong = len(hit) - int(hit.sum())
    if wrong in (0, len(hit)):
        return None
    _, places, counts = np.unique(np.asarray(confidences), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    hits = len(hit) - wrong
    return float((ranks[hit].sum() - hits * (hits + 1) / 2) / (hits * wrong))
