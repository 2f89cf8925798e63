"""`digitpad selftest`: it does what it says, and what fails it says too."""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import pytest

from digitpad import program
from digitpad.commands import selftest

EVERYTHING = argparse.Namespace(display=False, window=False)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command names folders of its own in these, which must not outlive a test."""
    for name in ("DIGITPAD_DATA", "DIGITPAD_HOME", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, "")


def whole() -> str:
    return "did it"


def broken() -> str:
    raise selftest.SelftestError("read 408, and should 407")


def incomplete() -> str:
    raise ModuleNotFoundError("No module named 'torch.sky'")


def test_it_prints_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest.run(EVERYTHING, [whole, whole]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["selftest: did it"] * 2


def test_what_fails_is_said_and_the_rest_is_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest.run(EVERYTHING, [broken, whole]) == 1
    told = capsys.readouterr()
    assert told.err == "selftest: failed: read 408, and should 407\n"
    assert told.out.endswith("selftest: did it\n")


def test_what_nobody_foresaw_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert selftest.run(EVERYTHING, [incomplete]) == 1
    assert "No module named 'torch.sky'" in capsys.readouterr().err


@pytest.mark.slow
def test_this_installation_passes(tmp_path: Path) -> None:
    run = subprocess.run(program.command("selftest"), cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    done = [line.split()[1] for line in run.stdout.splitlines()[1:]]
    assert done == ["opened", "saved", "read", "read", "started", "trained"]


@pytest.mark.slow
def test_the_window_takes_ink_at_once(tmp_path: Path) -> None:
    run = subprocess.run(
        program.command("selftest", "--window"), cwd=tmp_path, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("selftest: the window has taken ink\n")
