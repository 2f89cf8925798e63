"""Chances: one of several is picked, some likelier than others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats


class Chances:
    """What `Generator.choice` picks of shares, which it checks and adds up each time anew."""

    def __init__(self, shares: Sequence[float] | Floats) -> None:
        """shares: how likely each is, relative to the others; where there are none, pick none."""
        weights = np.asarray(shares, np.float64)
        sums = np.cumsum(weights / weights.sum())
        self._sums: Floats = sums / sums[-1:]

    def picked(self, random: np.random.Generator) -> int:
        """The number of one of them."""
        return int(self._sums.searchsorted(random.random(), "right"))

    def many(self, count: int, random: np.random.Generator) -> NDArray[np.intp]:
        """(count,) numbers, each picked by itself."""
        return self._sums.searchsorted(random.random(count), "right")
