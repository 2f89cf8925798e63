"""Exchange: drawings into a collection from files, and out of it into files."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from digitpad.collection.database import DamagedDrawingError
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
    stopped: there were more, and somebody stopped or interrupted it.
    """

    done: int = 0
    present: int = 0
    stopped: bool = False
    refused: list[Refused] = field(default_factory=list)

    def add(self, part: Summary) -> None:
        """Count those of another one, too."""
        self.done += part.done
        self.present += part.present
        self.refused += part.refused


def import_from(found: Iterable[Found], collection: Collection) -> Summary:
    """Take in what `readers.found` gives, each drawing once, however often it is imported.

    What was deleted before comes back. A drawing that is there under another label keeps that one
    and is refused. An error on the way loses the last few drawings at most, and so do StoppedError
    and an interrupt, which end it: the summary tells what stays.
    """
    summary = Summary()
    waiting = iter(found)
    try:
        while chunk := list(islice(waiting, DRAWINGS_AT_ONCE)):
            part = Summary()
            with collection.transaction():
                for item in chunk:
                    _take(item, collection, part)
            summary.add(part)
    except (StoppedError, KeyboardInterrupt):
        summary.stopped = True
    return summary


def kept(collection: Collection, selection: Selection = ALL) -> Iterator[Kept | Refused]:
    """The selected drawings with their ink or pictures, the newest first; why, where damaged."""
    for id in collection.ids(selection):
        try:
            yield collection.drawing(id), collection.source(id)
        except DamagedDrawingError as error:
            yield Refused(id, str(error))


def export_to(
    path: Path,
    drawings: Iterable[Kept | Refused],
    format: str,
    size: int | None = None,
    *,
    replace: bool = False,
    collection: Path | None = None,
) -> Summary:
    """Write drawings, as `kept` gives them, in a format of `writers.FORMATS`.

    A file takes the place of an earlier one only where that is to be replaced, by drawings, and
    when it is whole; a folder must be new or empty. size: of the pictures that ink becomes, in
    pixels, where the format draws any. collection: the file that the drawings come from, which
    nothing replaces.
    Raises ExportError where that cannot be; whatever is raised on the way leaves nothing behind,
    and StoppedError is.
    """
    summary = Summary()
    form = FORMATS[format]
    with _aside(path, format, replace, collection) as target:
        for refused in form.writer(size)(target, _whole(drawings, summary)):
            if refused is None:
                summary.done += 1
            else:
                summary.refused.append(refused)
        if not summary.done and form.suffix and os.path.lexists(path):
            raise ExportError(f"{path} stays as it is: {_nothing_told(summary)}")
    return summary


def _nothing_told(summary: Summary) -> str:
    """Why an export holds no drawings."""
    if summary.refused:
        return summary.refused[0].reason
    return "there are no such drawings to take its place, choose others"


def _whole(drawings: Iterable[Kept | Refused], summary: Summary) -> Iterator[Kept]:
    for item in drawings:
        if isinstance(item, Refused):
            summary.refused.append(item)
        else:
            yield item


def _take(item: Found, collection: Collection, summary: Summary) -> None:
    if isinstance(item, Refused):
        summary.refused.append(item)
        return
    try:
        earlier = collection.same(item.source)
    except DamagedDrawingError as error:
        summary.refused.append(Refused(item.origin, str(error)))
        return
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
    if FORMATS[format].suffix or not os.path.isdir(path):
        return os.path.lexists(path)
    return any(path.iterdir())


@contextmanager
def _aside(path: Path, format: str, replace: bool, collection: Path | None) -> Iterator[Path]:
    """A hidden path to write to; what is there takes its place if all goes well, else goes away.

    It lies beside a new place, and in a folder that is there: that one need not be movable.
    """
    target = path.absolute()
    filled = os.path.isdir(target)
    if not filled and target.name in ("", ".."):
        raise ExportError(f"{path} is no name for a new file or folder; give another one")
    part = (target if filled else target.parent) / f".{target.name}.{os.getpid()}.part"
    try:
        _check_place(target, format, replace, collection)
        with ExitStack() as undone:
            _make_folder(target.parent, undone)
            undone.callback(_remove, part)
            yield part
            if filled:
                _move_up(part, undone)
            else:
                part.replace(target)
            undone.pop_all()
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error


def _check_place(target: Path, format: str, replace: bool, collection: Path | None) -> None:
    """Raises ExportError where an export may not go."""
    suffix = FORMATS[format].suffix
    if not suffix:
        if occupied(target, format):
            raise ExportError(f"{target} is there already; give the name of a new folder")
        return
    if os.path.isdir(target):
        raise ExportError(f"{target} is a folder; give the name of a file")
    if collection is not None and _is_same(target, collection):
        raise ExportError(f"{target} is the collection itself; give the name of another file")
    if target.suffix.lower() != suffix:
        raise ExportError(
            f"{target} could not be imported again under this name; give {target.name}{suffix}"
        )
    if not occupied(target, format):
        return
    if not os.path.isfile(target):
        raise ExportError(f"{target} is there and no file; give the name of another file")
    if not replace:
        raise ExportError(f"{target} is there already; give another name, or --replace")


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are one file, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _make_folder(folder: Path, undone: ExitStack) -> None:
    """Make a folder and those round it that are missing; undone takes them away again."""
    missing = [path for path in (folder, *folder.parents) if not os.path.isdir(path)]
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        undone.callback(_remove_empty, path)


def _move_up(part: Path, undone: ExitStack) -> None:
    """Move all in a folder into the one round it; undone takes what was moved away."""
    for entry in list(part.iterdir()):
        place = part.parent / entry.name
        if os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, f"{entry.name} has come there meanwhile")
        undone.callback(_remove, place)
        entry.rename(place)
    part.rmdir()


def _remove(path: Path) -> None:
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # others may have put something there
        folder.rmdir()
