"""Ink of any kind for hypothesis, and a collection that is empty."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import strategies as st
from PIL import Image

from digitpad.collection.formats.items import Incoming
from digitpad.collection.readers import found
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink, Stroke

Write = Callable[[Path, Mapping[str, bytes | str]], None]
Labels = Callable[[Path], dict[str, str]]
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder whose name labels nothing."""
    path = tmp_path / "drawings"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def labels() -> Labels:
    """Gives the labels of all that is found, and why the rest is refused, by origin."""

    def labels(path: Path) -> dict[str, str]:
        return {
            Path(item.origin).relative_to(path).as_posix(): item.drawing.label
            if isinstance(item, Incoming)
            else item.reason
            for item in found([path])
        }

    return labels


@pytest.fixture(scope="session")
def write() -> Write:
    """Writes files into a folder and the folders in it."""

    def write(folder: Path, files: Mapping[str, bytes | str]) -> None:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    return write


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Collection]:
    """Another collection, empty."""
    with Collection(tmp_path / "other.sqlite") as collection:
        yield collection
