"""`trainer compare`: checkpoints and seeds side by side."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from digitpad import folders
from digitpad.recognition.checkpoint import Card, find, read_card
from trainer.commands.arguments import add_protocols
from trainer.commands.evaluate import add_device_and_format
from trainer.data.sample import DataError
from trainer.measuring.side_by_side import Run, as_json, as_markdown, as_text, compared
from trainer.progress import Progress
from trainer.protocols import PROTOCOLS
from trainer.run_folder import state_file


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "lay checkpoints and seeds side by side"
    parser = subparsers.add_parser(
        "compare",
        help=about,
        description="Lay checkpoints side by side: the share of test drawings read exactly right "
        "under each protocol. Checkpoints of one recipe, the same in every value, that were begun "
        "with the same weights, learnt from the same data and were trained for as many steps are "
        "seeds of it: their mean is given with its standard deviation, and counts each seed once. "
        "Figures that stand in a checkpoint are taken from it, others are measured. States of "
        "runs, as in runs/*/*.safetensors, are passed over.",
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
    """Print the table; 0, or 1 where there is no figure.

    It is printed with the figures that there are, also where something ends measuring others.
    """
    from trainer.measuring.evaluate import check_named

    named = [name for name in args.checkpoints if Path(name) != state_file(Path(name).parent)]
    paths = {find(name).resolve(): name for name in named}
    cards = {path: read_card(path) for path in paths}
    names = args.on or [
        name for name in PROTOCOLS if any(name in card.metrics for card in cards.values())
    ]
    check_named(list(cards.values()), args.on or ())
    runs = [(card, _kept(args, path, paths[path], names)) for path, card in cards.items()]
    try:
        for path, (_, one) in zip(paths, runs, strict=True):
            _measure(args, path, one.metrics, [name for name in names if name not in one.metrics])
    finally:
        having = [name for name in PROTOCOLS if any(name in one.metrics for _, one in runs)]
        _print(args.format, runs, having)
    if not having:
        print("trainer: There is no figure to compare: name protocols with --on.", file=sys.stderr)
        return 1
    return 0


def _kept(args: argparse.Namespace, path: Path, name: str, protocols: Sequence[str]) -> Run:
    """A checkpoint with its card's figures under the protocols, unless all are measured anew."""
    from trainer.measuring.cost import weights

    kept = {} if args.again else read_card(path).metrics
    return Run(name, weights(path), {key: kept[key] for key in protocols if key in kept})


def _measure(
    args: argparse.Namespace,
    path: Path,
    metrics: dict[str, dict[str, Any]],
    protocols: Sequence[str],
) -> None:
    """Add a checkpoint's figures under those of the protocols that suit it."""
    if not protocols:
        return
    from digitpad.recognition.recognizer import Recognizer
    from trainer.measuring.evaluate import evaluate, suits

    recognizer, progress = Recognizer.load(path, args.device), Progress(as_json=False)
    for protocol in (PROTOCOLS[name] for name in protocols):
        if not suits(recognizer, protocol):
            continue
        try:
            answers = evaluate(recognizer, protocol, folders.data(), report=progress)
            metrics[protocol.name] = answers.figures.as_metrics()
        except DataError as error:
            if args.on:
                raise
            print(f"trainer: {protocol.name} is left out. {error}", file=sys.stderr)
        finally:
            progress.clear()


def _print(form: str, runs: Sequence[tuple[Card, Run]], protocols: Sequence[str]) -> None:
    """The runs in a format; nothing where there is no protocol."""
    if not protocols:
        return
    found = compared(runs)
    if form == "json":
        print("\n".join(as_json(one, protocols) for one in found))
    else:
        print((as_text if form == "text" else as_markdown)(found, protocols), end="")
