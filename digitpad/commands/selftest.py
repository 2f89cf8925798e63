"""`digitpad selftest`: does what a user does, in a home that is thrown away, and says how it went."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from digitpad import __version__, folders, program
from digitpad.ink.formats.drawing import Drawing
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.ink.ink import Ink
from digitpad.shipped import asset

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from digitpad.app.pad import Pad

_SAMPLES = "sample-ink/numbers.ndjson"
_STEPS = 10
_PATIENCE_SECONDS = 600
"""For each part, with torch from a cold disk on a busy machine."""


class SelftestError(Exception):
    """What is not as it should be."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "check that this installation does all it should, without touching what you kept"
    parser = subparsers.add_parser("selftest", help=about, description=about)
    parser.add_argument(
        "--window",
        action="store_true",
        help="only open the window, and tell as soon as it has taken ink: for who measures that",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a line for each thing that was done; 1 where something went wrong, and what."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="digitpad ", ignore_cleanup_errors=True) as home:
        # The children have both, too. Without data sets, training takes seconds.
        os.environ["DIGITPAD_HOME"] = home
        os.environ["DIGITPAD_DATA"] = str(Path(home) / "data")
        if args.window:
            return _told(_take_ink)
        print(f"digitpad {__version__}, {sys.executable}", flush=True)
        return max([_told(part) for part in (_write, _find, _read_ink, _read_picture, _train)])


def _told(part: Callable[[], str]) -> int:
    """Do one part and print what it did, or what went wrong; 1 in that case."""
    try:
        print(f"selftest: {part()}", flush=True)
    except SelftestError as error:
        print(f"selftest: failed: {error}", file=sys.stderr, flush=True)
        return 1
    except Exception:
        # In an installation that is not whole anything may break; the other parts still tell more.
        traceback.print_exc()
        print("selftest: failed, as told above", file=sys.stderr, flush=True)
        return 1
    return 0


# With a window


def _new_pad() -> tuple[QApplication, Pad]:
    from digitpad.app.pad import Pad
    from digitpad.app.start import load_recognizer
    from digitpad.settings import Settings
    from digitpad.ui.application import new_application
    from digitpad.ui.engine import shipped_choices

    application = new_application()
    return application, Pad(Settings(guide=False), load_recognizer, shipped_choices())


def _take_ink() -> str:
    """Write one dot on the pad as soon as its window is there."""
    from digitpad.ui.replay import Replay

    application, pad = _new_pad()
    replay = Replay(pad.window.canvas, pace=0.0)
    replay.finished.connect(application.quit)
    pad.start()
    replay.write(Ink.of([[(100, 100)]]))
    application.exec()
    taken = bool(pad.window.canvas.ink)
    print(f"selftest: the window has {'taken' if taken else 'refused'} ink", flush=True)
    pad.close()
    if not taken:
        raise SelftestError("the canvas holds no ink")
    return "it is closed"


def _write() -> str:
    """Write each sample on the pad with a pen, and save it as it was read."""
    from PySide6.QtCore import QTimer

    from digitpad.ui.demo import Demo

    samples = _samples()
    application, pad = _new_pad()
    window = pad.window
    demo = Demo(window.canvas, pad.live, [sample.ink for sample in samples], pace=0.0)
    read: list[str] = []
    problems: list[str] = []

    def save(number: int, reading: Any) -> None:
        read.append(reading.text)
        if not number:
            window.canvas.grab().save(str(_picture()))
        window.action.save.trigger()

    def give_up(problem: object) -> None:
        problems.append(str(problem))
        application.quit()

    demo.ink_read.connect(save)
    demo.ended.connect(application.quit)
    pad.engines.refused.connect(give_up)
    pad.live.read_failed.connect(give_up)
    QTimer.singleShot(_PATIENCE_SECONDS * 1000, demo, lambda: give_up("the pad does not answer"))
    pad.start()
    demo.write_next()
    application.exec()
    pad.close()
    if problems:
        raise SelftestError(problems[0])
    _expect("the pad read", read, _labels(samples))
    return f"opened the window, wrote {_told_labels(read)} with a pen, and each was read so"


# In the collection and in children


def _find() -> str:
    """What was saved in the window is in the collection."""
    from digitpad.collection.store import Collection

    with Collection() as collection:
        kept = [drawing.label for drawing in collection.drawings()]
    _expect("the collection holds", sorted(kept), sorted(_labels(_samples())))
    return f"saved them, and found all {len(kept)} in the collection"


def _read_ink() -> str:
    """`digitpad read` reads the samples."""
    read = _read(asset(_SAMPLES))
    _expect("digitpad read read", read, _labels(_samples()))
    return f"read the same {len(read)} from their file on the command line"


def _read_picture() -> str:
    """`digitpad read` reads a picture of the canvas."""
    [label, *_] = _labels(_samples())
    _expect("from a picture of the canvas digitpad read read", _read(_picture()), [label])
    return f"read {label} from a picture of the canvas"


def _train() -> str:
    """The trainer takes a few steps on what was saved."""
    run = folders.home() / "run"
    words = ["finetune", "number", "--steps", str(_STEPS), "--out", str(run), "--json"]
    events = [json.loads(line) for line in _printed("trainer", *words)]
    last = events[-1] if events else None
    if not last or last["event"] != "written" or not Path(last["path"]).is_file():
        raise SelftestError(f"the trainer wrote no checkpoint: {last}")
    return f"trained {_STEPS} steps on them in a child"


def _samples() -> list[Drawing]:
    with asset(_SAMPLES).open("rb") as lines:
        return [item for _, item in read_ndjson(lines) if isinstance(item, Drawing)]


def _picture() -> Path:
    """Where a picture of the canvas is left, with the first sample on it."""
    return folders.home() / "canvas.png"


def _labels(drawings: Sequence[Drawing]) -> list[str]:
    return [drawing.label or "" for drawing in drawings]


def _told_labels(labels: Sequence[str]) -> str:
    return f"{', '.join(labels[:-1])} and {labels[-1]}"


def _expect(what: str, found: Sequence[str], expected: Sequence[str]) -> None:
    if list(found) != list(expected):
        raise SelftestError(f"{what} {' '.join(found)}, and should {' '.join(expected)}")


def _read(source: Path) -> list[str]:
    """What `digitpad read` makes of a file."""
    lines = _printed("read", "--format", "json", str(source))
    return [json.loads(line).get("text", "nothing") for line in lines]


def _printed(*words: str) -> list[str]:
    """The lines that this program prints when it is started once more with these words."""
    try:
        child = subprocess.run(
            program.command(*words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SelftestError(f"digitpad {words[0]} does not run in a child: {error}") from error
    if child.returncode:
        told = child.stderr.strip() or "it said nothing"
        raise SelftestError(f"digitpad {words[0]} ended with {child.returncode}: {told}")
    return child.stdout.splitlines()
