"""Pictures of the pad's main states, light and dark, in both languages, at three scales.

`make screenshots` writes them to build/screenshots, for people to look at, and an animation of a
number that is written and read.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from digitpad.app.pad import Pad
from digitpad.app.start import load_recognizer
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.fitting import fitted
from digitpad.ink.formats.quickdraw import read_line
from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.reading import Status
from digitpad.recognition.recognizer import Recognizer
from digitpad.settings import Settings
from digitpad.shipped import asset
from digitpad.ui.actions import Page
from digitpad.ui.application import new_application
from digitpad.ui.demo import Demo
from digitpad.ui.engine.engine import available_choices
from digitpad.ui.language import Language, speak
from digitpad.ui.window import SIZE

ROOT = Path(__file__).parents[1]
THEMES, LANGUAGES, SCALES = ("light", "dark"), ("en", "de"), (1.0, 1.5, 2.0)
SLANTS = np.linspace(-0.3, 0.5, 7)
FRAME_MS = 80
WIDTH = 640
"""Of the animation, in pixels."""


def samples() -> list[tuple[str, Ink]]:
    """The shipped numbers with their labels."""
    lines = asset("sample-ink/numbers.ndjson").read_text("utf-8").splitlines()
    drawings = [read_line(line) for line in lines]
    return [(drawing.label or "", drawing.ink) for drawing in drawings]


def slanted(ink: Ink, slant: float) -> Ink:
    """Ink whose tops lean to the right."""
    shear = np.array([[1.0, 0.0], [-slant, 1.0]])
    return Ink(tuple(Stroke(s.points @ shear, s.times, s.pressures) for s in ink.strokes))


def unsure_ink() -> Ink:
    """The first number, leaning ever further, of which the recognizer is not sure."""
    recognizer = Recognizer.load("number", "cpu")
    for slant in np.arange(0.5, 3, 0.1):
        for _, ink in samples():
            if recognizer.read(slanted(ink, slant)).status is Status.UNSURE:
                return slanted(ink, slant)
    raise AssertionError("it is sure of everything")


def put_down(pad: Pad, ink: Ink) -> None:
    pad.window.show_page(Page.WRITE)
    canvas = pad.window.canvas
    canvas.replace_ink(fitted(ink, canvas.width(), canvas.height()))


def too_long(pad: Pad) -> None:
    """Two of the samples side by side."""
    (_, left), (_, right) = samples()[3], samples()[0]
    away = np.array([left.bounds.right - right.bounds.left + 60, 0.0])
    put_down(pad, Ink((*left.strokes, *(Stroke(s.points + away) for s in right.strokes))))


def learning(pad: Pad) -> None:
    """As the page is while the trainer tells how it goes."""
    pad.window.show_page(Page.TRAIN)
    page = pad.learning.teaching.page
    page.show_begun()
    for step in range(10, 310, 10):
        event = {"event": "step", "step": step, "steps": 500, "loss": 1.1 / (1 + step / 60) + 0.05}
        page.show_event(event | {"seconds_left": (500 - step) * 0.5})
        if step % 100 == 0:
            yours, others = 0.9 + step / 6000, 0.98
            page.show_event({"event": "validated", "step": step, "yours": yours, "others": others})


STATES: dict[str, Callable[[Pad], None]] = {
    "empty": lambda pad: pad.window.show_page(Page.WRITE),
    "reading": lambda pad: put_down(pad, samples()[1][1]),
    "unsure": lambda pad: put_down(pad, unsure_ink()),
    "not-a-number": too_long,
    "collecting": lambda pad: pad.window.show_page(Page.COLLECT),
    "gallery": lambda pad: pad.window.show_page(Page.GALLERY),
    "training": learning,
}


def fill_collection() -> None:
    """Keep the samples at several slants, each as it is read."""
    recognizer = Recognizer.load("number", "cpu")
    with Collection() as collection, collection.transaction():
        for slant, (label, ink) in product(SLANTS, samples()):
            leaning = slanted(ink, float(slant))
            reading = recognizer.read(leaning)
            collection.keep(leaning, Drawing(label, reading=reading, checkpoint="number"))


def settle(pad: Pad) -> None:
    """Wait until nothing is loaded, read or painted any more."""
    loop = QEventLoop()
    if pad.live.behind:
        pad.live.caught_up.connect(loop.quit)
        loop.exec()
    QTimer.singleShot(500, loop.quit)
    loop.exec()


def opened(theme: str, language: str) -> Pad:
    """A pad that is ready to read."""
    new_application()
    speak(Language(language))
    pad = Pad(Settings(appearance=theme), load_recognizer, available_choices())
    pad.window.resize(SIZE)
    pad.start()
    settle(pad)
    return pad


def shoot(out: Path, theme: str, language: str) -> None:
    """Bring a pad into one state after the other, and take its picture in each."""
    fill_collection()
    pad = opened(theme, language)
    scale = round(100 * float(os.environ["QT_SCALE_FACTOR"]))
    for name, bring in STATES.items():
        bring(pad)
        settle(pad)
        pad.window.grab().save(str(out / f"{name}-{theme}-{language}-{scale}.png"))
    pad.window.close()
    pad.close()


def animate(out: Path) -> None:
    """Film how a number is written and read."""
    pad = opened("light", "en")
    frames: list[Image.Image] = []
    demo = Demo(pad.window.canvas, pad.live, [samples()[0][1]])
    clock, loop = QTimer(interval=FRAME_MS), QEventLoop()
    clock.timeout.connect(lambda: frames.append(_frame(pad)))
    demo.ended.connect(loop.quit)
    clock.start()
    demo.write_next()
    loop.exec()
    clock.stop()
    durations = [FRAME_MS] * (len(frames) - 1) + [2500]
    frames[0].save(
        out / "writing.gif", save_all=True, append_images=frames[1:], duration=durations, loop=0
    )
    pad.window.close()
    pad.close()


def _frame(pad: Pad) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    pad.window.grab().save(buffer, "PNG")
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    small = image.resize((WIDTH, image.height * WIDTH // image.width), Image.Resampling.LANCZOS)
    return small.quantize(64, dither=Image.Dither.NONE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Shoot everything, a process for each theme, language and scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--only", nargs="+", metavar="LANGUAGE [THEME]", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    args.out.mkdir(parents=True, exist_ok=True)
    match args.only:
        case ["animation"]:
            animate(args.out)
        case [language, theme]:
            shoot(args.out, theme, language)
        case _:
            for language, theme, scale in product(LANGUAGES, THEMES, SCALES):
                _child(args.out, [language, theme], scale)
            _child(args.out, ["animation"], 1.0)
            print(f"{len(list(args.out.glob('*.png')))} pictures are in {args.out}")
    QApplication.processEvents()
    return 0


def _child(out: Path, only: list[str], scale: float) -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": str(scale),
            "DIGITPAD_HOME": home,
        }
        command = [sys.executable, __file__, "--out", str(out), "--only", *only]
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    sys.exit(main())
