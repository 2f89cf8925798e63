"""InkML (W3C): ink in files of XML, labelled by their annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from digitpad.collection.formats.imagefolder import add_picture, stem
from digitpad.collection.formats.items import Found, Kept, Written, labelled
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import read_inkml, write_inkml


def read(path: Path) -> Iterator[Found]:
    """The drawings of a file: one, or one for each of its top-level groups."""
    drawings = read_inkml(path)
    for number, drawing in enumerate(drawings, start=1):
        origin = str(path) if len(drawings) == 1 else f"{path}#{number}"
        yield labelled(origin, drawing.ink, drawing.label)


def write(target: Path, kept: Iterable[Kept]) -> Written:
    """A folder with a file for each ink, and its label alone; pictures as in an ImageFolder."""
    target.mkdir()
    for drawing, source in kept:
        if isinstance(source, bytes):
            add_picture(target, drawing, source)
        else:
            with (target / f"{stem(drawing)}.inkml").open("wb") as file:
                write_inkml(file, [FileDrawing(source, drawing.label)])
        yield None
