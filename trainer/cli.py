"""The trainer's command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from digitpad import program
from digitpad.worded import WordedError
from trainer.commands import (
    ablate,
    bench,
    compare,
    data,
    evaluate,
    export,
    finetune,
    lessons,
    predict,
    report,
    summary,
    table,
    train,
)
from trainer.optional import PACKAGES, needed
from trainer.orders import INTERRUPTED
from trainer.progress import Progress

_COMMANDS = (
    data,
    train,
    finetune,
    evaluate,
    compare,
    ablate,
    lessons,
    report,
    table,
    summary,
    bench,
    export,
    predict,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0, 1 where it failed, 2 for wrong usage, 130 when it was interrupted."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.run is None:
        parser.print_help(sys.stderr)
        return 2
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except WordedError as error:  # what users can put right: it says how
        return _failed(args, error)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in PACKAGES:
            raise
        return _failed(args, WordedError(needed(package)))
    except BrokenPipeError:  # who reads has seen enough
        program.silence(sys.stdout)
        return 0
    except OSError as error:  # where nobody closer knows what to do
        return _failed(args, error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _failed(args: argparse.Namespace, error: Exception) -> int:
    """Tell why a command failed: people, and with --json programs, too."""
    if getattr(args, "json", False):
        Progress(as_json=True)({"event": "failed", **WordedError.of(error).as_plain()})
    print(f"trainer: {error}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program.trainer(), description="Trains and measures networks."
    )
    parser.set_defaults(run=None)
    subparsers = parser.add_subparsers(metavar="COMMAND")
    for command in _COMMANDS:
        command.add(subparsers)
    return parser
