"""The README says what is so: its figures, its example, its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digitpad import cli
from trainer import cli as trainer_cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAINS = {"digitpad": cli.main, "trainer": trainer_cli.main}


def blocks(language: str) -> list[str]:
    """The blocks of code in a language, or in none."""
    all_blocks = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [code for its_language, code in all_blocks if its_language == language]


def commands() -> list[tuple[str, ...]]:
    """A program and the command that it is given, for each of those between bars."""
    found = set()
    code = "\n".join([*blocks(""), *re.findall("`([^`\n]+)`", README)])
    for program, rest in re.findall(r"^(?:.*-m )?(digitpad|trainer) ([^#\n]+)", code, re.MULTILINE):
        words, *others = [words.split() for words in rest.split(" | ")]
        command, leading = (words, words[:-1]) if others else (words[:1], [])
        found |= {(program, *command), *((program, *leading, *other) for other in others)}
    return sorted(found)


def test_its_figures_are_those_of_the_checkpoints() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    measured = (ROOT / "checkpoints" / "README.md").read_text("utf-8").splitlines()
    assert [row.split("`")[1] for row in rows] == ["number", "digit"]
    assert set(rows) <= set(measured)


def test_its_example_reads(capsys: pytest.CaptureFixture[str]) -> None:
    [example] = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    text, confidence, status = capsys.readouterr().out.split()
    assert (text, status) == ("1", "ok")
    assert 0.5 < float(confidence) <= 1


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_its_commands_are_known(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    program, *command = words
    with pytest.raises(SystemExit) as stopped:
        MAINS[program]([*command, "--help"])
    assert stopped.value.code == 0
    assert command[-1] in capsys.readouterr().out.split("\n\n")[0]
