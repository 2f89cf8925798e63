"""The trainer's command line: what it prints, how it ends, and what it says to a user's mistake."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.cli import main
from trainer.data.pendigits import pendigits
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sources import described
from trainer.protocols import PROTOCOLS, Protocol
from trainer.run.folder import held

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.recipes.recipe import Recipe

ROOT = Path(__file__).parent.parent.parent
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, and a folder of data that is empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def data_is_there(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))


@pytest.fixture
def checkpoint(files: Path, tiny: Recipe, fresh_checkpoint: NewCheckpoint) -> Path:
    """A checkpoint with weights of chance, which says that it was chosen by pendigits."""
    seen = described(files, "pendigits", "validate", pendigits(files, "validate"))
    return fresh_checkpoint(tiny, data=[seen])


def run(*arguments: str) -> int:
    """The exit status, also where the parser leaves by itself."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


class TestUsage:
    def test_without_a_command_it_helps_and_exits_with_2(self, capsys: Output) -> None:
        assert run() == 2
        told = capsys.readouterr()

        assert told.out == ""
        assert all(name in told.err for name in ("usage:", "train", "evaluate", "table"))

    @pytest.mark.parametrize(
        "command", [[], ["train"], ["finetune"], ["evaluate"], ["compare"], ["table"]]
    )
    def test_help_is_printed_and_exits_with_0(self, capsys: Output, command: list[str]) -> None:
        assert run(*command, "--help") == 0

        assert capsys.readouterr().out.startswith(" ".join(["usage: python -m trainer", *command]))

    def test_help_names_recipes_and_protocols(self, capsys: Output) -> None:
        run("train", "--help")
        assert "multihead-robust, number, plain" in " ".join(capsys.readouterr().out.split())

        run("evaluate", "--help")
        assert "tablet-strings" in capsys.readouterr().out

    def test_what_is_not_installed_is_named(
        self, monkeypatch: pytest.MonkeyPatch, capsys: Output
    ) -> None:
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        monkeypatch.delitem(sys.modules, "trainer.report.report", raising=False)
        for name in [name for name in sys.modules if name.startswith("trainer.report.figures")]:
            monkeypatch.delitem(sys.modules, name)

        assert run("report", "digit") == 1
        assert "matplotlib is needed for this" in capsys.readouterr().err

    def test_nothing_slow_is_imported_before_a_command_runs(self) -> None:
        code = "import sys, trainer.__main__; print(*sys.modules)"
        answer = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
        )

        assert not {"torch", "torchvision"} & set(answer.stdout.split())

    def test_it_is_started_as_a_module(self) -> None:
        answer = subprocess.run(
            [sys.executable, "-m", "trainer"], cwd=ROOT, capture_output=True, text=True
        )

        assert answer.returncode == 2
        assert answer.stderr.startswith("usage: python -m trainer ")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["tarin"],
            ["train"],
            ["train", "digit", "--seed", "-1"],
            ["train", "digit", "--seed", "2147483648"],
            ["lessons", "--seed", "-1"],
            ["train", "digit", "--workers", "-1"],
            ["train", "digit", "--workers", "two"],
            ["finetune"],
            ["finetune", "number", "--steps", "many"],
            ["evaluate"],
            ["evaluate", "number", "--on", "everything"],
            ["evaluate", "number", "--part", "train"],
            ["evaluate", "number", "--device", "tpu"],
        ],
    )
    def test_wrong_usage_exits_with_2(self, capsys: Output, arguments: list[str]) -> None:
        assert run(*arguments) == 2

        assert "error: " in capsys.readouterr().err


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
            (["number", "--drawings"], "No drawings are kept yet"),
        ],
    )
    def test_of_training(self, capsys: Output, arguments: list[str], answer: str) -> None:
        assert answer in self.told(capsys, "train", *arguments)

    @pytest.mark.parametrize(
        ("arguments", "answer"),
        [
            (["nmber"], "There is no checkpoint 'nmber'"),
            (["number"], "No drawing is kept yet. Save 5 more in the pad"),
            (["number", "--name", "digit"], "There is a checkpoint digit already"),
            (["number", "--name", "a/b"], "A name begins with a letter"),
            (["number", "--resume"], "There is no run to go on with"),
        ],
    )
    def test_of_finetuning(self, capsys: Output, arguments: list[str], answer: str) -> None:
        assert answer in self.told(capsys, "finetune", *arguments)

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

        assert "file/run cannot be made: Not a directory. Name another --out." in told

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


