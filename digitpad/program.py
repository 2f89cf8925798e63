"""This program itself: how it is started, and how it falls silent."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def command(*words: str) -> list[str]:
    """The command line that starts this program, packaged or not, with these words."""
    if _packaged():
        return [sys.executable, *words]
    # -P: nothing in the working folder may take the place of a module.
    return [sys.executable, "-P", "-m", "digitpad", *words]


def trainer() -> str:
    """What people type before the trainer's commands, as messages name it."""
    return "digitpad trainer" if _packaged() else "python -m trainer"


def silence(out: TextIO) -> None:
    """Let a stream whose pipe was closed swallow all that is still written to it.

    Python would flush to it once more at the end.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


def _packaged() -> bool:
    return bool(getattr(sys, "frozen", False))
