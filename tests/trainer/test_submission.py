"""Kaggle's submission: one digit a line, from what was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.recognition.reading import EMPTY, Candidate
from digitpad.recognition.recognizer import Recognizer
from trainer.cli import main
from trainer.progress import Event
from trainer.submission import digit, read_digits, write_submission

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint, ReadingOf
    from trainer.recipes.recipe import Recipe

Output = pytest.CaptureFixture[str]


@pytest.fixture
def checkpoint(tiny: Recipe, fresh_checkpoint: NewCheckpoint) -> Path:
    """A checkpoint with weights of chance."""
    return fresh_checkpoint(tiny)


@pytest.fixture
def table(tmp_path: Path, pictures: list[NDArray[np.uint8]]) -> Path:
    """A test.csv with two pictures of each digit."""
    path = tmp_path / "test.csv"
    write_table(path, np.concatenate(pictures).reshape(-1, 784), labelled=False)
    return path


def write_table(path: Path, rows: NDArray[np.uint8], labelled: bool) -> None:
    heading = [f"pixel{place}" for place in range(784)]
    lines = [",".join(["label", *heading] if labelled else heading)]
    for number, row in enumerate(rows):
        values = [str(number // 2), *map(str, row)] if labelled else map(str, row)
        lines.append(",".join(values))
    path.write_text("\n".join(lines) + "\n")


def submitted(path: Path) -> list[str]:
    return path.read_text().splitlines()


class TestDigits:
    def test_it_is_what_was_read(self, reading_of: ReadingOf) -> None:
        assert digit(reading_of("7")) == "7"

    def test_of_a_number_it_is_the_likeliest_number_of_one_digit(
        self, reading_of: ReadingOf
    ) -> None:
        texts = (("11", 0.5), ("7", 0.3), ("1", 0.1))
        candidates = tuple(Candidate(text, chance) for text, chance in texts)

        assert digit(replace(reading_of("11"), candidates=candidates)) == "7"

    def test_where_there_is_none_it_is_the_first_digit(self, reading_of: ReadingOf) -> None:
        assert digit(reading_of("42")) == "4"

    def test_an_empty_picture_is_a_0(self) -> None:
        assert digit(EMPTY) == "0"


def test_all_pictures_are_read_in_order(checkpoint: Path) -> None:
    random = np.random.default_rng(0)
    pixels = random.integers(0, 256, (300, 28, 28)).astype(np.uint8)
    recognizer, events = Recognizer.load(checkpoint, "cpu"), list[Event]()
    readings = read_digits(recognizer, pixels, "test.csv", events.append)

    assert [reading.text for reading in readings[290:]] == [
        reading.text for reading in read_digits(recognizer, pixels[290:], "test.csv")
    ]
    assert [event["done"] for event in events] == [256, 300]
    assert {event["of"] for event in events} == {300}


def test_digits_are_numbered_from_1(tmp_path: Path) -> None:
    path = tmp_path / "submission.csv"
    write_submission(path, ["7", "0", "9"])

    assert path.read_bytes() == b"ImageId,Label\n1,7\n2,0\n3,9\n"


class TestCommand:
    def test_test_csv_becomes_a_submission(
        self, checkpoint: Path, table: Path, tmp_path: Path, capsys: Output
    ) -> None:
        out = tmp_path / "submission.csv"
        assert main(["predict", str(checkpoint), "--csv", str(table), "-o", str(out)]) == 0

        heading, *lines = submitted(out)
        assert heading == "ImageId,Label"
        assert [line.split(",")[0] for line in lines] == [str(1 + at) for at in range(20)]
        assert {line.split(",")[1] for line in lines} <= set("0123456789")
        told = capsys.readouterr()
        assert told.out == ""
        assert f"written: {out}" in told.err

    def test_train_csv_gives_the_same_without_its_labels(
        self, checkpoint: Path, table: Path, tmp_path: Path, pictures: list[NDArray[np.uint8]]
    ) -> None:
        labelled, outs = tmp_path / "train.csv", [tmp_path / "a.csv", tmp_path / "b.csv"]
        write_table(labelled, np.concatenate(pictures).reshape(-1, 784), labelled=True)
        for source, out in zip((table, labelled), outs, strict=True):
            assert main(["predict", str(checkpoint), "--csv", str(source), "-o", str(out)]) == 0

        assert submitted(outs[0]) == submitted(outs[1])

    def test_an_empty_picture_is_told(
        self, checkpoint: Path, tmp_path: Path, capsys: Output
    ) -> None:
        table, out = tmp_path / "test.csv", tmp_path / "submission.csv"
        write_table(table, np.zeros((2, 784), np.uint8), labelled=False)
        assert main(["predict", str(checkpoint), "--csv", str(table), "-o", str(out)]) == 0

        assert submitted(out)[1:] == ["1,0", "2,0"]
        assert "2 of 2 were read as something else than one digit" in capsys.readouterr().err

    def test_what_was_there_stays_where_the_table_is_none(
        self, checkpoint: Path, tmp_path: Path, capsys: Output
    ) -> None:
        table, out = tmp_path / "test.csv", tmp_path / "submission.csv"
        table.write_text("pixel0,pixel1\n1,2\n")
        out.write_text("from before")
        assert main(["predict", str(checkpoint), "--csv", str(table), "-o", str(out)]) == 1

        assert out.read_text() == "from before"
        assert "784 numbers from 0 to 255" in capsys.readouterr().err

    def test_a_folder_that_is_not_there_is_told_at_once(
        self, checkpoint: Path, table: Path, tmp_path: Path, capsys: Output
    ) -> None:
        out = tmp_path / "none" / "submission.csv"
        assert main(["predict", str(checkpoint), "--csv", str(table), "-o", str(out)]) == 1

        assert f"There is no folder {out.parent}: make it" in capsys.readouterr().err

    def test_a_folder_in_place_of_a_file_is_told_before_anything_is_read(
        self, checkpoint: Path, tmp_path: Path, capsys: Output
    ) -> None:
        asked = ["predict", str(checkpoint), "--csv", str(tmp_path / "none.csv"), "-o"]
        for folder in (str(tmp_path), "."):
            assert main([*asked, folder]) == 1

            assert f"trainer: {folder} is a folder: name a file." in capsys.readouterr().err

    def test_neither_table_nor_checkpoint_is_written_over(
        self, checkpoint: Path, table: Path, capsys: Output
    ) -> None:
        for read in (checkpoint, table):
            before = read.read_bytes()
            assert main(["predict", str(checkpoint), "--csv", str(table), "-o", str(read)]) == 1

            assert f"{read} is what is read: name another file" in capsys.readouterr().err
            assert read.read_bytes() == before

    def test_it_needs_a_table(self, checkpoint: Path, capsys: Output) -> None:
        with pytest.raises(SystemExit, match="2"):
            main(["predict", str(checkpoint)])

        assert "--csv" in capsys.readouterr().err
