"""Unfinished: what is being drawn, kept aside so that no crash loses it."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from filelock import FileLock, Timeout

from digitpad import folders
from digitpad.collection import pictures
from digitpad.collection.ink_bytes import packed, unpacked
from digitpad.collection.pictures import PictureBytesError
from digitpad.ink.ink import Ink, InkError

Source = Ink | bytes
"""What is being drawn: ink, or a picture as the bytes of its file."""

_log = logging.getLogger(__name__)
_INK = b"INK"


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
    def left(self) -> list[Source]:
        """What lies in the place: left by the pad before, or kept by this one.

        What is damaged is put aside under another name.
        """
        try:
            with ZipFile(self._path) as archive:
                return [_source(archive.read(name)) for name in archive.namelist()]
        except FileNotFoundError:
            return []
        except (BadZipFile, InkError, PictureBytesError):
            aside = self._path.replace(self._path.with_suffix(".damaged"))
            _log.exception("what was being drawn is damaged; it lies in %s", aside)
            return []

    def keep(self, sources: Sequence[Source]) -> None:
        """Put these, or nothing, in the place of what was there; on the disk when this returns."""
        if not sources:
            self._path.unlink(missing_ok=True)
            return
        aside = self._path.with_suffix(".aside")
        with aside.open("wb") as file:
            with ZipFile(file, "w") as archive:
                for number, source in enumerate(sources):
                    content = packed(source) if isinstance(source, Ink) else source
                    archive.writestr(str(number), content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)

    def close(self) -> None:
        """Leave the place, and what lies in it, to the next pad."""
        self._lock.release()

    def _place(self) -> tuple[Path, FileLock]:
        left = sorted(self._folder.glob("*.sketch"))
        new = (self._folder / f"{number}.sketch" for number in count(1))
        for path in chain(left, new):
            lock = FileLock(path.with_suffix(".lock"))
            try:
                lock.acquire(blocking=False)
            except Timeout:
                continue
            return path, lock
        raise AssertionError("numbers do not end")


def _source(content: bytes) -> Source:
    if content.startswith(_INK):
        return unpacked(content)
    pictures.check(content)
    return content
