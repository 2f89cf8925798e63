"""Where digitpad keeps its files, the one place that knows, and where another has room."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path


def home() -> Path:
    """The folder of collection and settings: DIGITPAD_HOME, else the platform's own for the user.

    It need not exist; who writes there makes it.
    """
    return _named("DIGITPAD_HOME") or user_data_path("digitpad", appauthor=False)


def data() -> Path:
    """The folder of the data sets: DIGITPAD_DATA, else `data` in the platform's own for the user.

    It need not exist; who writes there makes it.
    """
    return _named("DIGITPAD_DATA") or user_data_path("digitpad", appauthor=False) / "data"


def free_path(path: Path) -> Path:
    """The path itself where nothing is there, else the first that is free of `path-2` and so on."""
    free, number = path, 1
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _named(variable: str) -> Path | None:
    """The folder in an environment variable; an empty one counts as none."""
    value = os.environ.get(variable)
    return Path(os.path.expanduser(value)).absolute() if value else None
