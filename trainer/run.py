"""The folder of a training run."""

from __future__ import annotations

from pathlib import Path


class RunError(Exception):
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
        raise RunError(f"{folder} holds a run already: go on with --resume, or name another --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(f"{folder} cannot be made: {error.strerror}. Name another --out.") from error
    return path
