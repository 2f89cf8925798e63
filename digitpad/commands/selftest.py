"""`digitpad selftest`: does what users do, in a home that is thrown away, and says how it went."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from digitpad import __version__, folders, program
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.sample_ink import sample_file, sample_ink
from digitpad.recognition.checkpoint import shipped
from digitpad.ui.display import platform

_STEPS = 10
PATIENCE_SECONDS = 600
"""For each part, with torch from a cold disk on a busy machine."""


Part = Callable[[], str]


class SelftestError(Exception):
    """What is not as it should be."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "check that this installation does all it should, without touching what you kept"
    parser = subparsers.add_parser("selftest", help=about, description=about)
    parser.add_argument(
        "--window",
        action="store_true",
        help="only open the window, and tell as soon as it has taken ink: for measuring how soon "
        "that is",
    )
    parser.add_argument(
        "--display", action="store_true", help="only tell where Qt shows windows here"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, parts: Sequence[Part] | None = None) -> int:
    """Print a line for each thing that was done; 1 where something went wrong, and what.

    parts: what to do, each of which gives the words for what it did; all there is by default.
    """
    if args.display:
        print(platform())
        return 0
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="digitpad ", ignore_cleanup_errors=True) as home:
        # The children have both, too. Without data sets, training takes seconds.
        os.environ["DIGITPAD_HOME"] = home
        os.environ["DIGITPAD_DATA"] = str(Path(home) / "data")
        if args.window:
            return _told(_take_ink)
        print(f"digitpad {__version__}, {sys.executable}", flush=True)
        everything = (_write, _find, _read_ink, _read_picture, _start_worker, _train)
        return max([_told(part) for part in parts or everything])


def _told(part: Part) -> int:
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


def _take_ink() -> str:
    """The window takes ink before all is loaded that reads it."""
    from digitpad.commands.selftest_pad import HiddenPad

    pad = HiddenPad()
    taken = pad.takes_ink()
    print(f"selftest: the window has taken {'ink' if taken else 'nothing'}", flush=True)
    pad.close()
    if not taken:
        raise SelftestError("what a pen writes is not on the canvas")
    return "it is closed"


def _write() -> str:
    """What is written on the pad is read as it should be."""
    from digitpad.commands.selftest_pad import HiddenPad

    samples = sample_ink()
    pad = HiddenPad()
    read = pad.write_and_save([sample.ink for sample in samples], _picture())
    pad.close()
    _expect("the pad read", read, _labels(samples))
    return f"opened the window, wrote {_listed(read)} with a pen, and each was read so"


# In the collection and in children


def _find() -> str:
    """What was saved in the window is in the collection."""
    from digitpad.collection.store import Collection

    with Collection() as collection:
        kept = [drawing.label for drawing in collection.drawings()]
    _expect("the collection holds", sorted(kept), sorted(_labels(sample_ink())))
    return f"saved them, and found all {len(kept)} in the collection"


def _read_ink() -> str:
    """`digitpad read` reads the samples."""
    read = _read(sample_file())
    _expect("digitpad read read", read, _labels(sample_ink()))
    return f"read the same {len(read)} from their file on the command line"


def _read_picture() -> str:
    """`digitpad read` reads a picture of the canvas."""
    [label, *_] = _labels(sample_ink())
    _expect("from a picture of the canvas digitpad read read", _read(_picture()), [label])
    return f"read {label} from a picture of the canvas"


def _start_worker() -> str:
    """A worker is started in the way that works on every system, and finds its way about."""
    with ProcessPoolExecutor(1, get_context("spawn")) as workers:
        found = workers.submit(shipped).result(PATIENCE_SECONDS)
    names = [path.stem for path in found]
    _expect("a worker found the checkpoints", names, [path.stem for path in shipped()])
    return f"started a worker, which found {_listed(names)}"


def _train() -> str:
    """The trainer takes a few steps on what was saved."""
    run = folders.home() / "run"
    words = ["finetune", "number", "--steps", str(_STEPS), "--out", str(run), "--json"]
    events = [json.loads(line) for line in _printed("trainer", *words)]
    last = events[-1] if events else None
    if not last or last["event"] != "written" or not Path(last["path"]).is_file():
        raise SelftestError(f"the trainer wrote no checkpoint: {last}")
    return f"trained {_STEPS} steps on them in a child"


def _picture() -> Path:
    """Where a picture of the canvas is left, with the first sample on it."""
    return folders.home() / "canvas.png"


def _labels(drawings: Sequence[FileDrawing]) -> list[str]:
    return [drawing.label or "" for drawing in drawings]


def _listed(labels: Sequence[str]) -> str:
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
            timeout=PATIENCE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SelftestError(f"digitpad {words[0]} does not run in a child: {error}") from error
    if child.returncode:
        told = child.stderr.strip() or "it said nothing"
        raise SelftestError(f"digitpad {words[0]} ended with {child.returncode}: {told}")
    return child.stdout.splitlines()
