"""The trainer's command line: what it says to a user's mistake."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digitpad.worded import WordedError
from tests.trainer.cli.running import Output, run
from trainer.run_folder import held


class TestMistakes:
    """Each is answered in one line that says what to do."""

    def told(self, capsys: Output, *arguments: str) -> str:
        assert run(*arguments) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("trainer: ")
        assert told.err.count("\n") == 1
        return told.err

    @pytest.mark.parametrize(
        ("arguments", "answer"),
        [
            (["numbr"], "There is no recipe 'numbr'; there are: "),
            (["number", "--set", "training.stps=3"], "did you mean training.steps?"),
            (["number", "--set", "training.steps"], "Write --set key=value"),
            (["number", "--set", "network.name=colums"], "There is no network 'colums'"),
            (["number", "--drawings"], "Too few drawings are kept"),
        ],
    )
    def test_of_training(self, capsys: Output, arguments: list[str], answer: str) -> None:
        assert answer in self.told(capsys, "train", *arguments)

    @pytest.mark.parametrize(
        ("arguments", "answer"),
        [
            (["nmber"], "There is no checkpoint 'nmber'"),
            (["number"], "Drawings kept: 0. Save 5 more in the pad"),
            (["number", "--name", "digit"], "There is a checkpoint digit already"),
            (["number", "--name", "a/b"], "A name begins with a letter"),
            (["number", "--resume"], "There is no run to go on with"),
        ],
    )
    def test_of_finetuning(self, capsys: Output, arguments: list[str], answer: str) -> None:
        assert answer in self.told(capsys, "finetune", *arguments)

    def test_is_an_event_for_programs(self, capsys: Output) -> None:
        assert run("finetune", "number", "--json") == 1
        told = capsys.readouterr()
        event = json.loads(told.out)

        assert event.pop("event") == "failed"
        assert WordedError.of_plain(event).words.startswith("Drawings kept: {count}.")
        assert told.err == f"trainer: {WordedError.of_plain(event)}\n"

    def test_of_data_that_are_missing(self, capsys: Output) -> None:
        assert run("train", "number") == 1

        *_, last = capsys.readouterr().err.splitlines()
        assert last.startswith("trainer: Pendigits cannot be read from")
        assert "Put pendigits-orig.tra" in last

    def test_of_a_folder_that_holds_a_run(self, capsys: Output, here: Path) -> None:
        (here / "runs" / "digit").mkdir(parents=True)
        (here / "runs" / "digit" / "state.safetensors").touch()

        assert "holds a run already: go on with --resume" in self.told(capsys, "train", "digit")

    @pytest.mark.parametrize(
        "command", [["train", "digit"], ["train", "digit", "--resume"], ["ablate", "number"]]
    )
    def test_of_a_folder_that_another_process_trains_in(
        self, capsys: Output, here: Path, command: list[str]
    ) -> None:
        with held(here / "run"):
            told = self.told(capsys, *command, "--out", "run")

        assert "Another process trains in run: wait for it, or name another --out." in told
        assert [path.name for path in (here / "run").iterdir()] == [".training.lock"]

    def test_of_a_folder_that_cannot_be_made(self, capsys: Output, here: Path) -> None:
        (here / "file").touch()
        told = self.told(capsys, "train", "digit", "--out", "file/run")

        assert "file/run cannot be made: Not a directory. Put that right, or name" in told

    def test_of_a_collection_that_cannot_be_read(self, capsys: Output, home: Path) -> None:
        (home / "collection.sqlite").write_bytes(b"no database" * 100)

        assert "collection.sqlite" in self.told(capsys, "train", "digit", "--drawings")

    def test_of_a_checkpoint_that_is_not_there(self, capsys: Output) -> None:
        assert "There is no checkpoint 'nmber'" in self.told(capsys, "evaluate", "nmber")

    def test_of_a_file_that_is_no_checkpoint(self, capsys: Output, here: Path) -> None:
        (here / "weights.pth").write_bytes(b"PK\x03\x04" * 10)

        assert "cannot be read as a checkpoint" in self.told(capsys, "evaluate", "weights.pth")

    def test_of_data_that_are_not_there(self, capsys: Output, checkpoint: Path) -> None:
        told = self.told(capsys, "evaluate", str(checkpoint), "--on", "tablet")

        assert "Put pendigits-orig.tra" in told

    @pytest.mark.slow
    def test_of_a_device_that_is_not_there(self, checkpoint: Path) -> None:
        command = [sys.executable, "-m", "trainer", "evaluate", str(checkpoint), "--device", "cuda"]
        answer = subprocess.run(
            command, env={**os.environ, "CUDA_VISIBLE_DEVICES": ""}, capture_output=True, text=True
        )

        assert answer.returncode == 1
        assert answer.stderr.startswith("trainer: The device 'cuda' does not work here")
        assert answer.stdout == ""

    def test_that_the_system_alone_knows_of(
        self, capsys: Output, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device", "README.md")

        monkeypatch.setattr("trainer.commands.table.run", full)

        assert "No space left on device: 'README.md'" in self.told(capsys, "table")

    def test_of_a_table_that_cannot_be_written(self, capsys: Output, here: Path) -> None:
        (here / "tests").mkdir()
        told = self.told(capsys, "table", "--out", str(here / "none" / "README.md"))

        assert f"There is no folder {here / 'none'}: make it" in told
        assert "tests is a folder: name a file" in self.told(capsys, "table", "-o", "tests")
