"""The terminal's way in: `digitpad`, and its commands."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from digitpad import __version__
from digitpad.commands import pad

_COMMANDS = ("pad", "read", "models", "collection", "demo", "selftest", "trainer")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the pad, with a file where one is named; the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] not in _COMMANDS and os.path.exists(arguments[0]):
        arguments.insert(0, "pad")
    if arguments[:1] == ["trainer"]:
        # Its options are its own: argparse would look for them among ours.
        arguments.insert(1, "--")
    parsed = _parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever read our lines has seen enough; Python must not flush to it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="digitpad",
        description="A pad that reads the digits and numbers people really write. "
        "Without a command it opens; with a file alone it shows that.",
    )
    parser.add_argument("--version", action="version", version=f"digitpad {__version__}")
    pad.add_arguments(parser)
    parser.set_defaults(run=pad.run, file=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name in _COMMANDS:
        import_module(f"digitpad.commands.{name}").add(commands)
    return parser
