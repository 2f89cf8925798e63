"""`trainer export`: what it prints, and what it says to a user's mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitpad.recognition.checkpoint import read_card
from trainer.cli import main
from trainer.commands.export import _table
from trainer.export.export import Export, Form

if TYPE_CHECKING:
    from tests.trainer.export.conftest import NewCheckpoint

Output = pytest.CaptureFixture[str]
PLAIN = {"size": [16, 16], "channels": [4, 8], "hidden": 16}


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path, capsys: Output) -> None:
    assert main(["export", "digit", "--onnx", str(tmp_path / "none" / "digit.onnx")]) == 1

    assert f"There is no folder {tmp_path / 'none'}: make it" in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["digit.onnx", "digit-int8.onnx"])
def test_a_folder_in_place_of_a_file_is_told_at_once(
    tmp_path: Path, capsys: Output, folder: str
) -> None:
    (tmp_path / folder).mkdir()
    assert main(["export", "digit", "--int8", "--onnx", str(tmp_path / "digit.onnx")]) == 1

    assert f"{tmp_path / folder} is a folder: name a file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["small.onnx", "small-int8.onnx"])
def test_the_checkpoint_itself_is_not_written_over(
    new_checkpoint: NewCheckpoint, tmp_path: Path, capsys: Output, name: str
) -> None:
    path = new_checkpoint("plain", PLAIN).rename(tmp_path / name)
    before = path.read_bytes()

    assert main(["export", str(path), "--int8", "--onnx", str(tmp_path / "small.onnx")]) == 1
    assert f"{path} is what is read: name another file" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_checkpoint_that_is_not_there_is_told(tmp_path: Path, capsys: Output) -> None:
    assert main(["export", "nothing", "--onnx", str(tmp_path / "digit.onnx")]) == 1

    assert "There is no checkpoint 'nothing'" in capsys.readouterr().err


def test_int8_weights_need_data(
    new_checkpoint: NewCheckpoint,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "none"))
    (tmp_path / "none").write_text("no folder, so that nothing is fetched into it")
    out = tmp_path / "out.onnx"
    asked = ["export", str(new_checkpoint("plain", PLAIN)), "--onnx", str(out), "--int8"]
    assert main([*asked, "--on", "tablet"]) == 1

    assert "trainer: " in capsys.readouterr().err
    assert not out.exists()


def test_the_table_has_a_row_a_form() -> None:
    forms = (Form("torch", 2_000_000, 0.99, 5.0), Form("onnx", 3_900_000, None, 1.94))
    lines = _table(Export("number", ("batch",), "strings", 4750, forms)).splitlines()

    assert lines[1].split() == ["checkpoint", "2.00", "5.00", "99.00", "%"]
    assert lines[2].split() == ["ONNX", "3.90", "1.94"]
    assert lines[-1] == "of 4750 validation drawings of protocol strings"


@pytest.mark.slow
def test_programs_get_one_line_of_json(
    new_checkpoint: NewCheckpoint,
    tmp_path: Path,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Output,
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    out, path = tmp_path / "out.onnx", new_checkpoint("plain", PLAIN)
    asked = ["export", str(path), "--onnx", str(out)]
    assert main([*asked, "--format", "json", "--note"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert (found["checkpoint"], found["protocol"], found["count"]) == ("small", "mnist", 4750)
    torch_form, onnx_form = found["forms"]
    assert torch_form["exact"] == onnx_form["exact"]
    noted = read_card(path).exports
    assert (noted["protocol"], noted["forms"]["onnx"]["bytes"]) == ("mnist", onnx_form["bytes"])
