"""Starting the pad where something is wrong, in a process of its own, as it is started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def started(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


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
