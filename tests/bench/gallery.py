"""How fast the gallery opens, and what memory it takes: `python tests/bench/gallery.py [COUNT]`.

It makes a collection of so many drawings, 20,000 where none is given, in a folder of its own, and
shows it in a real window. Figures are of this machine as busy as it is; the share of what is
allowed (one second, 200 MB) stands beside them.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from digitpad.app.gallery import Gallery
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.reading import Candidate, Digit, Reading, Status
from digitpad.ui.actions import Page
from digitpad.ui.application import new_application
from digitpad.ui.theme import Appearance, wear
from digitpad.ui.window import Window

ALLOWED_SECONDS = 1.0
ALLOWED_MB = 200.0
POINTS = 60  # a stroke, as pads give them: a digit in half a second
SCREENS = 20  # looked at while scrolling from the first drawing to the last


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how the gallery opens.")
    parser.add_argument("count", nargs="?", type=int, default=20_000, help="drawings, 20,000")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.sqlite"
        fill(path, count)
        print(f"{count} drawings, {path.stat().st_size / 1e6:.0f} MB on the disk")
        measure(path)


def measure(path: Path) -> None:
    """Open the gallery of this collection, scroll through it, and print what that takes."""
    application = new_application()
    wear(Appearance.LIGHT)
    window = Window()
    gallery = Gallery(window, path)
    window.show()
    application.processEvents()
    bench = Bench(application, window, gallery)
    before = memory_mb()
    opened = seconds(bench.open)
    print(f"opened, first time: {opened:.2f} s, {opened / ALLOWED_SECONDS:.0%} of what is allowed")
    print(f"first screen of thumbnails after that: {seconds(bench.wait_for_thumbnails):.2f} s")
    print(f"opened again: {seconds(bench.open):.2f} s")
    print(f"filtered by label: {seconds(bench.find):.2f} s")
    print(f"scrolled through: {seconds(bench.scroll) / SCREENS * 1000:.1f} ms a screen")
    taken = memory_mb() - before
    print(f"memory more than before: {taken:.0f} MB, {taken / ALLOWED_MB:.0%} of what is allowed")
    print(f"all deleted: {seconds(bench.delete_all):.2f} s")
    print(f"and undone: {seconds(gallery.undo):.2f} s")
    window.close()
    gallery.close()


@dataclass
class Bench:
    """A window with a gallery, and what is measured in it."""

    application: QApplication
    window: Window
    gallery: Gallery

    def open(self) -> None:
        """From the click on the page to its cards on the screen."""
        self.window.show_page(Page.WRITE)
        self.window.show_page(Page.GALLERY)
        self._paint()

    def wait_for_thumbnails(self) -> None:
        """Until the cards in sight have their drawings."""
        while not self.gallery.page.thumbnails.idle:
            # Not in a busy loop, which would keep the worker from its work.
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def find(self) -> None:
        """Only labels with a 7 in them, and all again."""
        self.gallery.page.filters.label.setText("7")
        self._paint()
        self.gallery.page.filters.label.clear()

    def scroll(self) -> None:
        """From the first drawing to the last, with the thumbnails of every screen shown."""
        bar = self.gallery.page.view.verticalScrollBar()
        for screen in range(SCREENS):
            bar.setValue(bar.maximum() * screen // (SCREENS - 1))
            self._paint()
            self.wait_for_thumbnails()

    def delete_all(self) -> None:
        """Everything at once."""
        self.gallery.page.action.select_all.trigger()
        self.gallery.page.action.delete.trigger()
        self._paint()

    def _paint(self) -> None:
        self.window.repaint()
        self.application.processEvents()


def seconds(work: Callable[[], None]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def memory_mb() -> float:
    """The memory that this process has in use; nan where the platform does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def fill(path: Path, count: int) -> None:
    """Keep so many drawings, some of them read wrongly, some unsurely and some not at all."""
    rng = random.Random(407)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with Collection(path) as collection, collection.transaction():
        for number in range(count):
            label = "".join(rng.choices("0123456789", k=rng.randint(1, 5)))
            reading = None if rng.random() < 0.03 else read(rng, label)
            device = rng.choice((Device.MOUSE, Device.PEN, Device.TOUCH))
            time = start + timedelta(minutes=number)
            collection.keep(write(rng, label), Drawing(label, device, reading, "number", time))


def write(rng: random.Random, label: str) -> Ink:
    """A curve for each digit."""
    angles = np.linspace(0, 2 * np.pi, POINTS)
    strokes = []
    for place, digit in enumerate(label):
        x = 60 * place + 25 * np.sin(angles * (1 + int(digit) % 3)) + rng.random()
        y = 40 * np.cos(angles * (1 + int(digit) % 2)) + rng.random()
        strokes.append(Stroke(np.stack([x, y], axis=1), times=8 * np.arange(POINTS)))
    return Ink(tuple(strokes))


def read(rng: random.Random, label: str) -> Reading:
    """What a recognizer may have read."""
    text = label if rng.random() < 0.95 else label[::-1]
    sure = rng.random() < 0.95
    confidence = rng.uniform(0.8, 0.99) if sure else rng.uniform(0.3, 0.7)
    digits = tuple(
        Digit(digit, confidence, 60.0 * at, 60.0 * at + 50) for at, digit in enumerate(text)
    )
    candidates = (Candidate(text, confidence), Candidate(text[::-1] + "1", (1 - confidence) / 2))
    return Reading(Status.OK if sure else Status.UNSURE, None, text, confidence, digits, candidates)


if __name__ == "__main__":
    main()
