"""ImageFolder: pictures in a folder, and a metadata.jsonl that labels them, a line a picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from digitpad.collection import pictures
from digitpad.collection.drawing import Drawing
from digitpad.collection.formats.items import Found, Kept, Refused, Written, incoming
from digitpad.collection.lines import ink_line, picture_from, picture_line
from digitpad.collection.rendering import rendered

METADATA = "metadata.jsonl"
Described = dict[Path, Drawing | None]
"""The pictures that a METADATA file names and that were not met yet, with what it says of them."""


def read_metadata(described: Described, path: Path) -> Iterator[Found]:
    """Adds the pictures that a METADATA file describes; gives back the lines that are refused."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                name, drawing = picture_from(line)
                described[path.parent / name] = drawing
            except ValueError as error:
                yield Refused(f"{path}:{number}", str(error))


def read_described(described: Described, path: Path) -> Iterator[Found]:
    """A picture as it is described, which is then done with."""
    if path in described:
        yield incoming(str(path), path.read_bytes(), described.pop(path))
    else:
        yield Refused(str(path), f"{METADATA} does not describe it")


def missing(described: Described, _: Path) -> Iterator[Found]:
    """The pictures that were described and never met."""
    reason = f"{METADATA} names it, but it is missing"
    yield from (Refused(str(path), reason) for path in described)


def write_all(target: Path, kept: Iterable[Kept]) -> Written:
    """A folder that loses nothing: pictures as they are, and one ndjson file of all ink."""
    target.mkdir()
    for drawing, source in kept:
        if isinstance(source, bytes):
            add_picture(target, drawing, source)
        else:
            _append(target / "ink.ndjson", ink_line(drawing, source))
        yield None


def write_pictures(target: Path, kept: Iterable[Kept], size: int) -> Written:
    """A folder of pictures alone: ink is drawn so many pixels high, and keeps its label only."""
    target.mkdir()
    for drawing, source in kept:
        if isinstance(source, bytes):
            add_picture(target, drawing, source)
        else:
            name = f"{stem(drawing)}.png"
            (target / name).write_bytes(rendered(source, size))
            _append(target / METADATA, json.dumps({"file_name": name, "label": drawing.label}))
        yield None


def stem(drawing: Drawing) -> str:
    """A file name of its own that ends in the label, as readers of labelled names expect it."""
    return f"{drawing.id}_{drawing.label}"


def add_picture(target: Path, drawing: Drawing, content: bytes) -> None:
    """Put a picture into a folder as it is, and all that is known of it into METADATA."""
    name = stem(drawing) + pictures.suffix(content)
    (target / name).write_bytes(content)
    _append(target / METADATA, picture_line(drawing, name))


def _append(path: Path, line: str) -> None:
    with path.open("ab") as file:
        file.write(line.encode() + b"\n")
