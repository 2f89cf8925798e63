"""The trainer's command line: what it helps with, and what it cannot be asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.trainer.cli.running import ROOT, Output, run


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
