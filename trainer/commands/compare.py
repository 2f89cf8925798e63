"""`trainer compare`: checkpoints and seeds side by side."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from digitpad import folders
from digitpad.recognition.checkpoint import find, read_card
from trainer.commands.evaluate import add_device_and_format, add_protocols
from trainer.data.sample import DataError
from trainer.progress import Progress
from trainer.protocols import PROTOCOLS
from trainer.run import state_file
from trainer.side_by_side import Run, as_json, as_markdown, as_text, compared


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "lay checkpoints and seeds side by side"
    parser = subparsers.add_parser(
        "compare",
        help=about,
        description="Lay checkpoints side by side: the share of test drawings read exactly right "
        "under each protocol. Checkpoints of one recipe, the same in every value, that were begun "
        "with the same weights and trained for as many steps are seeds of it: their mean is given "
        "with its standard deviation, and counts each seed once. Figures that stand in a "
        "checkpoint are taken from it, others are measured. States of runs, as in "
        "runs/*/*.safetensors, are passed over.",
    )
    parser.add_argument(
        "checkpoints",
        nargs="+",
        metavar="CHECKPOINT",
        help="its name, shipped or your own, or a path",
    )
    add_protocols(parser, "those that some checkpoint has figures of")
    parser.add_argument("--again", action="store_true", help="measure all figures anew")
    add_device_and_format(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the table; 0, or 1 where the device does not work or there is no figure."""
    from digitpad.recognition.recognizer import DeviceError

    named = [name for name in args.checkpoints if Path(name) != state_file(Path(name).parent)]
    paths = {find(name).resolve(): name for name in named}
    cards = {path: read_card(path) for path in paths}
    names = args.on or [
        name for name in PROTOCOLS if any(name in card.metrics for card in cards.values())
    ]
    try:
        runs = [(cards[path], _run(args, path, name, names)) for path, name in paths.items()]
    except DeviceError as error:
        print(f"trainer: {error}", file=sys.stderr)
        return 1
    having = [name for name in PROTOCOLS if any(name in one.metrics for _, one in runs)]
    if not having:
        print("trainer: There is no figure to compare: name protocols with --on.", file=sys.stderr)
        return 1
    found = compared(runs)
    if args.format == "json":
        print("\n".join(as_json(one, having) for one in found))
    else:
        print((as_text if args.format == "text" else as_markdown)(found, having), end="")
    return 0


def _run(args: argparse.Namespace, path: Path, name: str, protocols: Sequence[str]) -> Run:
    """A checkpoint with its figures under the protocols, as far as they can be had."""
    from trainer.cost import weights

    card = read_card(path)
    kept = {} if args.again else card.metrics
    missing = [protocol for protocol in protocols if protocol not in kept]
    measured = _measured(args, path, missing) if missing else {}
    metrics = {**kept, **measured}
    return Run(name, weights(path), {key: metrics[key] for key in protocols if key in metrics})


def _measured(
    args: argparse.Namespace, path: Path, protocols: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Figures of a checkpoint under those of the protocols that suit it."""
    from digitpad.recognition.recognizer import Recognizer
    from trainer.evaluate import evaluate, suits

    recognizer, progress = Recognizer.load(path, args.device), Progress(as_json=False)
    found = {}
    for protocol in (PROTOCOLS[name] for name in protocols):
        if not suits(recognizer, protocol):
            continue
        try:
            figures = evaluate(recognizer, protocol, folders.data(), report=progress)
            found[protocol.name] = figures.as_metrics()
        except DataError as error:
            if args.on:
                raise
            print(f"trainer: {protocol.name} is left out. {error}", file=sys.stderr)
        finally:
            progress.clear()
    return found
