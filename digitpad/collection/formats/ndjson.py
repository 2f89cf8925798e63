"""ndjson: ink in the QuickDraw layout, a line a drawing, labelled by "word"."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from digitpad.collection.formats.items import Found, Kept, RefusalError, Refused, Written, incoming
from digitpad.collection.lines import ink_from, ink_line

_BLOCK = 1 << 20


def read(path: Path) -> Iterator[Found]:
    """The drawings of a file; a line that is none is refused, and the rest go on."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            origin = f"{path}:{number}"
            try:
                yield incoming(origin, *ink_from(line))
            except ValueError as error:
                yield Refused(origin, error)


def count(path: Path) -> int:
    """About how many drawings a file holds: its lines."""
    with path.open("rb") as file:
        return 1 + sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def write(target: Path, kept: Iterable[Kept]) -> Written:
    """A file with all that is known of each ink; pictures have no place in it."""
    with target.open("wb") as file:
        for drawing, source in kept:
            if isinstance(source, bytes):
                yield Refused(
                    drawing.id,
                    RefusalError("a picture has no place in ndjson, export to a folder"),
                )
            else:
                file.write(ink_line(drawing, source).encode() + b"\n")
                yield None
        file.flush()
        os.fsync(file.fileno())
