"""The sample ink that is shown and written by the demo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.ink.ink import Floats, Ink

PATH = Path(__file__).parents[3] / "assets" / "sample-ink" / "numbers.ndjson"


@pytest.fixture(scope="module")
def drawings() -> list[FileDrawing]:
    with PATH.open("rb") as lines:
        read = [drawing for _, drawing in read_ndjson(lines)]
    assert all(isinstance(drawing, FileDrawing) for drawing in read)
    return [drawing for drawing in read if isinstance(drawing, FileDrawing)]


def test_every_digit_and_length_is_there_and_no_key_twice(drawings: list[FileDrawing]) -> None:
    labels = [drawing.label or "" for drawing in drawings]

    assert set("".join(labels)) == set("0123456789")
    assert {len(label) for label in labels} == {1, 2, 3, 4, 5}
    assert len({drawing.key for drawing in drawings}) == len(drawings)


def test_it_lies_on_the_canvas(drawings: list[FileDrawing]) -> None:
    for drawing in drawings:
        bounds = drawing.ink.bounds
        assert bounds.left >= 0
        assert bounds.top >= 0
        assert bounds.right <= 900
        assert bounds.bottom <= 360


def test_it_can_be_replayed_with_times_and_pressures(drawings: list[FileDrawing]) -> None:
    for drawing in drawings:
        assert all(stroke.pressures is not None for stroke in drawing.ink.strokes)
        times = times_of(drawing.ink)
        assert times[0] == 0
        assert (np.diff(times) > 0).all()


def times_of(ink: Ink) -> Floats:
    return np.concatenate([stroke.times for stroke in ink.strokes if stroke.times is not None])
