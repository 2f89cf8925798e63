"""`trainer table`: write the table of the shipped checkpoints."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digitpad.recognition.checkpoint import shipped


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "write the table of the shipped checkpoints"
    parser = subparsers.add_parser("table", help=about, description=about)
    parser.add_argument("-o", "--out", type=Path, help="the file (default: standard output)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it; 0, or 1 where the file cannot be written."""
    from trainer.table import table

    document = table(shipped())
    if args.out is None:
        print(document, end="")
        return 0
    try:
        args.out.write_text(document, encoding="utf-8")
    except OSError as error:
        print(f"trainer: {args.out} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    return 0
