"""Subject: the run or the checkpoint that a report is on, and what is known before it reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digitpad.recognition.checkpoint import Card, find, read_card
from trainer.progress import Event
from trainer.report.curves import told_events
from trainer.run.journal import METRICS
from trainer.run.record import RECIPE, RUN
from trainer.run_folder import RunError, state_file

BENCH = "bench.json"
"""What `trainer bench RECIPE --format json` printed, where somebody has kept it."""


@dataclass(frozen=True)
class Subject:
    """What a report is on.

    checkpoint, card: None where a run has made none yet. folder: of the run, None for a checkpoint
    alone. recipe: as nested plain values. facts: of the run, what it wrote into its run.json.
    bench: what steps cost, empty where nobody has kept it.
    """

    name: str
    title: str
    checkpoint: Path | None
    card: Card | None
    folder: Path | None
    recipe: dict[str, Any]
    facts: dict[str, Any]
    events: list[Event]
    bench: dict[str, Any]

    @property
    def batch(self) -> int:
        """Samples a step; 1 where no recipe says it."""
        return int(self.recipe.get("training", {}).get("batch", 1))

    @property
    def files(self) -> list[Path]:
        """What it is read from, though some of a run's files may not be there."""
        checkpoint = [self.checkpoint] if self.checkpoint else []
        if self.folder is None:
            return checkpoint
        told = [self.folder / name for name in (RECIPE, RUN, METRICS, BENCH)]
        return [*checkpoint, state_file(self.folder), *told]


def subject(name_or_path: str) -> Subject:
    """The run in a folder, or the checkpoint with that name or path.

    Raises RunError for a folder without a run, or with a damaged file; CheckpointError where there
    is no such checkpoint.
    """
    folder = Path(name_or_path)
    if folder.is_dir():
        return _of_run(folder)
    path = find(name_or_path)
    card = read_card(path)
    return Subject(card.name, card.title, path, card, None, card.recipe, {}, [], {})


def _of_run(folder: Path) -> Subject:
    recipe, facts, bench = (_document(folder / name) for name in (RECIPE, RUN, BENCH))
    events = told_events(folder / METRICS)
    path = _checkpoint(folder, recipe.get("name"))
    if not (recipe or events or path or state_file(folder).exists()):
        raise RunError(
            f"{folder} holds no run: name the folder of one, as in runs/number, or a checkpoint."
        )
    card = read_card(path) if path else None
    recipe = recipe or (card.recipe if card else {})
    name = str(recipe.get("name", folder.name))
    title = str(recipe.get("title", name))
    return Subject(name, title, path, card, folder, recipe, facts, events, bench)


def _checkpoint(folder: Path, name: str | None) -> Path | None:
    """The checkpoint that the run is named by, or the only one there."""
    found = sorted(set(folder.glob("[!.]*.safetensors")) - {state_file(folder)})
    named = [path for path in found if path.stem == name]
    if named:
        return named[0]
    return found[0] if len(found) == 1 else None


def _document(path: Path) -> dict[str, Any]:
    """A file of JSON; nothing where it is not there. Raises RunError where it is damaged."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise RunError(
            f"{path} cannot be read ({error}): put it right, or take it away."
        ) from error
    if not isinstance(document, dict):
        raise RunError(f"{path} holds no table: put it right, or take it away.")
    return document
