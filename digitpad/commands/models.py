"""`digitpad models`: the checkpoints at hand, with their figures."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from safetensors import safe_open

from digitpad.recognition.checkpoint import Card, CheckpointError, available, read_card


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser("models", help="list checkpoints with their figures")
    parser.add_argument("--folder", type=Path, help="list those in a folder, too")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print a checkpoint a line, or a block; 1 when one could not be read, 2 without the folder."""
    paths = available()
    if arguments.folder is not None:
        if not os.path.isdir(arguments.folder):  # not Path's: that raises where one may not look
            print(f"digitpad: there is no folder {arguments.folder}", file=sys.stderr)
            return 2
        own = {os.path.realpath(path) for path in paths}
        others = sorted(arguments.folder.glob("*.safetensors"))
        paths += [path for path in others if os.path.realpath(path) not in own]
    status = 0
    for path in paths:
        try:
            card = read_card(path)
            told = (
                json.dumps(_entry(path, card)) if arguments.format == "json" else _told(path, card)
            )
        except CheckpointError as error:
            print(f"digitpad: {error}", file=sys.stderr)
            status = 1
        else:
            print(told)
    return status


def _entry(path: Path, card: Card) -> dict[str, Any]:
    """What a program wants to know: the card without its long lists."""
    document = asdict(card)
    for key in ("arguments", "recipe", "data"):
        del document[key]
    return {
        "path": str(path),
        "bytes": path.stat().st_size,
        "weights": _weights(path),
        **document,
    }


def _told(path: Path, card: Card) -> str:
    size = f"{_weights(path):,} weights, {path.stat().st_size / 1e6:.1f} MB"
    lines = [f"{card.name}: {card.title} ({size})", f"  {path}"]
    width = max(map(len, card.metrics), default=0)
    for name, metrics in card.metrics.items():
        exact, low, high = (f"{100 * metrics[key]:.2f}" for key in ("exact", "low", "high"))
        count = metrics["count"]
        lines.append(f"  {name:<{width}}  {exact:>6} %  ({low} to {high}, {count} drawings)")
    return "\n".join(lines)


def _weights(path: Path) -> int:
    with safe_open(path, framework="numpy") as file:
        names = file.keys()
        return sum(math.prod(file.get_slice(name).get_shape()) for name in names)
