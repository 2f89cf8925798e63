"""Readers: labelled drawings in files and folders, for a collection to take in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digitpad.collection.formats import idx, imagefolder, inkml, labelled_names, ndjson
from digitpad.collection.formats.imagefolder import METADATA, Described
from digitpad.collection.formats.items import Found, Refused
from digitpad.collection.formats.labelled_names import LabelledBy

Reader = Callable[[Path], Iterator[Found]]
"""Reads one file. Raises OSError or ValueError, with words for the user, where it cannot."""

PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".webp")
SUFFIXES = (".ndjson", ".inkml", *PICTURES)
"""How the names of files end that are read, in small letters; those of idx are known as a whole."""


def _one(_: Path) -> int:
    return 1


@dataclass(frozen=True)
class Piece:
    """A file that is still to be read, how, and what tells about how many drawings it holds."""

    path: Path
    read: Reader
    count: Callable[[Path], int] = _one

    def found(self) -> Iterator[Found]:
        """What is in the file, or why it cannot be read."""
        try:
            yield from self.read(self.path)
        except OSError as error:
            yield Refused(str(self.path), error.strerror or str(error))
        except ValueError as error:
            yield Refused(str(self.path), str(error))

    def expected(self) -> int:
        """About how many drawings it holds; 1 where that cannot be told, for it will be refused."""
        try:
            return self.count(self.path)
        except (OSError, ValueError):
            return 1


def found(paths: Iterable[Path], by: LabelledBy = LabelledBy.EITHER) -> Iterator[Found]:
    """All drawings in files and folders, as they are read, and what had to be refused."""
    for piece in pieces(paths, by):
        yield from piece.found()


def pieces(paths: Iterable[Path], by: LabelledBy = LabelledBy.EITHER) -> Iterator[Piece]:
    """The files that `found` reads, each once, in its order.

    In a folder, and the folders in it, these go in bytewise order of names; hidden files and those
    of unknown kinds are passed over. Where there is a METADATA file, it alone labels the pictures
    of its folder and of those in it; named itself, it stands for its folder.
    """
    given: set[Path] = set()
    for path in paths:
        # Somebody who chooses images and their labels means one thing.
        meant = idx.images_of(path) or path
        if os.path.isdir(path):  # which, unlike Path.is_dir, never raises
            yield from _folder(path, by)
        elif path.name == METADATA and os.path.exists(path):
            yield from _folder(path.parent, by)
        elif meant not in given:
            given.add(meant)
            yield _named(path, by)


def _named(path: Path, by: LabelledBy) -> Piece:
    """A file that the user named, which is not passed over in silence."""
    images = idx.images_of(path)
    if images is not None and not os.path.exists(images) and os.path.exists(path):
        return _refusal(path, f"its pictures are missing: put {images.name} beside it")
    if piece := _known(images or path, by):
        return piece
    if os.path.exists(path):
        return _refusal(path, f"its name must end in {', '.join(SUFFIXES)} or idx3-ubyte")
    return _refusal(path, "there is no such file or folder")


def _known(path: Path, by: LabelledBy) -> Piece | None:
    """How to read a file by its name; None for one of an unknown kind."""
    match path.suffix.lower():
        case ".ndjson":
            return Piece(path, ndjson.read, ndjson.count)
        case ".inkml":
            return Piece(path, inkml.read)
        case suffix if suffix in PICTURES:
            return Piece(path, partial(labelled_names.read, by=by))
    return Piece(path, idx.read, idx.count) if idx.images_of(path) == path else None


def _folder(path: Path, by: LabelledBy, described: Described | None = None) -> Iterator[Piece]:
    """The files in a folder, and the folders in it; `described` by METADATA in one above it."""
    try:
        entries = sorted((e for e in path.iterdir() if not e.name.startswith(".")), key=os.fsencode)
    except OSError as error:
        yield _refusal(path, error.strerror or str(error))
        return
    own = path / METADATA in entries
    if own:
        described = {}
        yield Piece(path / METADATA, partial(imagefolder.read_metadata, described), _none)
    for entry in entries:
        if os.path.isdir(entry):
            # A link to a folder could lead back here.
            if not entry.is_symlink():
                yield from _folder(entry, by, described)
        elif described is not None and entry.suffix.lower() in PICTURES:
            yield Piece(entry, partial(imagefolder.read_described, described))
        elif piece := _known(entry, by):
            yield piece
    if own and described is not None:
        yield Piece(path / METADATA, partial(imagefolder.missing, described), _none)


def _none(_: Path) -> int:
    return 0


def _refusal(path: Path, reason: str) -> Piece:
    return Piece(path, lambda path: iter([Refused(str(path), reason)]))
