"""Drives a real pad from outside, as a person does: `python tests/drive.py [PROGRAM]`.

On a display of its own (Xvfb) it opens the pad, writes a number with the mouse, waits until it is
read, saves it, corrects another, finds both in the gallery, quits, and opens the pad once more: the
drawings must still be there, and the pad learns from them a little. Pictures of the screen are left
in build/drive; the exit status is 0 when all went well. PROGRAM is the packaged one, where it is
not to be this source.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ImageGrab

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.formats.quickdraw import read_line
from digitpad.ink.ink import Ink, Stroke
from digitpad.shipped import asset

PAD = [os.path.abspath(word) for word in sys.argv[1:]] or [sys.executable, "-m", "digitpad"]
ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "build" / "drive"
PATIENCE_SECONDS = 240
"""For a pad to come up and to read, with torch from a cold disk on a busy machine."""
SEARCHES = 5
"""For a window: xdotool breaks off when any window closes while it looks at it."""
LESSON = 30
"""Drawings that are kept besides, so that there is enough to learn from."""
CANVAS = np.array([[0.1, 0.25], [0.9, 0.6]])
"""Two corners, in shares of the window, between which there is nothing but canvas."""


class Desk:
    """A display with at most one pad on it, and the hands and eyes of who sits there."""

    def __init__(self, display: str, home: str) -> None:
        self.home = Path(home)
        self._display = display
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "DIGITPAD_HOME": home,
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
        }
        self._pictures = 0

    @contextmanager
    def pad(self) -> Iterator[None]:
        """A pad that is opened, and must be quit by the end."""
        with subprocess.Popen(PAD, cwd=ROOT, env=self._environment) as process:
            try:
                self.wait_for_title("^digitpad$")
                yield
                self.press("ctrl+q")
                status = process.wait(PATIENCE_SECONDS)
            finally:
                process.kill()
        assert status == 0, f"the pad ended with status {status}"

    def wait_for_title(self, pattern: str) -> str:
        """The window whose title matches, once there is one; it gets the keys."""
        window = self._found(pattern).split()[0]
        self._xdotool("windowfocus", "--sync", window)
        return window

    def write(self, window: str, ink: Ink) -> list[NDArray[np.int_]]:
        """Write ink on the window's canvas; the places on the screen where the mouse went."""
        strokes = on_canvas(ink, self._geometry(window))
        for stroke in strokes:
            # Each move waits for the one before: X joins moves that it has not yet looked at.
            first, *others = [("mousemove", "--sync", str(x), str(y)) for x, y in stroke.tolist()]
            moves = [word for move in others for word in move]
            self._xdotool(*first, "mousedown", "1", *moves, "mouseup", "1")
        return strokes

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as ctrl+s."""
        self._xdotool("key", *keys)

    def look(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._pictures += 1
        path = PICTURES / f"{self._pictures}-{name}.png"
        ImageGrab.grab(xdisplay=self._display).save(path)

    def keep_more(self, count: int) -> None:
        """Keep so many more drawings: the sample ink, each time leaning a little further."""
        with asset("sample-ink/numbers.ndjson").open("rb") as lines:
            drawings = [read_line(line) for line in lines]
        with Collection(self.home / "collection.sqlite") as collection:
            for number in range(count):
                drawing = drawings[number % len(drawings)]
                shear = np.array([[1.0, 0.0], [-number / count / 2, 1.0]])
                strokes = tuple(Stroke(stroke.points @ shear) for stroke in drawing.ink.strokes)
                collection.keep(Ink(strokes), Drawing(drawing.label or ""))

    def kept(self) -> list[str]:
        """The labels that `digitpad collection list` prints."""
        run = subprocess.run(
            [*PAD, "collection", "list"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return [line.split("\t")[1] for line in run.stdout.splitlines()]

    def _found(self, pattern: str) -> str:
        search = ("search", "--sync", "--onlyvisible", "--name", pattern)
        for _ in range(SEARCHES - 1):
            with suppress(subprocess.CalledProcessError):
                return self._xdotool(*search)
        return self._xdotool(*search)

    def _geometry(self, window: str) -> dict[str, int]:
        lines = self._xdotool("getwindowgeometry", "--shell", window).splitlines()
        pairs = (line.split("=") for line in lines)
        return {name: int(value) for name, value in pairs}

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=PATIENCE_SECONDS,
        ).stdout


def on_canvas(ink: Ink, geometry: dict[str, int]) -> list[NDArray[np.int_]]:
    """The strokes from pixel to pixel of the screen, as large as they fit on the canvas."""
    corners = CANVAS * (geometry["WIDTH"], geometry["HEIGHT"])
    room, box = corners[1] - corners[0], ink.bounds
    scale = min(room / (box.width, box.height))
    origin = corners[0] + (geometry["X"], geometry["Y"])
    strokes = []
    for stroke in ink.strokes:
        pixels = np.round((stroke.points - (box.left, box.top)) * scale + origin).astype(int)
        moved = np.any(np.diff(pixels, axis=0), axis=1)
        strokes.append(pixels[np.concatenate([[True], moved])])
    return strokes


@contextmanager
def display() -> Iterator[str]:
    """The name of a display that nobody else uses."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x960x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with open(reading) as pipe:
                number = pipe.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


