"""Card files: what is known of checkpoints that are too large to be shipped, without weights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from digitpad.files import write_text
from digitpad.recognition.checkpoint import Card, load


@dataclass(frozen=True)
class Entry:
    """A checkpoint in the table: its card, how many weights it has, and its file's bytes."""

    card: Card
    weights: int
    bytes: int


def entries(paths: Sequence[Path]) -> list[Entry]:
    """Of checkpoints, and of card files, which end in .json; raises CheckpointError, ValueError."""
    return [_kept(path) if path.suffix == ".json" else _loaded(path) for path in paths]


def keep_card(checkpoint: Path, folder: Path) -> Path:
    """Write a checkpoint's card file into a folder; raises CheckpointError and OSError."""
    entry = _loaded(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{entry.card.name}.json"
    text = json.dumps(asdict(entry), indent=1, ensure_ascii=False) + "\n"
    write_text(path, text)
    return path


def _loaded(path: Path) -> Entry:
    card, weights = load(path)
    return Entry(card, sum(array.size for array in weights.values()), path.stat().st_size)


def _kept(path: Path) -> Entry:
    document = json.loads(path.read_text(encoding="utf-8"))
    return Entry(Card(**document["card"]), document["weights"], document["bytes"])
