"""Alignment: which character was read as which, and what was missed or added."""

from __future__ import annotations

import string
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

MISSED, ADDED = "missed", "added"

Pair = tuple[str | None, str | None]
"""A true character and what was read for it: None where nothing was, or where nothing was there."""


def aligned(true: str, read: str) -> list[Pair]:
    """The pairs of two texts, from left to right, with as few edits as there can be.

    Among equally short ways a character that was read as another one comes first: 12 read as 3 is a
    1 that was missed and a 2 that was taken for a 3.
    """
    costs = _costs(true, read)
    row, column = len(true), len(read)
    pairs: list[Pair] = []
    while row or column:
        if row and column:
            swapped = costs[row - 1, column - 1] + (true[row - 1] != read[column - 1])
            if costs[row, column] == swapped:
                row, column = row - 1, column - 1
                pairs.append((true[row], read[column]))
                continue
        if row and costs[row, column] == costs[row - 1, column] + 1:
            row -= 1
            pairs.append((true[row], None))
        else:
            column -= 1
            pairs.append((None, read[column]))
    return pairs[::-1]


def _costs(true: str, read: str) -> NDArray[np.int64]:
    """(len(true) + 1, len(read) + 1): the fewest edits between all beginnings (Levenshtein)."""
    costs = np.add.outer(np.arange(len(true) + 1), np.arange(len(read) + 1))
    for row, left in enumerate(true, start=1):
        for column, right in enumerate(read, start=1):
            costs[row, column] = min(
                costs[row - 1, column] + 1,
                costs[row, column - 1] + 1,
                costs[row - 1, column - 1] + (left != right),
            )
    return costs


def confusion_counts(
    texts: Iterable[tuple[str, str]],
) -> tuple[NDArray[np.int64], list[str], list[str]]:
    """Counts with the names of their rows and columns, from true and read texts.

    Ten rows of what was written and one, if need be, of what was added; ten columns of what was
    read and one, if need be, of what was missed.
    """
    counts = np.zeros((11, 11), np.int64)
    for true, read in texts:
        # The way is only looked for where there is more than one.
        pairs = list(zip(true, read, strict=True)) if true == read else aligned(true, read)
        for written, seen in pairs:
            counts[_place(written), _place(seen)] += 1
    rows, columns = [*string.digits], [*string.digits]
    if counts[10].any():
        rows.append(ADDED)
    if counts[:, 10].any():
        columns.append(MISSED)
    return counts[: len(rows), : len(columns)], rows, columns


def _place(character: str | None) -> int:
    """Its row or column; what is no digit counts as nothing."""
    return 10 if character is None else string.digits.find(character) % 11
