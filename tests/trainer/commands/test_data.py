"""`trainer data`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request

import numpy as np
import pytest
from PIL import Image

from trainer.cli import main

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with small data sets at hand."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    return folder


def run(*arguments: str) -> int:
    """The exit status, also where the parser leaves by itself."""
    try:
        return main(["data", *arguments])
    except SystemExit as left:
        return int(left.code or 0)


def drawn(path: Path, column: int) -> None:
    pixels = np.full((30, 30), 255, np.uint8)
    pixels[5:25, column : column + 3] = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


class TestUsage:
    def test_without_a_command_it_helps_and_exits_with_2(self, capsys: Output) -> None:
        assert run() == 2

        told = capsys.readouterr()
        assert told.out == ""
        assert all(name in told.err for name in ("list", "fetch", "show", "check"))

    @pytest.mark.parametrize(
        "arguments",
        [
            ["lst"],
            ["fetch"],
            ["show"],
            ["show", "mnist", "--count", "0"],
            ["show", "mnist", "--count", "2001"],
            ["show", "mnist", "--seed", "-1"],
            ["show", "mnist", "--part", "all"],
            ["check"],
            ["check", "mnist", "--format", "xml"],
        ],
    )
    def test_wrong_usage_exits_with_2(self, capsys: Output, arguments: list[str]) -> None:
        assert run(*arguments) == 2

        assert "error: " in capsys.readouterr().err

    @pytest.mark.parametrize("command", ["list", "fetch", "show", "check"])
    def test_what_is_no_data_set_is_told_in_one_line(self, capsys: Output, command: str) -> None:
        assert run(command, "mnits") == 1

        told = capsys.readouterr()
        assert told.err.startswith("trainer: There is no data set 'mnits'")
        assert (told.out, told.err.count("\n")) == ("", 1)


class TestList:
    def test_it_says_what_is_there_and_what_to_do_for_what_is_not(
        self, capsys: Output, files: Path
    ) -> None:
        assert run("list") == 0

        text = capsys.readouterr().out
        assert f"not there  {files / 'QMNIST' / 'raw'}" in text
        assert "`python -m trainer data fetch qmnist` downloads it. Or: Put qmnist-train" in text
        assert "  test  50  writers: 5  0: 5  1: 5  2: 5" in text
        assert "  validate  5000  0: 500  1: 500" in text

    def test_quickly_it_counts_nothing(self, capsys: Output) -> None:
        assert run("list", "--quick", "pendigits") == 0

        assert capsys.readouterr().out.count("\n") == 1

    def test_json_is_a_line_a_data_set(self, capsys: Output, files: Path) -> None:
        assert run("list", "pendigits", "usps", "--format", "json") == 0

        pendigits, usps = map(json.loads, capsys.readouterr().out.splitlines())
        assert pendigits["parts"]["validate"] == {
            "samples": 30,
            "labels": dict.fromkeys("0123456789", 3),
            "writers": 3,
        }
        assert (usps["at_hand"], usps["folder"]) == (False, str(files / "USPS"))

    def test_numbers_are_counted_by_their_digits(self, capsys: Output, here: Path) -> None:
        for column, name in enumerate(("7.png", "70.png", "123.png", "99.png")):
            drawn(here / "mine" / "train" / name, 3 * column)
        (here / "mine" / "test").mkdir()
        (here / "mine" / "val").mkdir()

        assert run("list", "mine") == 0

        assert "  train  4  1 digit: 1  2 digits: 2  3 digits: 1\n" in capsys.readouterr().out

    def test_one_that_is_damaged_does_not_hide_the_others(self, capsys: Output, here: Path) -> None:
        drawn(here / "mine" / "seven.png", 3)

        assert run("list", "mine", "pendigits") == 1

        told = capsys.readouterr()
        assert "seven.png" in told.err
        assert told.out.startswith("pendigits")


class TestFetch:
    def test_what_is_there_is_not_fetched(self, capsys: Output, files: Path) -> None:
        assert run("fetch", "mnist") == 0

        assert capsys.readouterr().err == f"mnist is there: {files / 'MNIST' / 'raw'}\n"

    def test_progress_can_be_json(self, capsys: Output, files: Path) -> None:
        assert run("fetch", "pendigits", "--json") == 0

        assert json.loads(capsys.readouterr().out) == {
            "event": "fetched",
            "name": "pendigits",
            "folder": str(files / "pendigits"),
        }

    def test_what_has_no_address_is_an_error_that_says_what_to_put_where(
        self, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "empty"))

        assert run("fetch", "kaggle") == 1

        told = capsys.readouterr().err
        assert f"cannot be read from {tmp_path / 'empty' / 'kaggle'}" in told
        assert "Put its train.csv" in told

    @pytest.mark.parametrize(
        ("arguments", "asked"), [(["--resume"], "bytes=3-"), ([], None)], ids=["resume", "anew"]
    )
    def test_it_goes_on_with_what_was_broken_off_only_where_that_is_said(
        self,
        capsys: Output,
        here: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        asked: str | None,
    ) -> None:
        spans = []

        def opener(request: Request, timeout: float) -> None:
            spans.append(request.get_header("Range"))
            raise URLError("no such host")

        monkeypatch.setattr("trainer.data.fetching.urlopen", opener)
        monkeypatch.setenv("DIGITPAD_DATA", str(here))
        (here / "USPS").mkdir()
        (here / "USPS" / "usps.bz2.part").write_bytes(b"BZh")

        assert run("fetch", "usps", *arguments) == 1

        assert spans == [asked]
        assert "no such host" in capsys.readouterr().err


class TestShow:
    def test_it_writes_a_sheet_named_after_what_it_shows(self, capsys: Output, here: Path) -> None:
        assert run("show", "pendigits", "--count", "20", "--part", "test") == 0

        assert capsys.readouterr().out == "pendigits-sheet.png\n"
        with Image.open(here / "pendigits-sheet.png") as sheet:
            assert (sheet.size, sheet.format) == ((1232, 192), "PNG")

    def test_it_can_be_told_where_and_says_so_in_json(self, capsys: Output, here: Path) -> None:
        path = here / "sheet.png"

        assert run("show", "mnist", "-o", str(path), "--count", "5", "--format", "json") == 0

        assert json.loads(capsys.readouterr().out) == {
            "path": str(path),
            "samples": 5,
            "width": 368,
            "height": 100,
        }

    def test_a_folder_is_shown_under_its_own_name(self, here: Path) -> None:
        for column in range(12):
            drawn(here / "my digits" / f"{column}.png", column)

        assert run("show", str(here / "my digits")) == 0

        assert (here / "my digits-sheet.png").exists()

    def test_what_is_neither_data_nor_recipe_is_told_with_those_there_are(
        self, capsys: Output
    ) -> None:
        assert run("show", "nmber") == 1

        assert "mnist, qmnist" in (told := capsys.readouterr().err)
        assert "The recipes are batchnorm" in told

    def test_only_a_recipe_can_be_changed(self, capsys: Output, here: Path) -> None:
        assert run("show", "pendigits", "--set", "data.scans=1") == 1

        assert "pendigits is no recipe: leave out --set" in capsys.readouterr().err

    def test_a_file_that_cannot_be_written_is_an_error(self, capsys: Output, here: Path) -> None:
        assert run("show", "pendigits", "-o", str(here / "none" / "sheet.png")) == 1

        assert f"There is no folder {here / 'none'}: make it" in capsys.readouterr().err


class TestCheck:
    def folder(self, here: Path, *names: str) -> Any:
        for name in names:
            drawn(here / "mine" / name, len(Path(name).parts))
        return here / "mine"

    def test_where_nothing_is_wrong_it_says_so_and_exits_with_0(
        self, capsys: Output, here: Path
    ) -> None:
        assert run("check", str(self.folder(here, "4.png"))) == 0

        assert capsys.readouterr().out == f"{here / 'mine'}: nothing is wrong\n"

    def test_planted_faults_are_told_and_it_exits_with_1(self, capsys: Output, here: Path) -> None:
        mine = self.folder(here, "train/4.png", "test/5.png", "train/x.png")

        assert run("check", "mine") == 1

        text = capsys.readouterr().out
        first, second = text.splitlines()
        assert first.startswith(f"mine: {mine / 'train' / 'x.png'}: a label is a number")
        assert second.endswith("they are the same drawing, but labelled 4 and 5")
        assert str(mine / "train" / "4.png") in second
        assert str(mine / "test" / "5.png") in second

    def test_a_data_set_that_is_not_there_is_an_error(self, capsys: Output) -> None:
        assert run("check", "usps") == 1

        assert "USPS cannot be read" in capsys.readouterr().err

    def test_of_many_only_the_first_are_told_to_people_and_all_to_programs(
        self, capsys: Output, here: Path
    ) -> None:
        self.folder(here, *(f"train/{number}.png" for number in range(21)))

        assert run("check", "mine") == 1
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 13
        assert lines[-1] == "mine: and 8 more like this"

        assert run("check", "mine", "--format", "json") == 1
        assert len(json.loads(capsys.readouterr().out)["faults"]) == 20
