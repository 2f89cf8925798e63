"""Readers: labelled drawings in files and folders, for a collection to take in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from digitpad.collection.formats import idx, inkml, labelled_names, ndjson
from digitpad.collection.formats.imagefolder import METADATA, Metadata, place
from digitpad.collection.formats.items import Found, RefusalError, Refused
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.ink.formats import drawing
from digitpad.recognition import image_file

Reader = Callable[[Path], Iterator[Found]]
"""Reads one file. Raises OSError or ValueError, with words for the user, where it cannot."""

SUFFIXES = (*drawing.SUFFIXES, *image_file.SUFFIXES)
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
            yield Refused(str(self.path), RefusalError(error.strerror or str(error)))
        except ValueError as error:
            yield Refused(str(self.path), error)

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
    of its folder and of those in it, also where these are named one by one; named itself, it
    stands for its folder. Above the folder that is named, or that a named picture lies in, the
    nearest counts that describes any picture in it: others there are of something else.
    """
    search = _Search(by)
    for path in paths:
        yield from search.pieces(path)


class _Search:
    """Looks for the files to read, with what labels their pictures; gives none of them twice."""

    def __init__(self, by: LabelledBy) -> None:
        self._by = by
        self._given: set[Path] = set()
        self._metadata: dict[Path, Metadata | None] = {}

    def pieces(self, path: Path) -> Iterator[Piece]:
        """The files that a path stands for, without those that were given before."""
        if os.path.isdir(path):  # which, unlike Path.is_dir, never raises
            yield from self._folder(path, self._above(path))
        elif path.name == METADATA and os.path.exists(path):
            yield from self._folder(path.parent)
        # Somebody who chooses images and their labels means one thing.
        elif self._is_new(idx.images_of(path) or path):
            yield from self._named(path)

    def _named(self, path: Path) -> Iterator[Piece]:
        """A file that the user named, which is not passed over in silence."""
        images = idx.images_of(path)
        metadata = self._own(path.parent) or self._above(path.parent) if _shows(path) else None
        if images is not None and not os.path.exists(images) and os.path.exists(path):
            yield _refusal(
                path,
                RefusalError("its pictures are missing: put {file} beside it", file=images.name),
            )
        elif piece := self._known(images or path, metadata):
            if metadata is not None:
                yield from self._bad_lines(path.parent)
            yield piece
        elif os.path.exists(path):
            yield _refusal(
                path,
                RefusalError(
                    "its name must end in {endings} or idx3-ubyte", endings=", ".join(SUFFIXES)
                ),
            )
        else:
            yield _refusal(path, RefusalError("there is no such file or folder"))

    def _folder(self, path: Path, above: Metadata | None = None) -> Iterator[Piece]:
        """The files in a folder, and the folders in it, which METADATA above may describe."""
        if not self._is_new(path):
            return
        try:
            entries = sorted(
                (e for e in path.iterdir() if not e.name.startswith(".")), key=os.fsencode
            )
        except OSError as error:
            yield _refusal(path, RefusalError(error.strerror or str(error)))
            return
        own = self._own(path)
        yield from self._bad_lines(path)
        for entry in entries:
            if os.path.isdir(entry):
                # A link to a folder could lead back here.
                if not entry.is_symlink():
                    yield from self._folder(entry, own or above)
            elif (piece := self._known(entry, own or above)) and self._is_new(entry):
                yield piece
        if own is not None:
            yield Piece(path / METADATA, own.missing, _none)

    def _known(self, path: Path, metadata: Metadata | None) -> Piece | None:
        """How to read a file by its name; None for one of an unknown kind."""
        if _shows(path):
            by_name = partial(labelled_names.read, by=self._by)
            return Piece(path, metadata.found if metadata else by_name)
        match path.suffix.lower():
            case ".ndjson":
                return Piece(path, ndjson.read, ndjson.count)
            case ".inkml":
                return Piece(path, inkml.read)
        return Piece(path, idx.read, idx.count) if idx.images_of(path) == path else None

    def _bad_lines(self, folder: Path) -> Iterator[Piece]:
        """What is refused of the METADATA in a folder, once."""
        metadata = self._own(folder)
        if metadata is not None and self._is_new(folder / METADATA):
            yield Piece(folder / METADATA, metadata.refused, _none)

    def _own(self, folder: Path) -> Metadata | None:
        """The METADATA in a folder, one for all that it labels."""
        here = place(folder)
        if here not in self._metadata:
            path = folder / METADATA
            self._metadata[here] = Metadata(path) if os.path.exists(path) else None
        return self._metadata[here]

    def _above(self, folder: Path) -> Metadata | None:
        """The nearest METADATA above a folder that describes any picture in it."""
        for higher in place(folder).parents:
            metadata = self._own(higher)
            with suppress(OSError):  # what cannot be read describes nothing
                if metadata is not None and metadata.describes(folder):
                    return metadata
        return None

    def _is_new(self, path: Path) -> bool:
        """Whether a file or folder was not given before; from now on it was."""
        known = len(self._given)
        self._given.add(place(path))
        return len(self._given) > known


def _shows(path: Path) -> bool:
    """Whether the name of a file is that of a picture."""
    return path.suffix.lower() in image_file.SUFFIXES


def _none(_: Path) -> int:
    return 0


def _refusal(path: Path, error: RefusalError) -> Piece:
    return Piece(path, lambda path: iter([Refused(str(path), error)]))
