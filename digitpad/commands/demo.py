"""`digitpad demo`: sample numbers are written on the pad as by a pen, and read."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.sample_ink import sample_ink
from digitpad.ui.display import display_answers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from digitpad.app.pad import Pad
    from digitpad.ui.demo import Demo


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "watch sample numbers being written and read, also where there is no display"
    parser = subparsers.add_parser("demo", help=about, description=about)
    parser.add_argument(
        "--model", metavar="NAME|PATH", default="number", help="the checkpoint that reads"
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help="where the picture of the window goes that is made where there is no display",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show it, and print what was read.

    Where no display answers, the window is painted in memory, as fast as it goes, and a picture of
    it is left. Exit status 0; 1 where a picture or a reading failed, 2 where the checkpoint or the
    device cannot be used.
    """
    seen = display_answers()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from digitpad.app.pad import Pad
    from digitpad.app.start import load_recognizer
    from digitpad.settings import Settings
    from digitpad.ui.application import new_application
    from digitpad.ui.demo import Demo
    from digitpad.ui.engine.engine import Engine, shipped_choices
    from digitpad.ui.window import SIZE

    drawings = _samples()
    application = new_application()
    engine = Engine(args.model, args.device)
    pad = Pad(Settings(), load_recognizer, shipped_choices(), engine=engine)
    inks = [drawing.ink for drawing in drawings]
    demo = Demo(pad.window.canvas, pad.live, inks, pace=1.0 if seen else 0.0)
    demo.ink_read.connect(
        lambda number, reading: print(
            f"{drawings[number].label} was read as {reading.text} "
            f"({reading.status}, {reading.confidence:.1%})",
            flush=True,
        )
    )
    if not seen:
        pad.window.resize(SIZE)  # however small the screen is that there is in memory
        _end_by_itself(application, pad, demo, args.screenshot or folders.home() / "demo.png")
    pad.start()
    demo.write_next()
    status = application.exec()
    pad.close()
    return status


def _samples() -> list[FileDrawing]:
    """The numbers that come with the program; the first one comes last, for it stays."""
    first, *rest = sample_ink()
    return [*rest, first]


def _end_by_itself(application: QApplication, pad: Pad, demo: Demo, screenshot: Path) -> None:
    """Nobody sees the window, so a picture is left, and what goes wrong is said elsewhere."""

    def fail(error: object, status: int) -> None:
        print(f"digitpad demo: {error}", file=sys.stderr)
        application.exit(status)

    def leave_picture() -> None:
        try:
            screenshot.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            fail(error, 1)
            return
        if pad.window.grab().save(str(screenshot)):
            print(f"The window as it looks now: {screenshot}")
            application.exit(0)
        else:
            fail(f"{screenshot} cannot be written; name another file with --screenshot", 1)

    demo.ended.connect(leave_picture)
    pad.engines.refused.connect(lambda problem: fail(problem, 2))
    pad.live.read_failed.connect(lambda error: fail(error, 1))
