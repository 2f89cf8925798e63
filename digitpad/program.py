"""This program itself, to start it once more as a child."""

from __future__ import annotations

import sys


def command(*words: str) -> list[str]:
    """The command line that starts this program, packaged or not, with these words."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    # -P: nothing in the working folder may take the place of a module.
    return [sys.executable, "-P", "-m", "digitpad", *words]
