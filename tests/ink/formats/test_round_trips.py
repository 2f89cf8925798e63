"""What is written as InkML or ndjson is read back exactly."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.formats.drawing import LARGEST, FileDrawing
from digitpad.ink.formats.inkml import read_inkml, write_inkml
from digitpad.ink.formats.quickdraw import line_of, read_ndjson
from digitpad.ink.ink import Ink, Stroke

coordinates = st.floats(-LARGEST, LARGEST) | st.integers(-2000, 2000).map(float)
times = st.floats(-1e300, 1e300)
pressures = st.floats(0, 1)


@st.composite
def strokes(draw: st.DrawFn, *, pressure_needs_times: bool = False) -> Stroke:
    points = draw(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=6))
    has_times, has_pressures = draw(st.booleans()), draw(st.booleans())
    if pressure_needs_times:
        has_pressures = has_pressures and has_times
    size = len(points)
    return Stroke(
        points,
        draw(st.lists(times, min_size=size, max_size=size)) if has_times else None,
        draw(st.lists(pressures, min_size=size, max_size=size)) if has_pressures else None,
    )


def inks(stroke: st.SearchStrategy[Stroke]) -> st.SearchStrategy[Ink]:
    return st.lists(stroke, max_size=4).map(lambda drawn: Ink(tuple(drawn)))


labels = st.none() | st.from_regex(r"[0-9]{1,5}", fullmatch=True)
keys = st.none() | st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)


@given(st.lists(st.builds(FileDrawing, inks(strokes()), labels), min_size=1, max_size=4))
def test_inkml(drawings: list[FileDrawing]) -> None:
    stream = io.BytesIO()
    write_inkml(stream, drawings)

    assert read_inkml(stream.getvalue()) == drawings


@given(st.lists(st.builds(FileDrawing, inks(strokes(pressure_needs_times=True)), keys, keys)))
def test_ndjson(drawings: list[FileDrawing]) -> None:
    lines = map(line_of, drawings)

    assert list(read_ndjson(lines)) == list(enumerate(drawings, start=1))
