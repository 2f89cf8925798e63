"""Kaggle's Digit Recognizer: tables with a label, or without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from digitpad.recognition.picture import Picture
from trainer.data.kaggle import kaggle, read_csv
from trainer.data.sample import DataError

PIXELS = 784


def write(path: Path, lines: list[str], labelled: bool = True) -> Path:
    path.parent.mkdir(exist_ok=True)
    head = ",".join(["label"] * labelled + [f"pixel{at}" for at in range(PIXELS)])
    path.write_text("\n".join([head, *lines, ""]))
    return path


def line(first: list[int], pixel: int = 0) -> str:
    """A dark picture but for one white pixel."""
    values = [0] * PIXELS
    values[pixel] = 255
    return ",".join(map(str, [*first, *values]))


def test_the_parts_are_eight_tenths_a_tenth_and_a_tenth(tmp_path: Path) -> None:
    write(tmp_path / "kaggle" / "train.csv", [line([digit]) for digit in (*range(10), *range(10))])

    parts = [kaggle(tmp_path, part) for part in ("train", "validate", "test")]

    assert ["".join(sample.label for sample in part) for part in parts] == [
        "0123456789012345",
        "67",
        "89",
    ]


def test_pixels_go_from_left_to_right_and_down(tmp_path: Path) -> None:
    write(tmp_path / "kaggle" / "train.csv", [line([7], pixel=28 * 3 + 5)] * 10)

    source = kaggle(tmp_path, "test")[0].source

    assert isinstance(source, Picture)
    assert np.argwhere(source.pixels).tolist() == [[3, 5]]


def test_a_table_to_be_answered_has_no_labels(tmp_path: Path) -> None:
    path = write(tmp_path / "test.csv", [line([]), line([], pixel=783)], labelled=False)

    pixels, labels = read_csv(path)

    assert labels is None
    assert np.argwhere(pixels).tolist() == [[0, 0, 0], [1, 27, 27]]


def test_a_training_table_without_labels_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "kaggle" / "train.csv", [line([])], labelled=False)

    with pytest.raises(DataError, match="has no labels"):
        kaggle(tmp_path, "train")


@pytest.mark.parametrize(
    "lines", [[], ["1,2,3"], [line([256])], [line([-1])], [line([1]), "1,2"], [line([1]) + "x"]]
)
def test_what_is_no_such_table_is_an_error_that_says_what_is(
    tmp_path: Path, lines: list[str]
) -> None:
    path = write(tmp_path / "train.csv", lines)

    with pytest.raises(DataError, match=r"train\.csv cannot be read .* in each line 784 numbers"):
        read_csv(path)


def test_a_file_that_is_not_there_or_is_packed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"Put its train\.csv"):
        kaggle(tmp_path, "train")

    packed = tmp_path / "test.csv"
    packed.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(DataError, match=r"test\.csv cannot be read"):
        read_csv(packed)
    with pytest.raises(DataError, match="No such file"):
        read_csv(tmp_path / "none.csv")
