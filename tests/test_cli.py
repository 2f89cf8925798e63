"""The terminal's way in."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digitpad import __version__, program
from digitpad.cli import main
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.commands import pad, read
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import shipped
from digitpad.ui.teaching.teaching import finetuning

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


@pytest.mark.parametrize(
    "leading",
    [["--model", "digit", "--device", "cpu"], ["--dev=cpu", "--mod", "digit"]],
    ids=["in full", "short"],
)
def test_options_before_a_command_or_file_are_its_own(
    leading: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[argparse.Namespace] = []

    def run(args: argparse.Namespace) -> int:
        told.append(args)
        return 0

    for command in (pad, read):
        monkeypatch.setattr(command, "run", run)
    path = tmp_path / "scan.png"
    path.write_bytes(b"")
    for words in (["read", str(path)], [str(path)], ["pad", str(path)], []):
        assert main([*leading, *words]) == 0
        assert (told[-1].model, told[-1].device) == ("digit", "cpu"), words
    assert [args.file for args in told[1:]] == [path, path, None]
    main([*leading, "read", "--model", "number", "scan.png"])
    assert told[-1].model == "number", "what stands last is meant, as ever"


@pytest.mark.parametrize(
    "command", [["models"], ["collection", "list"], ["selftest"], ["trainer", "table"]]
)
def test_options_before_a_command_that_has_none_such_are_wrong_usage(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--model", "digit", *command])
    assert stopped.value.code == 2
    assert "--model=digit" in capsys.readouterr().err


@pytest.mark.parametrize("leading", [[], ["--device", "cpu"]])
@pytest.mark.parametrize("name", ["missing.png", "folder/missing", ".\\missing"])
def test_a_file_that_is_not_there_is_said_to_be_none(
    name: str, leading: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*leading, name]) == 2
    assert capsys.readouterr() == ("", f"digitpad: there is no file {name}\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no disk that is always full")
@pytest.mark.parametrize("words", [["path"], ["list"]], ids=["a line", "many lines"])
@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_a_full_disk_under_standard_output_is_said_with_status_2(
    words: list[str], unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with Collection() as collection, collection.transaction():
        for x in range(500):
            collection.keep(Ink.of([[(x, 0)]]), Drawing("1"))
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "digitpad", "collection", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert run.returncode == 2
    assert run.stderr == "digitpad: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are always text")
def test_a_path_that_is_no_text_is_printed_in_its_own_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    shutil.copy(shipped()[-1], folder / "mine.safetensors")
    monkeypatch.setenv("DIGITPAD_HOME", str(folder))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")
    for words, file in (
        (["collection", "path"], "collection.sqlite"),
        (["models", "--folder", str(folder)], "mine.safetensors"),
    ):
        run = subprocess.run([sys.executable, "-m", "digitpad", *words], capture_output=True)
        assert (run.returncode, run.stderr) == (0, b"")
        assert os.fsencode(folder / file) in [line.strip() for line in run.stdout.splitlines()]


def test_other_errors_of_the_system_are_not_taken_for_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(_: argparse.Namespace) -> int:
        raise OSError("something else")

    monkeypatch.setattr(pad, "run", failing)
    with pytest.raises(OSError, match="something else"):
        main([])


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


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (program.command("--version"), f"digitpad {__version__}\n"),
        ([*finetuning("number"), "--help"], f"usage: {program.trainer()} finetune "),
    ],
    ids=["pad", "lesson"],
)
def test_a_child_starts_whatever_lies_in_the_working_folder(
    tmp_path: Path, command: list[str], told: str
) -> None:
    for name in ("digitpad.py", "trainer.py", "json.py"):
        (tmp_path / name).write_text("raise RuntimeError('found through the working folder')\n")
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(told)
