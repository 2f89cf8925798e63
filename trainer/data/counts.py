"""Counts: how much of each data set is there, by part, label and writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trainer.data.sample import Part, Sample
from trainer.data.sets import PARTS, DataSet


@dataclass(frozen=True)
class PartCount:
    """One part: its samples, how many of each label, and how many people wrote them.

    writers: 0 where nobody knows; they are counted, and never named.
    """

    samples: int
    labels: dict[str, int]
    writers: int


@dataclass(frozen=True)
class SetCount:
    """One data set: where it lies, or should, its size in bytes, and what it holds.

    put: what to put there, where it is not. fetched: it can be fetched from the network.
    """

    name: str
    title: str
    licence: str
    folder: str
    put: str
    fetched: bool
    at_hand: bool
    size: int
    parts: dict[Part, PartCount] = field(default_factory=dict)


def counted(one: DataSet, data: Path, quick: bool = False) -> SetCount:
    """What there is of a data set; nothing is fetched. Raises DataError where it is damaged.

    quick: its parts are not counted.
    """
    at_hand = one.place.at_hand(data)
    counts = at_hand and not quick
    return SetCount(
        name=one.name,
        title=one.place.title,
        licence=one.place.licence,
        folder=str(one.place.root(data)),
        put=one.place.put,
        fetched=one.place.published,
        at_hand=at_hand,
        size=sum(path.stat().st_size for path in one.place.paths(data)),
        parts={part: part_count(one.read(data, part)) for part in (PARTS if counts else ())},
    )


def part_count(samples: Sequence[Sample]) -> PartCount:
    """What the samples of one part amount to."""
    labels = Counter(sample.label for sample in samples)
    writers = {sample.writer for sample in samples} - {""}
    return PartCount(len(samples), dict(sorted(labels.items())), len(writers))
