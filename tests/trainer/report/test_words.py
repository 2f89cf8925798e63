"""Figures as people read them."""

from __future__ import annotations

import pytest

from trainer.report.words import duration


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.4, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (3569, "59 min"),
        (3599, "1 h 00 min"),
        (3600 + 5 * 60 + 29, "1 h 05 min"),
        (2 * 3600 - 29, "2 h 00 min"),
    ],
)
def test_a_duration_is_told_in_whole_minutes_from_one_on(seconds: float, told: str) -> None:
    assert duration(seconds) == told
