"""Alignment: which digit was read as which."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.measuring.alignment import ADDED, MISSED, aligned, confusion_counts


def test_equal_texts_are_aligned_digit_by_digit() -> None:
    assert aligned("407", "407") == [("4", "4"), ("0", "0"), ("7", "7")]


@pytest.mark.parametrize(
    ("true", "read", "pairs"),
    [
        ("407", "401", [("4", "4"), ("0", "0"), ("7", "1")]),
        ("407", "47", [("4", "4"), ("0", None), ("7", "7")]),
        ("47", "407", [("4", "4"), (None, "0"), ("7", "7")]),
        ("12", "3", [("1", None), ("2", "3")]),
        ("5", "", [("5", None)]),
        ("", "5", [(None, "5")]),
        ("", "", []),
    ],
)
def test_texts_are_aligned_with_as_few_edits_as_there_can_be(
    true: str, read: str, pairs: list[tuple[str | None, str | None]]
) -> None:
    assert aligned(true, read) == pairs


def test_single_digits_are_counted_in_ten_rows_and_columns() -> None:
    counts, rows, columns = confusion_counts([("3", "3"), ("3", "8"), ("3", "8"), ("0", "0")])
    assert rows == columns == [*"0123456789"]
    expected = np.zeros((10, 10), np.int64)
    expected[3, 3], expected[3, 8], expected[0, 0] = 1, 2, 1
    np.testing.assert_array_equal(counts, expected)


def test_what_was_missed_or_added_has_a_column_or_a_row_of_its_own() -> None:
    counts, rows, columns = confusion_counts([("407", "47"), ("1", "12")])
    assert (rows[-1], columns[-1]) == (ADDED, MISSED)
    assert counts.shape == (11, 11)
    assert counts[0, 10] == 1
    assert counts[10, 2] == 1
    assert counts.sum() == 5
