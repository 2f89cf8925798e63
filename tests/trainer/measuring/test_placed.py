"""Placed: edges of digits near where they stand, in heights of the ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from trainer.data.sample import Sample
from trainer.measuring.placed import placed

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading
    from tests.trainer.conftest import ReadingOf

INK = Ink.of([[(0, 0), (0, 10)], [(20, 0), (20, 10)]])  # a fifth of its height is 2
PICTURE = Picture(np.pad(np.ones((10, 20), np.float32), 5), scale=2)  # of the original's 4
SIDES = np.array([[0.0, 5.0], [10.0, 20.0]])


@pytest.fixture
def read(reading_of: ReadingOf) -> Reading:
    """12, its edges 1, 2.5, 0 and 4 from the true ones."""
    reading = reading_of("12")
    found = ((1.0, 7.5), (10.0, 16.0))
    digits = [
        replace(digit, left=left, right=right)
        for digit, (left, right) in zip(reading.digits, found, strict=True)
    ]
    return replace(reading, digits=tuple(digits))


def share(sources: Sequence[Ink | Picture], readings: Sequence[Reading]) -> float | None:
    return placed([Sample(source, "12", "", SIDES) for source in sources], readings)


def test_an_edge_is_found_within_a_fifth_of_the_height(read: Reading) -> None:
    assert share([INK], [read]) == 0.5
    assert share([PICTURE], [read]) == 1.0
    assert share([INK, PICTURE], [read, read]) == 0.75


def test_what_is_read_wrongly_counts_on_neither_side(read: Reading, reading_of: ReadingOf) -> None:
    assert share([INK, INK], [read, reading_of("1")]) == 0.5


def test_without_places_nothing_is_known(read: Reading, reading_of: ReadingOf) -> None:
    unknown = replace(
        read, digits=tuple(replace(digit, left=None, right=None) for digit in read.digits)
    )
    assert share([INK], [unknown]) is None
    assert share([INK], [reading_of("1")]) is None
    assert placed([Sample(INK, "12", "")], [read]) is None
