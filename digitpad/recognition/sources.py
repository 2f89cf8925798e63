"""Sources: files, folders and standard input as named drawings to be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from digitpad.ink.formats.drawing import SUFFIXES as INK_SUFFIXES
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import read_inkml
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.ink.ink import Ink, InkError
from digitpad.recognition.image_file import SUFFIXES
from digitpad.recognition.picture import Picture, PictureError

STANDARD_INPUT = "-"
_SEPARATORS = f"/{os.sep}"


@dataclass(frozen=True)
class Found:
    """A drawing with its name, or the words for why it could not be had."""

    source: str
    drawing: Ink | Picture | str


def found(sources: Iterable[str], standard_input: Iterable[bytes]) -> Iterator[Found]:
    """The drawings of all sources, in order, each as soon as it is there.

    A source is a picture, a folder, an .inkml or .ndjson file, or "-" for ndjson on standard input.
    In a folder the names go in bytewise order; hidden and unknown ones are passed over, and so are
    folders. A drawing of an ndjson file is named by its key, else FILE:LINE; one of several
    top-level trace groups of an InkML file FILE#N.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _or_why_not(source, _lines(source, standard_input))
        elif os.path.isdir(source):
            yield from _or_why_not(source, _in_folder(source))
        else:
            yield from _or_why_not(source, _in_file(source))


def _or_why_not(name: str, drawings: Iterator[Found]) -> Iterator[Found]:
    """The drawings of a source, and where they end because something is wrong with it, what."""
    try:
        yield from drawings
    except OSError as error:
        yield Found(name, f"it cannot be opened: {error.strerror or error}")
    except (InkError, PictureError) as error:
        yield Found(name, str(error))


def _in_folder(folder: str) -> Iterator[Found]:
    with os.scandir(folder) as entries:
        # A link that leads nowhere is no folder to os.path.isdir, and an error to entry.is_dir.
        names = [entry.name for entry in entries if not os.path.isdir(entry.path)]
    for name in sorted(names, key=os.fsencode):
        known = Path(name).suffix.lower() in (*SUFFIXES, *INK_SUFFIXES)
        if known and not name.startswith("."):
            path = f"{folder.rstrip(_SEPARATORS)}/{name}"
            yield from _or_why_not(path, _in_file(path))


def _in_file(path: str) -> Iterator[Found]:
    """What one file holds; whatever is not ink by its suffix is tried as a picture."""
    suffix = Path(path).suffix.lower()
    if suffix == ".ndjson":
        with open(path, "rb") as lines:
            yield from _lines(path, lines)
    elif suffix == ".inkml":
        yield from _groups(path, read_inkml(path))
    else:
        yield Found(path, Picture.open(path))


def _lines(name: str, lines: Iterable[bytes]) -> Iterator[Found]:
    for number, drawing in read_ndjson(lines):
        place = f"{name}:{number}"
        if isinstance(drawing, InkError):
            yield Found(place, str(drawing))
        else:
            yield Found(place if drawing.key is None else drawing.key, drawing.ink)


def _groups(path: str, drawings: list[FileDrawing]) -> Iterator[Found]:
    for number, drawing in enumerate(drawings, start=1):
        yield Found(path if len(drawings) == 1 else f"{path}#{number}", drawing.ink)
