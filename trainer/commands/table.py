"""`trainer table`: write the table of the shipped checkpoints."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digitpad.recognition.checkpoint import shipped
from trainer.commands.arguments import check_out
from trainer.run_folder import RunError


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "write the table of the shipped checkpoints"
    parser = subparsers.add_parser(
        "table",
        help=about,
        description="Write the table of the shipped checkpoints, and of those too large to ship "
        "whose cards were kept.",
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        type=Path,
        metavar="CHECKPOINT",
        help="keep the card of that file first, without its weights",
    )
    parser.add_argument("-o", "--out", type=Path, help="the file (default: standard output)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it; 0, or 1 where a file cannot be written. Raises RunError where none is shipped."""
    checkpoints = shipped()
    if not checkpoints:
        raise RunError("There is no shipped checkpoint here: install digitpad again, whole.")
    cards = checkpoints[0].parent / "cards"
    if args.out is not None:
        check_out(args.out, *checkpoints, *cards.glob("*.json"), *args.keep)
    from trainer.tables.card_file import keep_card
    from trainer.tables.table import table

    try:
        for path in args.keep:
            keep_card(path, cards)
        document = table([*checkpoints, *sorted(cards.glob("*.json"))])
        if args.out is None:
            print(document, end="")
        else:
            args.out.write_text(document, encoding="utf-8")
    except OSError as error:
        print(f"trainer: {error.filename} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    return 0
