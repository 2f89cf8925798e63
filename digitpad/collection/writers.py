"""Writers: kept drawings into files, one function a format.

A writer makes the file or folder `target` and gives, drawing by drawing, None when it is written or
why it could not be. `readers` read all of them again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from digitpad.collection import pictures
from digitpad.collection.drawing import Drawing
from digitpad.collection.lines import ink_line, picture_line
from digitpad.collection.readers import METADATA, Refused
from digitpad.collection.store import Source
from digitpad.ink.formats.drawing import Drawing as FileDrawing
from digitpad.ink.formats.inkml import write_inkml

Kept = tuple[Drawing, Source]
Writer = Callable[[Path, Iterable[Kept]], Iterator[Refused | None]]


def ndjson(target: Path, kept: Iterable[Kept]) -> Iterator[Refused | None]:
    """A QuickDraw file with all that is known of each drawing; pictures have no place in it."""
    with target.open("wb") as file:
        for drawing, source in kept:
            if isinstance(source, bytes):
                yield Refused(drawing.id, "a picture has no place in ndjson, export to a folder")
            else:
                file.write(ink_line(drawing, source).encode() + b"\n")
                yield None
        file.flush()
        os.fsync(file.fileno())


def folder(target: Path, kept: Iterable[Kept]) -> Iterator[Refused | None]:
    """A folder that loses nothing: one ndjson file of all ink, pictures as they are, METADATA."""
    target.mkdir()
    for drawing, source in kept:
        if isinstance(source, bytes):
            _write_picture(target, drawing, source)
        else:
            _append(target / "ink.ndjson", ink_line(drawing, source))
        yield None


def inkml(target: Path, kept: Iterable[Kept]) -> Iterator[Refused | None]:
    """A folder with an InkML file for each ink, and its label alone; pictures as in `folder`."""
    target.mkdir()
    for drawing, source in kept:
        if isinstance(source, bytes):
            _write_picture(target, drawing, source)
        else:
            with (target / f"{_stem(drawing)}.inkml").open("wb") as file:
                write_inkml(file, [FileDrawing(source, drawing.label)])
        yield None


WRITERS: dict[str, Writer] = {"folder": folder, "ndjson": ndjson, "inkml": inkml}
"""The formats by name."""


def _stem(drawing: Drawing) -> str:
    """A file name of its own that ends in the label, as readers of labelled names expect it."""
    return f"{drawing.id}_{drawing.label}"


def _write_picture(target: Path, drawing: Drawing, content: bytes) -> None:
    name = _stem(drawing) + pictures.suffix(content)
    (target / name).write_bytes(content)
    _append(target / METADATA, picture_line(drawing, name))


def _append(path: Path, line: str) -> None:
    with path.open("ab") as file:
        file.write(line.encode() + b"\n")
