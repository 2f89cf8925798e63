"""Answers: what a recognizer read of a protocol's drawings, and what can be counted in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.reading import Reading, Status
from trainer.alignment import confusion_counts
from trainer.data.sample import Sample
from trainer.figures import Figures, interval, rights
from trainer.protocols import Protocol
from trainer.report.row import Row
from trainer.report.words import capital


@dataclass(frozen=True, eq=False)
class Answers:
    """One protocol's samples with what was read of each, and the figures of that."""

    protocol: Protocol
    samples: Sequence[Sample]
    readings: Sequence[Reading]
    figures: Figures

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """For each sample whether the answer was right, as the figures count it."""
        return np.array(rights(self.protocol, self.samples, self.readings))

    @cached_property
    def confidences(self) -> NDArray[np.float64]:
        """For each sample how sure the answer was."""
        return np.array([reading.confidence for reading in self.readings])

    def random(self, count: int, seed: int) -> list[int]:
        """The numbers of some samples, in their order, every one as likely as any other."""
        chosen = np.random.default_rng(seed).permutation(len(self.samples))[:count]
        return sorted(int(number) for number in chosen)

    def worst(self, count: int) -> list[int]:
        """The numbers of the samples that were answered wrongly, the surest answers first."""
        wrong = np.flatnonzero(~self.right)
        order = np.argsort(-self.confidences[wrong], kind="stable")
        return [int(number) for number in wrong[order][:count]]

    def confusion(self) -> tuple[NDArray[np.int64], list[str], list[str]]:
        """The confusion matrix of single digits, numbers aligned with what was read of them."""
        pairs = zip(self.samples, self.readings, strict=True)
        return confusion_counts((sample.label, reading.text) for sample, reading in pairs)

    def by_length(self) -> list[Row]:
        """The shares read rightly, by how many digits the numbers have."""
        lengths = np.array([len(sample.label) for sample in self.samples])
        return [
            _row(_digits(length), self.right[lengths == length])
            for length in sorted({*lengths.tolist()})
        ]

    def by_kind(self) -> list[Row]:
        """The shares answered rightly, by what the protocol's kinds are called."""
        kinds = self.protocol.kinds
        return [
            _row(name, right)
            for name, right in zip(kinds, np.split(self.right, len(kinds)), strict=True)
        ]

    def of_each_kind(self) -> list[int]:
        """The number of one sample of each kind."""
        each = len(self.samples) // len(self.protocol.kinds)
        return [each * place for place in range(len(self.protocol.kinds))]

    def by_status(self) -> list[tuple[Status, int, int]]:
        """For each status that was answered: how often, and how often rightly."""
        statuses = np.array([reading.status for reading in self.readings])
        counted = [(status, statuses == status) for status in Status]
        return [
            (status, int(members.sum()), int(self.right[members].sum()))
            for status, members in counted
            if members.any()
        ]


def by_class(counts: NDArray[np.int64]) -> list[Row]:
    """How many of each written digit were read as that digit, from a confusion matrix."""
    return [
        _share(str(digit), int(counts[digit, digit]), int(counts[digit].sum()))
        for digit in range(10)
        if counts[digit].any()
    ]


def _row(name: str, right: NDArray[np.bool_]) -> Row:
    return _share(name, int(right.sum()), len(right))


def _share(name: str, hits: int, count: int) -> Row:
    low, high = interval(hits, count)
    return Row(name, hits / count, low, high, count)


def _digits(count: int) -> str:
    return f"{count} digit" if count == 1 else f"{count} digits"


def overview(answers: Iterable[Answers]) -> list[Row]:
    """The exact figure of each protocol."""
    return [
        Row(
            capital(one.protocol.title),
            one.figures.exact,
            one.figures.low,
            one.figures.high,
            one.figures.count,
        )
        for one in answers
    ]
