"""Pictures in folders, labelled by the names of their files or by the folders they lie in."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from digitpad.collection import pictures
from digitpad.collection.formats.imagefolder import stem
from digitpad.collection.formats.items import Found, Kept, Written, labelled
from digitpad.collection.rendering import rendered


class LabelledBy(StrEnum):
    """Where the label of a picture stands.

    NAME: the stem of the file's name, or what follows the last underscore in it: `4021.png` and
    `test_368_26563.png` are 4021 and 26563. FOLDER: the folder that the file lies in.
    EITHER: the folder where that is one digit, for names in it are mostly running numbers; else the
    name.
    """

    EITHER = "either"
    NAME = "name"
    FOLDER = "folder"


def read(path: Path, by: LabelledBy = LabelledBy.EITHER) -> Iterator[Found]:
    """A picture and its label."""
    within = path.absolute().parent.name
    named = path.stem.rpartition("_")[2]
    by_folder = by is LabelledBy.FOLDER or (
        by is LabelledBy.EITHER and within in set(string.digits)
    )
    yield labelled(str(path), pictures.content(path), within if by_folder else named)


def write(target: Path, kept: Iterable[Kept], size: int) -> Written:
    """A folder a label, with its pictures; ink is drawn so many pixels high."""
    target.mkdir()
    for drawing, source in kept:
        content = source if isinstance(source, bytes) else rendered(source, size)
        folder = target / drawing.label
        folder.mkdir(exist_ok=True)
        name = stem(drawing) + pictures.suffix(content)
        (folder / name).write_bytes(content)
        yield None
