"""The terminal's way in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digitpad import __version__
from digitpad.cli import main

COMMANDS = ("pad", "read", "models", "collection", "demo", "selftest", "trainer")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert not stopped.value.code
    assert capsys.readouterr().out == f"digitpad {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert not stopped.value.code
    told = capsys.readouterr().out
    assert all(f"\n    {command} " in told for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert not stopped.value.code
    assert capsys.readouterr().out.startswith("usage: ")


@pytest.mark.parametrize(
    "arguments",
    [["reed"], ["--loud"], ["collection"], ["--device", "tpu"]],
    ids=["no such command", "no such option", "no action", "no such choice"],
)
def test_wrong_usage_is_2_and_shows_the_right_one(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: digitpad")


def test_without_a_command_the_pad_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err


def test_a_file_alone_is_opened_on_the_pad(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "scan.png"
    path.write_bytes(b"")
    assert main([str(path)]) == 1
    assert "no display" in capsys.readouterr().err


def test_the_trainer_gets_options_that_only_it_knows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["trainer", "train", "--version", "--no-such-option"])
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "trainer" in err.splitlines()[0]


def test_help_is_told_before_torch_and_qt_are_loaded() -> None:
    code = (
        "import contextlib, sys\n"
        "from digitpad.cli import main\n"
        "with contextlib.suppress(SystemExit):\n    main(['--help'])\n"
        "sys.exit(not {'torch', 'PySide6', 'torchvision'}.isdisjoint(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
    assert run.returncode == 0


def test_it_starts_as_a_module_whatever_lies_in_the_working_folder(tmp_path: Path) -> None:
    for name in ("digitpad.py", "trainer.py", "json.py"):
        (tmp_path / name).write_text("raise RuntimeError('found through the working folder')\n")
    run = subprocess.run(
        [sys.executable, "-P", "-m", "digitpad", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, f"digitpad {__version__}\n", "")
