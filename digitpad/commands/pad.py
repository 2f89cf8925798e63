"""`digitpad pad`, and `digitpad` alone: opens the pad."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

OPTIONS = ("--model", "--device")
"""What the pad can be told; each takes a value."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "open the pad, as digitpad does when no command is named"
    parser = subparsers.add_parser("pad", help=about, description=about)
    add_arguments(parser)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a picture or ink to begin with"
    )
    parser.set_defaults(run=run)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the pad can be told, instead of what its settings say."""
    model, device = OPTIONS
    parser.add_argument(model, metavar="NAME|PATH", help="the checkpoint that reads")
    parser.add_argument(device, choices=("auto", "cpu", "cuda"), help="what it runs on")


def run(args: argparse.Namespace) -> int:
    """Open the pad and stay until it is closed; 1 where there is no display to open it on."""
    if not _display_named():
        print(
            "digitpad: there is no display here to open a window on. "
            "`digitpad demo` shows the pad without one, `digitpad read` reads files.",
            file=sys.stderr,
        )
        return 1
    from digitpad.app.start import open_pad

    return open_pad(args.model, args.device, args.file)


def _display_named() -> bool:
    """Whether Qt is told where to show windows; where it is told wrong, it says so itself."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
