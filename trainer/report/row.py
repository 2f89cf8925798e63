"""Row: a share with what it is called, to be drawn beside others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One share in 0..1 with its 95 % interval, of count drawings."""

    name: str
    share: float
    low: float
    high: float
    count: int