def drive(desk: Desk) -> None:
    """What a person does with the pad."""
    with asset("sample-ink/numbers.ndjson").open("rb") as lines:
        drawing = read_line(lines.readline())
    label = drawing.label
    assert label is not None

    with desk.pad():
        step("the pad opens")
        desk.look("open")
        strokes = desk.write(desk.wait_for_title("^digitpad$"), drawing.ink)
        desk.look("written")
        desk.wait_for_title(f"^{label}")
        step(f"{label}, written with the mouse, is read as {label}")
        desk.look("read")
        desk.press("ctrl+s")
        desk.wait_for_title("^digitpad$")
        desk.look("saved")
    assert desk.kept() == [label]
    step("it is saved, and the pad quits")
    assert steps_of(desk.home) == [np.diff(stroke, axis=0).tolist() for stroke in strokes]
    step("every point of the mouse is kept")
    correct(desk, drawing.ink, label)
    learn(desk)


def correct(desk: Desk, ink: Ink, label: str) -> None:
    """Write the number again, say that it is another, and find both in the gallery."""
    with desk.pad():
        desk.write(desk.wait_for_title("^digitpad$"), ink)
        desk.wait_for_title(f"^{label}")
        desk.press("alt+l", "ctrl+a", "9", "9")
        desk.wait_for_title("^99 ")
        desk.look("corrected")
        desk.press("ctrl+s")
        desk.wait_for_title("^digitpad$")
        desk.press("alt+3")
        desk.wait_for_title("^Gallery")
        desk.look("gallery")
    assert desk.kept() == ["99", label]
    step("another label is saved, and both drawings are in the gallery")


def learn(desk: Desk) -> None:
    """Let the pad learn from so many drawings as it wants, for some steps, and start it again."""
    desk.keep_more(LESSON)
    with desk.pad():
        desk.press("alt+4")
        desk.wait_for_title("^Train")
        desk.look("train")
        desk.press("alt+s")
        desk.wait_for_title("^Learning, ")
        desk.look("learning")
        desk.press("alt+k")
        desk.wait_for_title("^Learnt")
        desk.look("learnt")
        desk.press("alt+i")
        desk.wait_for_title("^Train")
    [path] = desk.home.glob("checkpoints/*.safetensors")
    step(f"the pad learns a little: {path.stem}")
    with desk.pad():
        desk.look("again")
    assert len(desk.kept()) == LESSON + 2
    step("the pad opens again, and all is still there")


def steps_of(home: Path) -> list[list[list[float]]]:
    """From point to point of each stroke of the one drawing that is kept."""
    with Collection(home / "collection.sqlite") as collection:
        [id] = collection.ids()
        ink = collection.source(id)
    assert isinstance(ink, Ink)
    return [np.diff(stroke.points, axis=0).tolist() for stroke in ink.strokes]


def step(done: str) -> None:
    """Tell how far it came."""
    print(f"drive: {done}", flush=True)


def main() -> int:
    """Drive; 0 when all went well."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with display() as name, tempfile.TemporaryDirectory() as home:
        desk = Desk(name, home)
        try:
            drive(desk)
        except (AssertionError, OSError, subprocess.SubprocessError) as error:
            desk.look("failed")
            print(f"drive failed: {error}; see {PICTURES}", file=sys.stderr)
            return 1
    print(f"drive: all went well; pictures of the screen are in {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
