"""Ink of any kind for hypothesis, and a collection that is empty."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import strategies as st
from PIL import Image

from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink, Stroke

# As large as files may bring them.
NUMBERS = st.floats(-1e18, 1e18)


@st.composite
def _strokes(draw: st.DrawFn) -> Stroke:
    count = draw(st.integers(1, 6))

    def column(values: st.SearchStrategy[float]) -> st.SearchStrategy[list[float]]:
        return st.lists(values, min_size=count, max_size=count)

    points = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=count, max_size=count)
    times = st.none() | column(NUMBERS)
    pressures = st.none() | column(st.floats(0, 1))
    return Stroke(draw(points), draw(times), draw(pressures))


st.register_type_strategy(
    Ink, st.lists(_strokes(), min_size=1, max_size=4).map(lambda strokes: Ink(tuple(strokes)))
)


@pytest.fixture
def collection() -> Iterator[Collection]:
    """The collection of an empty home."""
    with Collection() as collection:
        yield collection


@pytest.fixture
def png() -> Callable[[int], bytes]:
    """The bytes of a small PNG file, other ones for each number up to 255."""

    def made(number: int) -> bytes:
        file = io.BytesIO()
        pixels = bytes(row * column * number % 256 for row in range(64) for column in range(64))
        Image.frombytes("L", (64, 64), pixels).save(file, "PNG")
        return file.getvalue()

    return made
