"""Arguments that several commands take, and what they may be."""

from __future__ import annotations

import argparse
from pathlib import Path

from trainer.protocols import PROTOCOLS
from trainer.run_folder import RunError

_LARGEST_SEED = 2**31 - 1


def add_run_arguments(parser: argparse.ArgumentParser, folder: str, workers: int) -> None:
    """Add what all runs can be told; folder: the default of --out in words."""
    parser.add_argument("--out", type=Path, help=f"folder of the run (default: {folder})")
    parser.add_argument("--resume", action="store_true", help="go on with the run in that folder")
    parser.add_argument("--seed", type=seed, default=0, help="another number, another run")
    add_changes(parser, "change one value of the recipe, as in --set training.steps=500")
    parser.add_argument(
        "--workers", type=processes, default=workers, help="processes that make batches"
    )
    parser.add_argument(
        "--low-priority", action="store_true", help="let everything else on the computer go first"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="progress as JSON lines; the lines stop and cancel on standard input are obeyed",
    )


def add_changes(parser: argparse.ArgumentParser, about: str) -> None:
    """Add --set, which says what it does."""
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=about)


def add_device(parser: argparse.ArgumentParser, about: str | None = None) -> None:
    """Add --device, which says what it does where that is not plain."""
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help=about)


def add_protocols(parser: argparse.ArgumentParser, default: str) -> None:
    """Add --on, which says what it does where it is not given."""
    parser.add_argument(
        "--on",
        nargs="+",
        choices=PROTOCOLS,
        metavar="PROTOCOL",
        help=f"which protocols (default: {default})",
    )


def seed(text: str) -> int:
    """A number that any generator takes; raises ArgumentTypeError."""
    if not (text.isdecimal() and int(text) <= _LARGEST_SEED):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 0 to {_LARGEST_SEED}")
    return int(text)


def one_or_more(text: str) -> int:
    """A whole number from 1 on; raises ArgumentTypeError."""
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def processes(text: str) -> int:
    """A number of processes; raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of processes")
    return int(text)


def check_out(path: Path, *read: Path) -> None:
    """Raises RunError where no file can be written: better said before minutes of work.

    read: files that are needed for it, which it must not replace, also where it is a link to one.
    """
    if path.is_dir():
        raise RunError("{path} is a folder: name a file.", path=path)
    if not path.parent.is_dir():
        raise RunError(
            "There is no folder {folder}: make it, or name another file.", folder=path.parent
        )
    if path.exists() and any(other.exists() and path.samefile(other) for other in read):
        raise RunError("{path} is what is read: name another file.", path=path)
