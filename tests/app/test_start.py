"""Starting the pad where something is wrong, in a process of its own, as it is started."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink
from digitpad.settings import default_path, load

FAILING = """
from PySide6.QtWidgets import QMessageBox
from digitpad.app import start

def failing(*_arguments, **_more):
    raise KeyError("low")

start.Pad = failing
QMessageBox.critical = lambda _parent, _title, words: print(words)
raise SystemExit(start.open_pad())
"""

OPEN = """
from PySide6.QtCore import QCoreApplication, QTimer
from digitpad.app import start

class Short(start.Pad):
    def start(self):
        QTimer.singleShot(0, QCoreApplication.quit)

    def close(self):
        print(self.window.notice.words)
        print("kept aside:", self.recovery is not None)
        super().close()

start.Pad = Short
raise SystemExit(start.open_pad())
"""


INTERRUPTED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from digitpad.app import start
from digitpad.ink.ink import Ink

class Interrupted(start.Pad):
    def start(self):
        self.window.show()
        QTimer.singleShot(0, self.draw_and_end)

    def draw_and_end(self):
        self.window.canvas.replace_ink(Ink.of([[(1, 2), (3, 4)]]))
        os.kill(os.getpid(), int(sys.argv[1]))

start.Pad = Interrupted
raise SystemExit(start.open_pad())
"""


def started(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_where_it_cannot_start_it_says_so_in_a_window_in_the_log_and_to_the_terminal(
    home: Path,
) -> None:
    run = started(FAILING)
    assert run.returncode == 1
    assert "digitpad cannot start (KeyError('low'))" in run.stdout
    assert str(home / "digitpad.log") in run.stdout
    assert "KeyError: 'low'" in run.stderr
    assert "KeyError: 'low'" in (home / "digitpad.log").read_text("utf-8")


def test_without_a_log_drawings_are_kept_aside_all_the_same(home: Path) -> None:
    (home / "digitpad.log").mkdir(parents=True)
    run = started(OPEN)
    assert "Errors cannot be written to the log" in run.stdout
    assert "kept aside: True" in run.stdout
    assert run.returncode == 0


def test_where_nothing_can_be_kept_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("DIGITPAD_HOME", str(tmp_path / "file"))
    run = started(OPEN)
    assert "Nothing that you draw can be kept" in run.stdout
    assert "kept aside: False" in run.stdout
    assert run.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals from elsewhere")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_pad_that_is_ended_from_outside_closes_in_order(home: Path, number: int) -> None:
    run = started(INTERRUPTED, str(int(number)))
    assert run.returncode == 128 + number, run.stderr
    place = Unfinished()
    assert [*place.read().values()] == [Ink.of([[(1, 2), (3, 4)]])], "what was drawn last is kept"
    place.close()
    settings, _ = load(default_path())
    assert settings.place, "and where the window was"
