"""The folder of a training run."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock, Timeout

from digitpad.files import clear_aside
from digitpad.worded import WordedError

_LOCK = ".training.lock"


class RunError(WordedError):
    """A run that cannot start or go on: the message says what to do."""


def state_file(folder: Path) -> Path:
    """Where a run keeps what it needs to go on."""
    return folder / "state.safetensors"


def opened(folder: Path, resume: bool) -> Path:
    """The state file of a folder, which is made where there is none.

    Raises RunError when it cannot be made, and, unless the run in it is resumed, when it holds one.
    """
    path = state_file(folder)
    if path.exists() and not resume:
        raise RunError(
            "{folder} holds a run already: go on with --resume, or name another --out.",
            folder=folder,
        )
    _made(folder)
    return path


def held(folder: Path) -> AbstractContextManager[object]:
    """Keep a folder, which is made where there is none, to this process until the context ends.

    Its end is that of the process at the latest, however that ends. What one that was killed had
    written of a state is taken away. Raises RunError when the folder cannot be made, and when
    another process holds it.
    """
    _made(folder)
    try:
        lock = FileLock(folder / _LOCK, timeout=0).acquire()
    except Timeout as error:
        raise RunError(
            "Another process trains in {folder}: wait for it, or name another --out.",
            folder=folder,
        ) from error
    clear_aside(state_file(folder))
    return lock


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(
            "{folder} cannot be made: {problem}. Put that right, or name another --out.",
            folder=folder,
            problem=error.strerror,
        ) from error


def unwritten(path: Path, error: Exception) -> RunError:
    """What to raise where a file of a run cannot be written."""
    return RunError(
        "{path} cannot be written: {problem}. Put that right, and go on; in a terminal with "
        "--resume.",
        path=path,
        problem=(error.strerror if isinstance(error, OSError) else None) or str(error),
    )
