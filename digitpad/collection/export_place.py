"""Where an export goes: what it may meet there, and that it comes whole or leaves nothing."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from digitpad.collection.writers import FORMATS
from digitpad.worded import WordedError


class ExportError(WordedError):
    """An export that cannot be written where it should; the message is for the user."""


def occupied(path: Path, format: str) -> bool:
    """Whether an export in this format to this path would meet what is there already."""
    if FORMATS[format].suffix or not os.path.isdir(path):
        return os.path.lexists(path)
    return any(path.iterdir())


@contextmanager
def aside(path: Path, format: str, replace: bool, collection: Path | None) -> Iterator[Path]:
    """A hidden path to write to; what is there takes its place if all goes well, else goes away.

    It lies beside a new place, and in a folder that is there: that one need not be movable.
    replace: whether that may be a file. collection: the file that nothing replaces.
    Raises ExportError where an export may not go, or cannot; then all is as it was.
    """
    target = path.absolute()
    filled = os.path.isdir(target)
    if not filled and target.name in ("", ".."):
        raise ExportError(
            "{place} is no name for a new file or folder; give another one.", place=path
        )
    part = (target if filled else target.parent) / f".{target.name}.{uuid.uuid4().hex}.part"
    try:
        _check_place(target, format, replace, collection)
        with ExitStack() as undone:
            _make_folder(target.parent, undone)
            undone.callback(_remove, part)
            yield part
            if filled:
                _move_up(part, undone)
            else:
                _check_place(target, format, replace, collection)  # others may have come there
                part.replace(target)
            undone.pop_all()
    except OSError as error:
        raise ExportError(
            "{place} cannot be written: {reason}.", place=path, reason=error.strerror or error
        ) from error


def _check_place(target: Path, format: str, replace: bool, collection: Path | None) -> None:
    """Raises ExportError where an export may not go."""
    suffix = FORMATS[format].suffix
    if not suffix:
        if occupied(target, format):
            raise ExportError(
                "{place} is there already; give the name of a new folder.", place=target
            )
        return
    if os.path.isdir(target):
        raise ExportError("{place} is a folder; give the name of a file.", place=target)
    if collection is not None and _is_same(target, collection):
        raise ExportError(
            "{place} is the collection itself; give the name of another file.", place=target
        )
    if target.suffix.lower() != suffix:
        raise ExportError(
            "{place} could not be imported again under this name; give {other}.",
            place=target,
            other=f"{target.name}{suffix}",
        )
    if not occupied(target, format):
        return
    if not os.path.isfile(target):
        raise ExportError(
            "{place} is there and no file; give the name of another file.", place=target
        )
    if not replace:
        raise ExportError(
            "{place} is there already; give another name, or --replace.", place=target
        )


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
