"""This program itself: how it starts itself as a child, and how people start its trainer."""

from __future__ import annotations

import sys


def command(*words: str) -> list[str]:
    """The command line that starts this program, packaged or not, with these words."""
    if _packaged():
        return [sys.executable, *words]
    # -P: nothing in the working folder may take the place of a module.
    return [sys.executable, "-P", "-m", "digitpad", *words]


def trainer() -> str:
    """What people type before the trainer's commands, as messages name it."""
    return "digitpad trainer" if _packaged() else "python -m trainer"


def _packaged() -> bool:
    return bool(getattr(sys, "frozen", False))
