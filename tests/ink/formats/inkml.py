"""What is read from an InkML file, of which only the body is given."""

from __future__ import annotations

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import read_inkml
from digitpad.ink.ink import Stroke

NAMESPACE = "http://www.w3.org/2003/InkML"


def read(body: str) -> list[FileDrawing]:
    return read_inkml(f'<ink xmlns="{NAMESPACE}">{body}</ink>'.encode())


def strokes(body: str) -> tuple[Stroke, ...]:
    (drawing,) = read(body)
    return drawing.ink.strokes
