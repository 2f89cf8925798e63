"""Readers: labelled drawings in files, one function a format, for a collection to take in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from digitpad.collection import lines, pictures
from digitpad.collection.drawing import Device, Drawing, LabelError
from digitpad.collection.store import Source
from digitpad.ink.formats.inkml import read_inkml

METADATA = "metadata.jsonl"
"""The file that labels the pictures of a folder, a line a picture, as in the layout ImageFolder."""


@dataclass(frozen=True)
class Incoming:
    """A labelled drawing found in a file; origin tells the user where."""

    origin: str
    source: Source
    drawing: Drawing


@dataclass(frozen=True)
class Refused:
    """What could not be taken in or given out, and why, in words for the user."""

    origin: str
    reason: str


Found = Incoming | Refused
Described = dict[Path, Drawing | None]
Reader = Callable[[Path], Iterator[Found]]
"""Reads one file. Raises OSError or ValueError, with words for the user, where it cannot."""


def found(paths: Iterable[Path]) -> Iterator[Found]:
    """All drawings in files and folders, as they are read, and what had to be refused."""
    for path in paths:
        if path.is_dir():
            yield from _read(folder, path)
        elif reader := READERS.get(path.suffix.lower()):
            yield from _read(reader, path)
        elif path.exists():
            yield Refused(str(path), f"its name must end in {', '.join(READERS)}")
        else:
            yield Refused(str(path), "there is no such file or folder")


def folder(path: Path, described: Described | None = None) -> Iterator[Found]:
    """Everything in a folder and the folders in it, in bytewise order of names.

    Hidden files and those of unknown kinds are passed over. Where there is a METADATA file, in this
    folder or one above it (`described`), it alone labels the pictures.
    """
    entries = sorted((e for e in path.iterdir() if not e.name.startswith(".")), key=os.fsencode)
    if own := path / METADATA in entries:
        described = {}
        yield from _read(partial(_metadata, described), path / METADATA)
    for entry in entries:
        reader = READERS.get(entry.suffix.lower())
        if entry.is_dir():
            # A link to a folder could lead back here.
            if not entry.is_symlink():
                yield from _read(partial(folder, described=described), entry)
        elif reader is picture and described is not None:
            yield from _read(partial(_described_picture, described), entry)
        elif reader is not None:
            yield from _read(reader, entry)
    if own and described:
        yield from (
            Refused(str(file), f"{METADATA} names it, but it is missing") for file in described
        )


def ndjson(path: Path) -> Iterator[Found]:
    """The drawings of a QuickDraw file, one a line, labelled by "word"."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            origin = f"{path}:{number}"
            try:
                yield _incoming(origin, *lines.ink_from(line))
            except ValueError as error:
                yield Refused(origin, str(error))


def inkml(path: Path) -> Iterator[Found]:
    """The drawings of an InkML file, labelled by its annotations."""
    drawings = read_inkml(path)
    for number, drawing in enumerate(drawings, start=1):
        origin = str(path) if len(drawings) == 1 else f"{path}#{number}"
        yield _labelled(origin, drawing.ink, drawing.label)


def picture(path: Path) -> Iterator[Found]:
    """A picture, labelled by the folder 0 to 9 that it lies in, else by its name.

    In a name it is the digits of the stem, or what follows its last underscore: `4021.png` and
    `test_368_26563.png` are 4021 and 26563.
    """
    within = path.absolute().parent.name
    # In a folder for each digit, the names are mostly running numbers.
    label = within if within in set("0123456789") else path.stem.rpartition("_")[2]
    yield _labelled(str(path), path.read_bytes(), label)


READERS: dict[str, Reader] = {
    ".ndjson": ndjson,
    ".inkml": inkml,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".bmp", ".webp"), picture),
}
"""What reads a file, by the end of its name in small letters."""


def _read(reader: Reader, path: Path) -> Iterator[Found]:
    """What a reader finds in a file, or why it cannot be read."""
    try:
        yield from reader(path)
    except OSError as error:
        yield Refused(str(path), error.strerror or str(error))
    except ValueError as error:
        yield Refused(str(path), str(error))


def _metadata(described: Described, path: Path) -> Iterator[Found]:
    """Adds the pictures that a METADATA file describes; gives back the lines that are refused."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                name, drawing = lines.picture_from(line)
                described[path.parent / name] = drawing
            except ValueError as error:
                yield Refused(f"{path}:{number}", str(error))


def _described_picture(described: Described, path: Path) -> Iterator[Found]:
    if path in described:
        yield _incoming(str(path), path.read_bytes(), described.pop(path))
    else:
        yield Refused(str(path), f"{METADATA} does not describe it")


def _labelled(origin: str, source: Source, label: str | None) -> Found:
    try:
        return _incoming(origin, source, None if label is None else Drawing(label))
    except LabelError as error:
        return Refused(origin, str(error))


def _incoming(origin: str, source: Source, drawing: Drawing | None) -> Found:
    if not source:
        return Refused(origin, "nothing is drawn in it")
    if drawing is None:
        return Refused(origin, "it has no label")
    if isinstance(source, bytes):
        try:
            pictures.check(source)
        except pictures.PictureBytesError as error:
            return Refused(origin, str(error))
        return Incoming(origin, source, replace(drawing, device=Device.PICTURE))
    if drawing.device is Device.PICTURE:
        return Incoming(origin, source, replace(drawing, device=Device.UNKNOWN))
    return Incoming(origin, source, drawing)
