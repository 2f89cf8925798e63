"""ImageFolder: pictures in a folder, and a metadata.jsonl that labels them, a line a picture."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from digitpad.collection import pictures
from digitpad.collection.drawing import Drawing
from digitpad.collection.formats.items import Found, Kept, RefusalError, Refused, Written, incoming
from digitpad.collection.lines import ink_line, picture_from, picture_line
from digitpad.collection.rendering import rendered
from digitpad.recognition.image_file import SUFFIXES

METADATA = "metadata.jsonl"


class Metadata:
    """A METADATA file, which labels pictures in its folder and in those in it.

    It is read when it is first needed, and says of each picture what it is until that is met.
    Every method raises OSError where it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._met: set[Path] = set()

    def describes(self, folder: Path) -> bool:
        """Whether it names any picture in this folder, or in those in it."""
        return place(folder) in self._folders

    def refused(self, _: Path) -> Iterator[Found]:
        """The lines that say nothing of any picture."""
        yield from self._read[1]

    def found(self, path: Path) -> Iterator[Found]:
        """A picture as it is described."""
        described, _ = self._read
        here = place(path)
        self._met.add(here)
        content = pictures.content(path)
        if here in described:
            yield incoming(str(path), content, described[here][1])
        else:
            yield Refused(str(path), RefusalError("{file} does not describe it", file=METADATA))

    def missing(self, _: Path) -> Iterator[Found]:
        """The pictures that were described and never met."""
        described, _refused = self._read
        for there, (path, _drawing) in described.items():
            if there not in self._met:
                yield Refused(str(path), _why_not_met(path))

    @cached_property
    def _read(self) -> tuple[dict[Path, tuple[Path, Drawing | None]], list[Refused]]:
        """The pictures by their places, each with its path as it is named; and what is refused."""
        described: dict[Path, tuple[Path, Drawing | None]] = {}
        refused: list[Refused] = []
        with self._path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                try:
                    name, drawing = picture_from(line)
                    path = self._path.parent / name
                    described[place(path)] = path, drawing
                except ValueError as error:
                    refused.append(Refused(f"{self._path}:{number}", error))
        return described, refused

    @cached_property
    def _folders(self) -> set[Path]:
        """The places of all folders round the pictures."""
        described, _ = self._read
        return {folder for picture in described for folder in picture.parents}


def place(path: Path) -> Path:
    """Where a file is, however its path is written."""
    return Path(os.path.abspath(path))


def _why_not_met(path: Path) -> RefusalError:
    """Why a search did not come upon a picture."""
    if not os.path.exists(path):
        return RefusalError("{file} names it, but it is missing", file=METADATA)
    if path.suffix.lower() not in SUFFIXES:
        return RefusalError(
            "{file} names it, but it is no picture: its name must end in {endings}",
            file=METADATA,
            endings=", ".join(SUFFIXES),
        )
    return RefusalError(
        "{file} names it, but it is hidden, or lies in a folder that is not read with this one",
        file=METADATA,
    )


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
