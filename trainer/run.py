"""The folder of a training run."""

from __future__ import annotations

from pathlib import Path


class RunError(Exception):
    """A run that cannot start or go on: the message says what to do."""


def state_file(folder: Path) -> Path:
    """Where a run keeps what it needs to go on."""
    return folder / "state.safetensors"


def check_free(folder: Path) -> None:
    """Raise RunError when a folder holds a run already."""
    if state_file(folder).exists():
        raise RunError(f"{folder} holds a run already: go on with --resume, or name another --out.")
