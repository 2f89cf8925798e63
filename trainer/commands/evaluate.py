"""`trainer evaluate`: measure checkpoints under protocols."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from digitpad import folders
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.reading import MAX_DIGITS
from trainer.progress import Progress
from trainer.protocols import PROTOCOLS

if TYPE_CHECKING:
    from trainer.evaluate import Figures


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "measure checkpoints under protocols"
    named = "; ".join(f"{protocol.name}: {protocol.title}" for protocol in PROTOCOLS.values())
    parser = subparsers.add_parser(
        "evaluate",
        help=about,
        description="Measure checkpoints under protocols: the share of drawings read exactly "
        "right with its 95 % interval, as many as there are, and the share by number of digits. "
        f"The protocols are {named} (here it is right to refuse).",
    )
    parser.add_argument(
        "checkpoints", nargs="+", metavar="CHECKPOINT", help="a shipped one by name, or a path"
    )
    parser.add_argument(
        "--on",
        nargs="+",
        choices=PROTOCOLS,
        metavar="PROTOCOL",
        help="which protocols (default: all that suit the checkpoint)",
    )
    parser.add_argument(
        "--part",
        choices=("validate", "test"),
        default="test",
        help="which people and pictures (default: test, those that nothing was chosen by)",
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Measure, a line a checkpoint and protocol; 0, or 1 where the device does not work."""
    from digitpad.recognition.recognizer import DeviceError, Recognizer
    from trainer.evaluate import evaluate

    progress = Progress(as_json=False)
    shown = _json_line if args.format == "json" else _text_line
    for name in args.checkpoints:
        try:
            recognizer = Recognizer.load(name, args.device)
        except DeviceError as error:
            print(f"trainer: {error}", file=sys.stderr)
            return 1
        for protocol in args.on or _suiting(recognizer.card):
            found = evaluate(recognizer, PROTOCOLS[protocol], folders.data(), args.part, progress)
            progress.clear()
            print(shown(name, found), flush=True)
    return 0


def _suiting(card: Card) -> Sequence[str]:
    """The protocols that a checkpoint was measured under, else all that say anything of it."""
    measured = [name for name in card.metrics if name in PROTOCOLS]
    most_digits = 1 if card.decoder == "single" else MAX_DIGITS
    return measured or [
        protocol.name
        for protocol in PROTOCOLS.values()
        if protocol.suits(card.decoder, most_digits)
    ]


def _json_line(name: str, figures: Figures) -> str:
    return json.dumps({"checkpoint": name, **asdict(figures)}, allow_nan=False)


def _text_line(name: str, figures: Figures) -> str:
    exact, low, high = (
        f"{100 * value:.2f}" for value in (figures.exact, figures.low, figures.high)
    )
    lengths = "".join(f"  {key}: {100 * value:.2f}" for key, value in figures.by_length.items())
    return f"{name}  {figures.protocol}  {exact} % ({low} to {high}) of {figures.count}{lengths}"
