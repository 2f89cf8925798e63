"""Naming: what the user's own checkpoints are called, and the folders that they are made in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from digitpad.recognition.checkpoint import Card, available
from trainer.run_folder import RunError

_OWN = ", your hand ("
_DATE = re.compile(r"-\d{4}-\d{2}-\d{2}(-\d+)?$")
_NAME = re.compile(r"[^\W_][\w.-]*")


def fresh_names(card: Card, today: date) -> Iterator[tuple[str, str]]:
    """Names that no checkpoint has, such as number-2026-11-20-2, each with its title."""
    base, taken = _DATE.sub("", card.name), _taken()
    for number in count(1):
        again = ("", "") if number == 1 else (f"-{number}", f", {number}")
        name = f"{base}-{today.isoformat()}{again[0]}"
        if name not in taken:
            yield name, own_title(card, f"{today.day} {today:%b %Y}{again[1]}")


def own_title(card: Card, which: str) -> str:
    """The title of a checkpoint that learnt the user's hand from another one."""
    return f"{card.title.partition(':')[0].partition(_OWN)[0]}{_OWN}{which})"


def check_name(name: str) -> None:
    """Raises RunError for a name that no new checkpoint can have."""
    if not _NAME.fullmatch(name):
        raise RunError(
            "A name begins with a letter or digit, and goes on with letters, digits and the signs "
            "- _ . alone, as in --name my-number, not {name!r}.",
            name=name,
        )
    if name in _taken():
        raise RunError("There is a checkpoint {name} already: choose another --name.", name=name)


def reserved(folder: Path) -> bool:
    """Make the folder of a run, unless it is there: two that begin at once get two of them.

    Raises RunError where it cannot be made.
    """
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        return False
    except OSError as error:
        raise RunError(
            "{folder} cannot be made: {problem}. Put that right, or name another --out.",
            folder=folder,
            problem=error.strerror,
        ) from error
    return True


def _taken() -> set[str]:
    return {path.stem for path in available()}
