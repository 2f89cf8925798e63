"""Exchange: drawings into a collection from files, and out of it into files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from digitpad.collection.formats.items import Found, Kept, Refused
from digitpad.collection.selection import ALL, Selection
from digitpad.collection.store import Collection
from digitpad.collection.watch import StoppedError
from digitpad.collection.writers import FORMATS

DRAWINGS_AT_ONCE = 200  # in one transaction: the disk is waited for once for all of them


class ExportError(Exception):
    """An export that cannot be written where it should; the message is for the user."""


@dataclass
class Summary:
    """What became of the drawings of an import or export.

    done: were imported or exported. present: were in the collection already, with the same label.
    stopped: there were more, and somebody stopped it.
    """

    done: int = 0
    present: int = 0
    stopped: bool = False
    refused: list[Refused] = field(default_factory=list)


def import_from(found: Iterable[Found], collection: Collection) -> Summary:
    """Take in what `readers.found` gives, each drawing once, however often it is imported.

    What was deleted before comes back. A drawing that is there under another label keeps that one
    and is refused. An error or an interrupt on the way loses the last few drawings at most; what
    was taken in before it is StoppedError stays.
    """
    summary = Summary()
    waiting = iter(found)
    try:
        while chunk := list(islice(waiting, DRAWINGS_AT_ONCE)):
            with collection.transaction():
                for item in chunk:
                    _take(item, collection, summary)
    except StoppedError:
        summary.stopped = True
    return summary


def kept(collection: Collection, selection: Selection = ALL) -> Iterator[Kept]:
    """The selected drawings with their ink or pictures, the newest first."""
    return ((drawing, collection.source(drawing.id)) for drawing in collection.drawings(selection))


def export_to(
    path: Path, drawings: Iterable[Kept], format: str, size: int | None = None
) -> Summary:
    """Write drawings in a format of `writers.FORMATS`.

    A file takes the place of an earlier one, and only when it is whole; a folder must be new or
    empty. size: of the pictures that ink becomes, in pixels, where the format draws any.
    Raises ExportError where that cannot be; whatever is raised on the way leaves nothing behind,
    and StoppedError is.
    """
    summary = Summary()
    form = FORMATS[format]
    with _aside(path, format) as target:
        for refused in form.writer(size)(target, drawings):
            if refused is None:
                summary.done += 1
            else:
                summary.refused.append(refused)
    return summary


def _take(item: Found, collection: Collection, summary: Summary) -> None:
    if isinstance(item, Refused):
        summary.refused.append(item)
        return
    earlier = collection.same(item.source)
    if earlier is not None and not earlier.deleted:
        if earlier.label == item.drawing.label:
            summary.present += 1
        else:
            reason = f"it is kept already, with the label {earlier.label}"
            summary.refused.append(Refused(item.origin, reason))
        return
    try:
        collection.keep(item.source, item.drawing)
        summary.done += 1
    except ValueError as error:
        summary.refused.append(Refused(item.origin, str(error)))


def occupied(path: Path, format: str) -> bool:
    """Whether an export in this format to this path would meet what is there already."""
    if FORMATS[format].suffix or not path.is_dir():
        return path.exists()
    return any(path.iterdir())


def free_path(path: Path) -> Path:
    """The path itself where nothing is there, else the first that is free of `path-2` and so on."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


@contextmanager
def _aside(path: Path, format: str) -> Iterator[Path]:
    """A path beside `path` to write to; it takes its place if all goes well, and else goes away."""
    target = path.absolute()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _check_place(target, format)
        yield part
        if target.is_dir():
            target.rmdir()  # empty, see above; on Windows nothing can take its place
        part.replace(target)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if part.is_dir():
            shutil.rmtree(part)
        elif part.exists():
            part.unlink()


def _check_place(target: Path, format: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    is_file = bool(FORMATS[format].suffix)
    if is_file and target.is_dir():
        raise ExportError(f"{target} is a folder; give the name of a file")
    if not is_file and occupied(target, format):
        raise ExportError(f"{target} is there already; give the name of a new folder")
