"""What `evaluate` and `compare` print, and what they leave out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.trainer.cli.running import Output, run
from trainer.data.sample import DataError, Part, Sample
from trainer.protocols import PROTOCOLS, Protocol


@pytest.fixture
def data_is_there(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))


def lost(folder: Path, part: Part) -> list[Sample]:
    """Data that are not at hand."""
    raise DataError("Put lost.gz there.")


def drawn_by_none(folder: Path, part: Part) -> list[Sample]:
    """What needs a package that is missing."""
    raise AssertionError("drawn without its package")


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
    @pytest.mark.parametrize(
        ("ends", "status"), [(KeyboardInterrupt(), 130), (DataError("it is gone"), 1)]
    )
    def test_what_was_measured_is_printed_where_something_ends_it(
        self,
        capsys: Output,
        checkpoint: Path,
        monkeypatch: pytest.MonkeyPatch,
        command: str,
        head: str,
        ends: BaseException,
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
