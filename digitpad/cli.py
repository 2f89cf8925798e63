"""The terminal's way in: `digitpad`, and its commands."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from digitpad import __version__, program
from digitpad.commands import pad

_COMMANDS = ("pad", "read", "models", "collection", "demo", "selftest", "trainer")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the pad, with a file where one is named; the exit status."""
    _print_paths_in_their_bytes()
    arguments = _led_by_word(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] not in _COMMANDS:
        if os.path.exists(arguments[0]):
            arguments.insert(0, "pad")
        elif _names_file(arguments[0]):
            print(f"digitpad: there is no file {arguments[0]}", file=sys.stderr)
            return 2
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
        # Whoever read our lines has seen enough.
        program.silence(sys.stdout)
        return 0
    except OSError as error:
        if not _output_fails():
            raise
        told = error.strerror or error
        print(f"digitpad: the output cannot be written: {told}", file=sys.stderr)
        program.silence(sys.stdout)
        return 2
    return status


def _print_paths_in_their_bytes() -> None:
    """Let standard output take names of files that are no text, as the file system has them."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="surrogateescape")


def _led_by_word(arguments: Sequence[str]) -> list[str]:
    """The same with the pad's options behind the command or file that follows them.

    argparse would have a command's own defaults take their place, unsaid.
    """
    options, rest = [], list(arguments)
    while len(rest) > 1 and _names_pad_option(rest[0]):
        option = rest.pop(0)
        options.append(option if "=" in option else f"{option}={rest.pop(0)}")
    if not rest or rest[0].startswith("-"):
        return list(arguments)
    return [rest[0], *options, *rest[1:]]


def _names_pad_option(word: str) -> bool:
    """Whether this is an option of the pad, in full or as short as argparse lets it be."""
    name = word.partition("=")[0]
    return len(name) > len("--") and any(option.startswith(name) for option in pad.OPTIONS)


def _names_file(word: str) -> bool:
    """Whether a word that is no command is meant for a file."""
    return not word.startswith("-") and any(mark in word for mark in "./\\")


def _output_fails() -> bool:
    """Whether standard output takes no more: tried with an empty line.

    What it did not take before it may have forgotten, so that flushing alone tells nothing.
    """
    try:
        print(flush=True)
    except OSError:
        return True
    return False


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
