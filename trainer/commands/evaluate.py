"""`trainer evaluate`: measure checkpoints under protocols."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders
from digitpad.recognition.checkpoint import find, read_card
from trainer.commands.arguments import add_device, add_protocols
from trainer.data.sample import DataError
from trainer.progress import Progress
from trainer.protocols import PROTOCOLS

if TYPE_CHECKING:
    from trainer.measuring.measured import Measured


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "measure checkpoints under protocols"
    parser = subparsers.add_parser(
        "evaluate",
        help=about,
        description="Measure checkpoints under protocols: the share of drawings read exactly "
        "right with its 95 % interval, as many as there are, and the share by number of digits; "
        "digit by digit, how far confidences can be trusted, and what reading costs. "
        f"The protocols are {protocols_named()}. "
        "Under letters, emnist-letters, printed and scrawls it is right to refuse.",
    )
    parser.add_argument(
        "checkpoints",
        nargs="+",
        metavar="CHECKPOINT",
        help="its name, shipped or your own, or a path",
    )
    add_protocols(
        parser,
        "those that the checkpoint has figures of, else all that suit it but attacks, those of one "
        "system, and those of data that few have; what lacks its data, the part or a package is "
        "left out",
    )
    parser.add_argument(
        "--together",
        action="store_true",
        help="measure the checkpoints, which must be of one recipe, as one that says their mean",
    )
    parser.add_argument(
        "--part",
        choices=("validate", "test"),
        default="test",
        help="which people and pictures: test (the default), those that nothing was chosen by, or "
        "validate, to choose by",
    )
    add_device_and_format(parser)
    parser.set_defaults(run=run)


def protocols_named() -> str:
    """All protocols with what they are."""
    return "; ".join(f"{protocol.name}: {protocol.title}" for protocol in PROTOCOLS.values())


def add_device_and_format(parser: argparse.ArgumentParser) -> None:
    """Add --device and --format."""
    add_device(parser)
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")


def run(args: argparse.Namespace) -> int:
    """Measure; 0, or 1 where nothing could be measured.

    Tables are printed of what was measured, also where something ends it.
    """
    from trainer.tables.measured_tables import as_markdown

    shown: list[Measured] = []
    try:
        for found in _all_measured(args):
            shown.append(found)
            if args.format != "markdown":
                text = found.as_json() if args.format == "json" else found.as_text()
                print(text, flush=True)
    finally:
        if shown and args.format == "markdown":
            print(as_markdown(shown), end="")
    return 0 if shown else 1


def _all_measured(args: argparse.Namespace) -> Iterator[Measured]:
    """One after the other; raises DataError, or tells it where no protocol was asked for."""
    from digitpad.recognition.recognizer import Recognizer
    from trainer.ensemble import Ensemble
    from trainer.measuring.evaluate import check_named, suiting
    from trainer.measuring.measured import measured

    progress, asked = Progress(as_json=False), _asked(args)
    for card in (read_card(path) for _, paths in asked for path in paths):
        check_named([card], args.on or ())
    for name, paths in asked:
        members = [Recognizer.load(path, args.device) for path in paths]
        reader = Ensemble(members) if args.together else members[0]
        for protocol in args.on or suiting(reader):
            try:
                found = measured(
                    name, reader, paths, PROTOCOLS[protocol], folders.data(), args.part, progress
                )
            except DataError as error:
                if args.on:
                    raise
                progress.clear()
                print(f"trainer: {protocol} is left out. {error}", file=sys.stderr)
                continue
            progress.clear()
            yield found


def _asked(args: argparse.Namespace) -> list[tuple[str, list[Path]]]:
    """What is measured as one: its name, and the files of its checkpoints."""
    if args.together:
        return [(" + ".join(args.checkpoints), [find(name) for name in args.checkpoints])]
    return [(name, [find(name)]) for name in args.checkpoints]
