"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write a file first, beside its place; in the end it is brought to the disk and put.

    Whenever the power fails or the program is killed, the file is the old one or the new one: what
    was cut off lies beside it, hidden, until `clear_aside`. Where writing fails, the old one stays;
    raises OSError.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield aside
        _synced(aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    with suppress(OSError):  # not every system can bring a folder to the disk
        _synced(path.parent)


def clear_aside(path: Path) -> None:
    """Take away what those left that were killed while they wrote a file.

    Only for who alone may write it; raises OSError.
    """
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text whole, in UTF-8 with its line ends as they are; raises OSError."""
    with written_whole(path) as aside:
        aside.write_text(text, encoding="utf-8", newline="")


def _synced(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