@pytest.mark.usefixtures("data_is_there")
class TestEvaluate:
    def test_prints_a_block_for_each_checkpoint_and_protocol(
        self, capsys: Output, checkpoint: Path
    ) -> None:
        path = str(checkpoint)

        assert run("evaluate", path, path, "--on", "tablet", "unipen", "--device", "cpu") == 0
        lines = capsys.readouterr().out.splitlines()
        first = [line for line in lines if not line.startswith(" ")]
        assert [line.split("  ")[:2] for line in first] == [[path, "tablet"], [path, "unipen"]] * 2
        assert " % (" in lines[0]
        assert ") of 50  1: " in lines[0]
        assert "ms a drawing: framing " in lines[len(lines) // 4 - 1]

    def test_prints_json_for_programs(self, capsys: Output, checkpoint: Path) -> None:
        assert run("evaluate", str(checkpoint), "--on", "tablet", "--format", "json") == 0
        [line] = capsys.readouterr().out.splitlines()
        found = json.loads(line)

        assert (found["protocol"], found["part"], found["count"]) == ("tablet", "test", 50)
        assert found["low"] <= found["exact"] <= found["high"]
        assert len(found["by_class"]) == 10
        assert sum(item["count"] for item in found["reliability"]) == 50
        assert found["latency_ms"]["whole"] > 0
        assert found["size_mb"] * 1e6 == pytest.approx(checkpoint.stat().st_size, abs=1000)

    def test_prints_tables_for_documents(self, capsys: Output, checkpoint: Path) -> None:
        assert run("evaluate", str(checkpoint), "--on", "tablet", "--format", "markdown") == 0
        told = capsys.readouterr().out

        assert told.startswith("| checkpoint | protocol | exact |")
        assert "## By digit" in told

    @pytest.mark.parametrize("format", ["text", "markdown"])
    def test_says_where_figures_are_of_what_it_was_chosen_by(
        self, capsys: Output, checkpoint: Path, format: str
    ) -> None:
        arguments = ("--on", "tablet", "--part", "validate", "--format", format)

        assert run("evaluate", str(checkpoint), *arguments) == 0
        assert "tablet, part validate" in capsys.readouterr().out

    def test_measures_several_together(self, capsys: Output, checkpoint: Path) -> None:
        path = str(checkpoint)
        arguments = (path, path, "--together", "--on", "tablet", "--format", "json")

        assert run("evaluate", path, "--on", "tablet", "--format", "json") == 0
        assert run("evaluate", *arguments) == 0
        alone, together = map(json.loads, capsys.readouterr().out.splitlines())
        assert together["checkpoint"] == f"{path} + {path}"
        assert together["exact"] == alone["exact"]
        assert together["weights"] == 2 * alone["weights"]

    def test_measures_by_itself_what_suits_and_tells_what_is_missing(
        self, capsys: Output, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        few = {
            "lost": Protocol("lost", "Lost", "qmnist", lost, longest=1),
            "printed": Protocol("printed", "Printed", "", drawn_by_none, 1, package="no_such_one"),
            "tablet": PROTOCOLS["tablet"],
            "strings": PROTOCOLS["strings"],
        }
        monkeypatch.setattr("trainer.measuring.evaluate.PROTOCOLS", few)
        monkeypatch.setattr("trainer.commands.evaluate.PROTOCOLS", few)

        assert run("evaluate", str(checkpoint), "--format", "json") == 0
        told = capsys.readouterr()
        assert [json.loads(line)["protocol"] for line in told.out.splitlines()] == ["tablet"]
        lost_is, printed_is = told.err.splitlines()
        assert lost_is == "trainer: lost is left out. Put lost.gz there."
        assert printed_is.startswith("trainer: printed is left out. no_such_one is needed for this")

    def test_what_is_named_and_has_no_package_is_an_error(
        self, capsys: Output, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        named = Protocol("tablet", "Tablet", "", drawn_by_none, 1, package="no_such_one")
        monkeypatch.setitem(PROTOCOLS, "tablet", named)

        assert run("evaluate", str(checkpoint), "--on", "tablet") == 1
        assert "trainer: no_such_one is needed for this" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("command", "head"), [("evaluate", "| checkpoint | protocol"), ("compare", "|  | weights")]
    )
    @pytest.mark.parametrize(("ends", "status"), [(KeyboardInterrupt, 130), (DataError, 1)])
    def test_what_was_measured_is_printed_where_something_ends_it(
        self,
        capsys: Output,
        checkpoint: Path,
        monkeypatch: pytest.MonkeyPatch,
        command: str,
        head: str,
        ends: type[BaseException],
        status: int,
    ) -> None:
        def end(folder: Path, part: Part) -> list[Sample]:
            raise ends

        monkeypatch.setitem(PROTOCOLS, "unipen", Protocol("unipen", "UNIPEN", "", end, longest=1))
        asked = (command, str(checkpoint), "--on", "tablet", "unipen", "--format", "markdown")

        assert run(*asked) == status
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(head)
        assert str(checkpoint) in lines[2]

    @pytest.mark.parametrize("command", ["evaluate", "compare", "report"])
    def test_a_protocol_that_tells_nothing_is_refused_with_those_that_do(
        self, capsys: Output, checkpoint: Path, command: str
    ) -> None:
        assert run(command, str(checkpoint), "--on", "tablet", "letters", "strings") == 1
        told = capsys.readouterr().err

        assert "letters, strings cannot tell anything of chance: name some of mnist, " in told
        assert "tablet-strings" not in told

    def test_compare_passes_over_what_tells_something_of_others(
        self, capsys: Output, checkpoint: Path
    ) -> None:
        asked = ("compare", str(checkpoint), "number", "--on", "letters", "--format", "json")

        assert run(*asked) == 0
        alone, _ = map(json.loads, capsys.readouterr().out.splitlines())
        assert alone["exact"] == {}

    def test_compare_measures_what_cards_lack(self, capsys: Output, checkpoint: Path) -> None:
        path = str(checkpoint)

        assert run("compare", path, "--on", "tablet", "--format", "json") == 0
        assert run("evaluate", path, "--on", "tablet", "--format", "json") == 0
        compared, measured = map(json.loads, capsys.readouterr().out.splitlines())
        [one] = compared["checkpoints"]
        assert one["metrics"]["tablet"]["exact"] == measured["exact"]


def test_who_has_seen_enough_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "trainer", "data", "list", "--quick"]
    answer = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    os.close(writing)

    assert (answer.returncode, answer.stderr) == (0, "")


def lost(folder: Path, part: Part) -> list[Sample]:
    """Data that are not at hand."""
    raise DataError("Put lost.gz there.")


def drawn_by_none(folder: Path, part: Part) -> list[Sample]:
    """What needs a package that is missing."""
    raise AssertionError("drawn without its package")


def test_the_table_is_written_to_a_file(capsys: Output, here: Path) -> None:
    assert run("table") == 0
    printed = capsys.readouterr().out
    assert run("table", "-o", str(here / "README.md")) == 0

    assert (here / "README.md").read_text("utf-8") == printed


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that never ends needs named pipes")
def test_ctrl_c_while_data_are_read_ends_quietly(here: Path) -> None:
    endless = here / "data" / "pendigits" / "pendigits-orig.tra"
    endless.parent.mkdir(parents=True)
    os.mkfifo(endless)
    command = [sys.executable, "-m", "trainer", "train", "digit", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"event": "reading"}
        process.send_signal(signal.SIGINT)
        told, complaints = process.communicate()

    assert process.returncode == 130
    assert (told, complaints) == ("", "")
