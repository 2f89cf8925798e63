"""`trainer lessons`: what learning a hand is worth."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import asdict
from pathlib import Path

from digitpad import folders
from digitpad.recognition.checkpoint import find
from trainer.commands.arguments import add_changes, one_or_more, seed
from trainer.lessons.odd import ODDITIES
from trainer.orders import INTERRUPTED
from trainer.progress import Progress

_DRAWINGS = (20, 60)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "measure what learning a hand is worth"
    parser = subparsers.add_parser(
        "lessons",
        help=about,
        description="Make up hands that a checkpoint reads badly, teach it each as finetune does "
        "without data sets, and print how many of their numbers it misreads before and after, and "
        "how many of other people's it reads no longer. All are of people that networks are "
        f"validated by. The hands are: {', '.join(ODDITIES)}.",
    )
    parser.add_argument(
        "checkpoint", nargs="?", default="number", help="its name, or a path (default: number)"
    )
    parser.add_argument(
        "--only", nargs="+", choices=ODDITIES, metavar="HAND", help="teach just these"
    )
    parser.add_argument(
        "--drawings",
        nargs="+",
        type=one_or_more,
        default=_DRAWINGS,
        metavar="COUNT",
        help="how many are kept of each hand, a fifth of them held out (default: 20 60)",
    )
    parser.add_argument("--seed", type=seed, default=0)
    add_changes(parser, "change how it learns, as in --set training.steps=600")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Tell what was found, after an interrupt of the hands that were done; 0, or 130 then."""
    start = find(args.checkpoint)
    from trainer.lessons.lessons import as_markdown, lessons  # slow: torch

    names = list(dict.fromkeys(args.only or ODDITIES))
    progress, found = Progress(args.json), []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for tried in lessons(
                start,
                args.set,
                folders.data(),
                Path(folder),
                names=names,
                drawings=list(dict.fromkeys(args.drawings)),
                seed=args.seed,
                report=progress,
            ):
                found.append(tried)
    except KeyboardInterrupt:  # between two lessons, or while numbers are read
        pass
    finally:
        progress.clear()
    if args.json:
        progress({"event": "taught", "rows": list(map(asdict, found))})
    elif found:
        print(as_markdown(found, args.checkpoint, args.set), end="")
    return 0 if len(found) == len(names) else INTERRUPTED
