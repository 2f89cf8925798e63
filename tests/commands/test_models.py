"""`digitpad models`: the checkpoints at hand, with their figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from digitpad.cli import main
from digitpad.recognition.checkpoint import Card, save_checkpoint, shipped

CARD = Card(
    name="mine",
    title="My own hand",
    network="columns",
    arguments={},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={},
    metrics={"tablet": {"exact": 0.991, "low": 0.985, "high": 0.9951, "count": 750}},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one checkpoint of 1,235 weights."""
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    weights = {
        "a": np.zeros((40, 30), np.float16),
        "b": np.zeros(34, np.float16),
        "c": np.zeros((), np.float16),
    }
    save_checkpoint(folder / "mine.safetensors", CARD, weights)
    return folder


def test_the_shipped_ones_come_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split(":")[0] for line in lines if not line.startswith(" ")]
    assert names == [path.stem for path in shipped()]
    assert names[0] == "number"


def test_a_checkpoint_is_told_with_weights_size_and_figures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", "--folder", str(folder)]) == 0
    told = capsys.readouterr().out
    mine = told[told.index("mine: ") :].splitlines()
    assert mine[0].startswith("mine: My own hand (1,235 weights, 0.0 MB)")
    assert mine[1].strip() == str(folder / "mine.safetensors")
    assert mine[2].split() == ["tablet", "99.10", "%", "(98.50", "to", "99.51,", "750", "drawings)"]


def test_json_is_a_line_a_checkpoint(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "--folder", str(folder), "--format", "json"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(entries) == len(shipped()) + 1
    mine = entries[-1]
    path = folder / "mine.safetensors"
    assert (mine["path"], mine["bytes"]) == (str(path), path.stat().st_size)
    assert (mine["name"], mine["title"], mine["weights"]) == ("mine", "My own hand", 1235)
    assert mine["metrics"] == CARD.metrics


def test_a_folder_of_the_shipped_ones_tells_them_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "--folder", str(shipped()[0].parent), "--format", "json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(shipped())


def test_a_damaged_one_is_said_and_the_others_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.safetensors").write_bytes(b"nothing of the kind")
    assert main(["models", "--folder", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "mine: My own hand" in out
    assert "broken.safetensors" in err


@pytest.mark.parametrize("figures", [{}, {"exact": "all", "low": 0.9, "high": 1, "count": 1}, 0.9])
def test_one_with_other_figures_is_said_and_the_others_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], figures: Any
) -> None:
    save_checkpoint(folder / "a.safetensors", replace(CARD, metrics={"tablet": figures}), {})
    assert main(["models", "--folder", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "mine: My own hand" in out
    assert str(folder / "a.safetensors") not in out
    assert "a.safetensors has figures that are not whole: tablet" in err


@pytest.mark.parametrize("name", ["nowhere", "long" * 100])
def test_a_folder_that_is_not_there_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["models", "--folder", str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert name in err


def test_a_link_to_itself_is_said_and_the_others_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "loop.safetensors").symlink_to(folder / "loop.safetensors")
    assert main(["models", "--folder", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "mine: My own hand" in out
    assert "loop.safetensors" in err
