"""The selftest's window: nobody sees it, and ink is written on it as by a pen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from digitpad.app.pad import Pad
from digitpad.app.start import load_recognizer
from digitpad.commands.selftest import PATIENCE_SECONDS, SelftestError
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Reading
from digitpad.settings import Settings
from digitpad.ui.application import new_application
from digitpad.ui.canvas.replay import Replay
from digitpad.ui.demo import Demo
from digitpad.ui.engine.engine import shipped_choices


class HiddenPad:
    """A pad with the settings of who opens it for the first time, but for the guide line."""

    def __init__(self) -> None:
        self._application = new_application()
        self._pad = Pad(Settings(guide=False), load_recognizer, shipped_choices())
        self._read: list[str] = []
        self._problem = ""

    def takes_ink(self) -> bool:
        """Write one dot as soon as the window is there; whether the canvas holds it."""
        canvas = self._pad.window.canvas
        replay = Replay(canvas, pace=0.0)
        replay.finished.connect(self._application.quit)
        self._pad.start()
        replay.write(Ink.of([[(100, 100)]]))
        self._application.exec()
        return bool(canvas.ink)

    def write_and_save(self, inks: Sequence[Ink], picture: Path) -> list[str]:
        """Write each ink, save it as it is read, and tell as what; raises SelftestError.

        picture: where a picture of the canvas goes, with the first one on it.
        """
        demo = Demo(self._pad.window.canvas, self._pad.live, inks, pace=0.0)
        demo.ink_read.connect(lambda number, reading: self._save(reading, picture))
        demo.ended.connect(self._application.quit)
        self._pad.engines.refused.connect(self._give_up)
        self._pad.live.read_failed.connect(self._give_up)
        limit = QTimer(demo, singleShot=True, interval=PATIENCE_SECONDS * 1000)
        limit.timeout.connect(lambda: self._give_up("the pad does not answer"))
        limit.start()
        self._pad.start()
        demo.write_next()
        self._application.exec()
        if self._problem:
            raise SelftestError(self._problem)
        return self._read

    def close(self) -> None:
        """End what the pad does beside its window."""
        self._pad.close()

    def _save(self, reading: Reading, picture: Path) -> None:
        if not self._read:
            self._pad.window.canvas.grab().save(str(picture))
        self._read.append(reading.text)
        self._pad.window.action.save.trigger()

    def _give_up(self, problem: object) -> None:
        self._problem = str(problem)
        self._application.quit()
