"""Whether a display answers, told before Qt aborts on one that does not."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from digitpad.ui import display


def test_offscreen_is_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not display.display_answers()
    assert "offscreen" in (display.complaint() or "")


def test_a_display_that_is_set_but_dead_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4242")
    assert display.main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("No display answers here")
    assert len(told.err.splitlines()) == 2, "the reason is one line, not all that Qt says"


def test_an_answer_that_never_comes_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "PATIENCE_SECONDS", 0)
    assert "did not answer" in (display.complaint() or "")


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="xvfb-run is not installed")
def test_a_living_display_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    module = [sys.executable, "-m", "digitpad.ui.display"]
    assert subprocess.run(["xvfb-run", "--auto-servernum", *module]).returncode == 0
