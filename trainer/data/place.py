"""Place: where a data set lies, where it is had from, and what to do when it is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitpad import folders
from digitpad.collection.formats import idx
from trainer.data.fetching import Archive, FetchError, fetch
from trainer.data.sample import DataError
from trainer.progress import Progress, Report

State = tuple[tuple[Path, int, int], ...]
"""Of files: path, size in bytes, and time of change in nanoseconds."""


def _none() -> list[Archive]:
    return []


@dataclass(frozen=True)
class Place:
    """Where a data set lies.

    title: its name for people. licence: whose it is, and under what it may be used.
    folder: below that of the data; it may be a whole path, too. own: it is that of the user's
    drawings instead. files: patterns of all the files in it. packed: each of them may be gzipped,
    with .gz behind its name. put: tells people which files to put there.
    archives: what can be fetched; raises ImportError where torchvision, which knows, is missing.
    """

    title: str
    licence: str
    folder: str
    files: tuple[str, ...]
    put: str
    archives: Callable[[], list[Archive]] = _none
    own: bool = False
    packed: bool = False

    def root(self, data: Path) -> Path:
        """The folder itself, given that of the data."""
        return folders.home() if self.own else data / self.folder

    @property
    def published(self) -> bool:
        """Whether it can be fetched."""
        return self.archives is not _none

    def at_hand(self, data: Path) -> bool:
        """Whether all of it is there, so that nothing need be fetched."""
        return all(self._matching(data, pattern) for pattern in self.files)

    def paths(self, data: Path) -> list[Path]:
        """Those of its files that are there, in their order."""
        return sorted(path for pattern in self.files for path in self._matching(data, pattern))

    def state(self, data: Path) -> State:
        """Each file's path, size and time of change, by which one sees whether any has changed."""
        facts = [(path, path.stat()) for path in self.paths(data)]
        return tuple((path, fact.st_size, fact.st_mtime_ns) for path, fact in facts)

    def _matching(self, data: Path, pattern: str) -> list[Path]:
        root = self.root(data)
        there = [path for path in root.glob(pattern) if path.is_file()]
        return there or (list(root.glob(f"{pattern}.gz")) if self.packed else [])

    def fetch(self, data: Path, report: Report, resume: bool = True) -> None:
        """Fetch what is not there; raises DataError where that cannot be."""
        with self.told(data):
            data.mkdir(parents=True, exist_ok=True)
            fetch(data, self._known(), report, resume)

    def opened(self, data: Path, *names: str) -> list[Path]:
        """The files of those names, gzipped where only that is, fetched where they are not there.

        Raises DataError where that cannot be.
        """
        if not all(self._matching(data, name) for name in names):
            progress = Progress(as_json=False)
            try:
                self.fetch(data, progress)
            finally:
                progress.clear()
        return [next(iter(self._matching(data, name)), self.root(data) / name) for name in names]

    def idx(self, data: Path, images: str, labels: str) -> tuple[NDArray[np.uint8], NDArray[Any]]:
        """Pictures (N, H, W) and their labels (N, …) from idx files; raises DataError."""
        paths = self.opened(data, images, labels)
        with self.told(data):
            pixels, facts = map(idx.array, paths)
            if pixels.ndim != 3 or len(pixels) != len(facts):
                raise ValueError(f"{images} and {labels} do not belong together")
            return idx.upright(paths[0], pixels), facts

    @contextmanager
    def told(self, data: Path) -> Iterator[None]:
        """Whatever is found wrong with the files becomes a DataError that says what to do."""
        try:
            yield
        except (OSError, ValueError, EOFError) as error:
            raise self.error(data, str(error)) from error

    def error(self, data: Path, reason: str) -> DataError:
        """What to raise where the files are missing or damaged."""
        root = self.root(data)
        return DataError(f"{self.title} cannot be read from {root} ({reason}). {self.put}")

    def _known(self) -> list[Archive]:
        if not self.published:
            raise FetchError("it is not there, and there is no address to fetch it from")
        try:
            return self.archives()
        except ImportError as error:
            raise FetchError(
                "it is not there, and what fetches it comes with pip install '.[trainer]'"
            ) from error
