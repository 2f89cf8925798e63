"""Unfinished: what is being drawn, kept aside so that no crash loses it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from itertools import chain, count
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from filelock import FileLock, Timeout

from digitpad import folders
from digitpad.collection import pictures
from digitpad.collection.ink_bytes import packed, unpacked
from digitpad.files import clear_aside, written_whole
from digitpad.ink.ink import Ink
from digitpad.worded import WordedError

Source = Ink | bytes
"""What is being drawn: ink, or a picture as the bytes of its file."""

_INK = b"INK"
# What zipfile raises depends on where the damage is: a flipped bit can ask for a password, or for
# another compression. ValueError is that of ink and pictures, too.
_DAMAGE = (
    BadZipFile,
    EOFError,
    LZMAError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class UnfinishedError(WordedError):
    """What the pad before left cannot be read; the message says why, and where it is."""


class Unfinished:
    """A place of its own for each pad that is open, and what the pad before left in it.

    Places are numbered files, each locked while its pad runs. A new pad takes one in which a pad
    that has ended left something, else the first that is free.
    Raises OSError where the folder cannot be used.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or folders.home() / "unfinished"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._path, self._lock = self._place()

    @property
    def others_wait(self) -> bool:
        """Whether pads that have ended left something in other places, too.

        The next pad that opens beside this one takes one of these.
        """
        others = (path for path in self._folder.glob("*.sketch") if path != self._path)
        for lock in map(_locked, others):
            if lock is not None:
                lock.release()
                return True
        return False

    def read(self) -> dict[str, Source]:
        """What lies in the place, by name: left by the pad before, or kept by this one.

        Raises UnfinishedError where it cannot be read; then it is put aside under another name.
        """
        try:
            with ZipFile(self._path) as archive:
                return {name: _source(archive.read(name)) for name in archive.namelist()}
        except FileNotFoundError:
            return {}
        except _DAMAGE as error:
            # EOFError, alone, leaves unsaid what it is.
            damage = error if str(error) else "it ends too early"
            raise UnfinishedError(
                "{damage}. It lies in {place}", damage=damage, place=self._put_aside()
            ) from error

    def keep(self, sources: Mapping[str, Source]) -> None:
        """Put these, or nothing, in the place of what was there; on the disk when this returns.

        Raises OSError where that cannot be; then the place is as it was.
        """
        if not sources:
            self._path.unlink(missing_ok=True)
            return
        with written_whole(self._path) as aside, ZipFile(aside, "w") as archive:
            for name, source in sources.items():
                archive.writestr(name, packed(source) if isinstance(source, Ink) else source)

    def close(self) -> None:
        """Leave the place, and what lies in it, to the next pad."""
        self._lock.release()

    def _put_aside(self) -> Path:
        """Where it is now; in its place still, if it cannot be moved."""
        with suppress(OSError):
            return self._path.replace(folders.free_path(self._path.with_suffix(".damaged")))
        return self._path

    def _place(self) -> tuple[Path, FileLock]:
        left = sorted(self._folder.glob("*.sketch"))
        new = (self._folder / f"{number}.sketch" for number in count(1))
        for path in chain(left, new):
            if (lock := _locked(path)) is not None:
                clear_aside(path)
                return path, lock
        raise AssertionError("numbers do not end")


def _locked(path: Path) -> FileLock | None:
    """The lock of a place, which is held from now on; None where another pad holds it."""
    lock = FileLock(path.with_suffix(".lock"))
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return None
    return lock


def _source(content: bytes) -> Source:
    if content.startswith(_INK):
        return unpacked(content)
    pictures.suffix(content)  # it begins as one; the archive's own sums say that all of it is there
    return content
