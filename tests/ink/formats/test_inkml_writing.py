"""Drawings are written as InkML, each with its label and its times."""

from __future__ import annotations

import io

import pytest

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import write_inkml
from digitpad.ink.ink import Ink, InkError, Stroke
from tests.ink.formats.inkml import NAMESPACE


def written(*drawings: FileDrawing) -> str:
    stream = io.BytesIO()
    write_inkml(stream, drawings)
    return stream.getvalue().decode()


def test_one_drawing_is_written_without_groups() -> None:
    text = written(FileDrawing(Ink.of([[(1, 2), (3.5, 4)]]), "7", "key"))

    assert "<traceGroup" not in text
    assert '<annotation type="truth">7</annotation>' in text
    assert '<trace contextRef="#XY">1 2, 3.5 4</trace>' in text
    assert f'<ink xmlns="{NAMESPACE}">' in text


def test_several_drawings_are_written_as_groups() -> None:
    assert written(FileDrawing(Ink()), FileDrawing(Ink())).count("<traceGroup") == 2


def test_written_times_do_not_start_again_with_each_trace() -> None:
    ink = Ink((Stroke([(1, 2)], [0]), Stroke([(3, 4)], [500])))

    assert 'respectTo="#start"' in written(FileDrawing(ink))
    assert '<timestamp xml:id="start"' in written(FileDrawing(ink))


@pytest.mark.parametrize("label", ["\x00", "\x1b", "\ud800", "\ufffe"])
def test_a_label_that_xml_cannot_hold_is_refused(label: str) -> None:
    with pytest.raises(InkError, match="characters that XML cannot hold"):
        written(FileDrawing(Ink(), label))
