"""Lesson: which drawings a checkpoint learns the user's hand from; kept, so that it can go on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from digitpad.collection.lesson import LEAST, WANTED, Interrupted
from digitpad.files import write_text
from trainer.data.collection import Labels, portions
from trainer.data.sample import DataError
from trainer.run_folder import RunError, held, state_file, unwritten

_FILE = "lesson.json"


@dataclass(frozen=True)
class Lesson:
    """What one run of finetune learns from.

    name, title: of the new checkpoint. checkpoint: sha256 of the one that it begins with.
    learnt, held: the drawings that are learnt, and those that are held out.
    rehearsal: whether the data sets were there to rehearse other hands with.
    """

    name: str
    title: str
    checkpoint: str
    learnt: Labels
    held: Labels
    rehearsal: bool

    @property
    def count(self) -> int:
        """How many drawings there are."""
        return len(self.learnt) + len(self.held)


def drawings_to_learn() -> tuple[Labels, Labels]:
    """The drawings kept now, to learn and to hold out; raises DataError where they are too few."""
    learnt, held = portions()
    count = len(learnt) + len(held)
    if count < LEAST:
        raise DataError(
            "Drawings kept: {count}. Save {more} more in the pad: it takes {least}, and {wanted} "
            "or more are better.",
            count=count,
            more=LEAST - count,
            least=LEAST,
            wanted=WANTED,
        )
    return learnt, held


def keep_lesson(lesson: Lesson, folder: Path) -> None:
    """Write it into the folder of its run; raises RunError where that cannot be."""
    try:
        write_text(folder / _FILE, json.dumps(asdict(lesson)))
    except OSError as error:
        raise unwritten(folder / _FILE, error) from error


def kept_lesson(folder: Path) -> Lesson | None:
    """The lesson of a run, None where there is none; raises RunError where it is damaged."""
    path = folder / _FILE
    if not path.exists():
        return None
    try:
        document: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return Lesson(**document)
    except (OSError, TypeError, ValueError) as error:
        raise RunError(
            "{path} is damaged ({problem}). Take {folder} away to start afresh.",
            path=path,
            problem=error,
            folder=folder,
        ) from error


def unfinished(folder: Path) -> Path:
    """The folder of the run that was begun last of all in a folder; raises RunError for none."""
    found = _latest_first(folder)
    if not found:
        raise RunError(
            "There is no run to go on with in {folder}: leave out --resume.", folder=folder
        )
    return found[0]


def interrupted(folder: Path, checkpoints: Mapping[str, Path]) -> Interrupted | None:
    """The run that was begun last in a folder, of those that can go on; None where none can.

    checkpoints: the files at hand; a run goes on with the one that it began with alone. One that
    another process holds has not been interrupted.
    """
    for run in _latest_first(folder):
        try:
            with held(run):
                lesson, stopped = kept_lesson(run), state_file(run).stat().st_mtime
        except (RunError, OSError):
            continue
        for checkpoint, path in checkpoints.items():
            if lesson and path.exists() and checksum(path) == lesson.checkpoint:
                return Interrupted(run, checkpoint, date.fromtimestamp(stopped))
    return None


def _latest_first(folder: Path) -> list[Path]:
    found = [path.parent for path in folder.glob(f"*/{_FILE}")]
    return sorted(found, key=lambda run: ((run / _FILE).stat().st_mtime, run.name), reverse=True)


def checksum(path: Path) -> str:
    """sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
