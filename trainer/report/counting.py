"""Counting: what answers are worth, of which kind and how long, and which of them to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from digitpad.recognition.reading import Status
from trainer.measuring.alignment import confusion_counts
from trainer.measuring.answers import Answers
from trainer.measuring.figures import interval
from trainer.report.row import Row
from trainer.report.words import capital


def at_random(answers: Answers, count: int, seed: int) -> list[int]:
    """The numbers of some samples, in their order, every one as likely as any other."""
    chosen = np.random.default_rng(seed).permutation(len(answers.samples))[:count]
    return sorted(int(number) for number in chosen)


def worst(answers: Answers, count: int) -> list[int]:
    """The numbers of the samples that were answered wrongly, the surest answers first."""
    wrong = np.flatnonzero(~answers.right)
    order = np.argsort(-answers.confidences[wrong], kind="stable")
    return [int(number) for number in wrong[order][:count]]


def confusion(answers: Answers) -> tuple[NDArray[np.int64], list[str], list[str]]:
    """The confusion matrix of single digits, numbers aligned with what was read of them."""
    pairs = zip(answers.samples, answers.readings, strict=True)
    return confusion_counts((sample.label, reading.text) for sample, reading in pairs)


def by_length(answers: Answers) -> list[Row]:
    """The shares read rightly, by how many digits the numbers have."""
    lengths = np.array([len(sample.label) for sample in answers.samples])
    return [
        _row(_digits(length), answers.right[lengths == length])
        for length in sorted({*lengths.tolist()})
    ]


def by_kind(answers: Answers) -> list[Row]:
    """The shares answered rightly, by what the protocol's kinds are called."""
    kinds = answers.protocol.kinds
    return [
        _row(name, right)
        for name, right in zip(kinds, np.split(answers.right, len(kinds)), strict=True)
    ]


def of_each_kind(answers: Answers) -> list[int]:
    """The number of one sample of each kind."""
    each = len(answers.samples) // len(answers.protocol.kinds)
    return [each * place for place in range(len(answers.protocol.kinds))]


def by_status(answers: Answers) -> list[tuple[Status, int, int]]:
    """For each status that was answered: how often, and how often rightly."""
    statuses = np.array([reading.status for reading in answers.readings])
    counted = [(status, statuses == status) for status in Status]
    return [
        (status, int(members.sum()), int(answers.right[members].sum()))
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


def unattacked(attack: Answers, read: Sequence[Answers]) -> float | None:
    """The share right of the very digits that an attack is on; None where they were not read.

    An attack is on some of them, evenly chosen, for it takes long.
    """
    for clean in read:
        if clean.protocol.name == attack.protocol.clean:
            step = -(-len(clean.samples) // len(attack.samples))
            return float(clean.right[::step].mean())
    return None
