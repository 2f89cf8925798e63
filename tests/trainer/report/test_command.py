"""`trainer report`: where the page is written, and what it does not replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.cli import main


def test_the_command_writes_into_the_folder_of_the_run(
    begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(begun.parent)
    assert main(["report", "run"]) == 0
    assert "Chance &amp; co" in (begun / "report.html").read_text()
    assert "report.html" in capsys.readouterr().err


def test_the_command_writes_into_the_folder_that_it_is_told(
    begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "run", "-o", "."]) == 0
    assert (tmp_path / "report.html").is_file()


def test_the_command_writes_beside_a_checkpoint_where_it_is_told(
    checkpoint: Path, files: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    out = tmp_path / "pages" / "one.html"
    asked = ["report", str(checkpoint), "--on", "mnist", "--device", "cpu", "-o", str(out)]
    assert main(asked) == 1  # there is no such folder
    out.parent.mkdir()
    assert main(asked) == 0
    assert out.is_file()


def test_what_the_page_is_on_is_not_written_over(
    begun: Path, checkpoint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked, read in ((checkpoint, checkpoint), (begun, begun / "recipe.json")):
        before = read.read_bytes()
        assert main(["report", str(asked), "-o", str(read)]) == 1

        assert f"{read} is what is read: name another file" in capsys.readouterr().err
        assert read.read_bytes() == before
