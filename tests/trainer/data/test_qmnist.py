"""QMNIST: MNIST with its writers, and the 50,000 test digits that MNIST has not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.recognition.picture import Picture
from trainer.data.qmnist import qmnist
from trainer.data.sample import DataError

WriteIdx = Callable[[Path, NDArray[Any]], None]

IN_MNIST = 10_000
WRITERS = np.array([7, 2107, 30, 7, 2590, 30], np.int32)


def labels_of(writers: NDArray[np.int32]) -> NDArray[np.int32]:
    """Digits 0, 1, 2 and so on by those writers, in the eight columns of the original."""
    table = np.full((len(writers), 8), 99, np.int32)
    table[:, 0] = np.arange(len(writers)) % 10
    table[:, 2] = writers
    return table


@pytest.fixture
def folder(tmp_path: Path, write_idx: WriteIdx) -> Path:
    raw = tmp_path / "QMNIST" / "raw"
    train = np.zeros((6, 28, 28), np.uint8)
    train[:, 3, 4] = 51 * np.arange(6)
    write_idx(raw / "qmnist-train-images-idx3-ubyte", train)
    write_idx(raw / "qmnist-train-labels-idx2-int", labels_of(WRITERS))
    test = np.zeros((IN_MNIST + 3, 28, 28), np.uint8)
    test[IN_MNIST:] = 255
    write_idx(raw / "qmnist-test-images-idx3-ubyte.gz", test)
    write_idx(
        raw / "qmnist-test-labels-idx2-int.gz", labels_of(np.arange(IN_MNIST + 3, dtype="i4"))
    )
    return tmp_path


def test_the_training_digits_are_split_by_writer(folder: Path) -> None:
    train, validate = qmnist(folder, "train"), qmnist(folder, "validate")

    assert [(sample.label, sample.writer) for sample in train] == [
        ("0", "nist/7"),
        ("1", "nist/2107"),
        ("3", "nist/7"),
    ]
    assert [(sample.label, sample.writer) for sample in validate] == [
        ("2", "nist/30"),
        ("4", "nist/2590"),
        ("5", "nist/30"),
    ]


def test_each_digit_keeps_its_picture(folder: Path) -> None:
    for sample in qmnist(folder, "train") + qmnist(folder, "validate"):
        assert isinstance(sample.source, Picture)
        assert sample.source.pixels[3, 4] == pytest.approx(int(sample.label) / 5)


def test_the_test_part_is_what_mnist_has_not_and_may_be_gzipped(folder: Path) -> None:
    test = qmnist(folder, "test")

    assert [sample.writer for sample in test] == [f"nist/{IN_MNIST + at}" for at in range(3)]
    assert all(isinstance(item.source, Picture) and item.source.pixels.all() for item in test)


def test_labels_without_writers_are_an_error(folder: Path, write_idx: WriteIdx) -> None:
    raw = folder / "QMNIST" / "raw"
    write_idx(raw / "qmnist-train-labels-idx2-int", np.zeros((6, 2), np.int32))

    with pytest.raises(DataError, match="its labels have no writers"):
        qmnist(folder, "train")


def test_files_that_do_not_belong_together_are_an_error(folder: Path, write_idx: WriteIdx) -> None:
    raw = folder / "QMNIST" / "raw"
    write_idx(raw / "qmnist-train-labels-idx2-int", labels_of(WRITERS[:5]))

    with pytest.raises(DataError, match="do not belong together"):
        qmnist(folder, "train")


@pytest.mark.parametrize("left", [3, 11, 40])
def test_a_file_that_was_cut_off_is_an_error_that_names_the_folder(folder: Path, left: int) -> None:
    path = folder / "QMNIST" / "raw" / "qmnist-train-labels-idx2-int"
    path.write_bytes(path.read_bytes()[:left])

    with pytest.raises(DataError, match=r"QMNIST cannot be read from .*raw.* Put qmnist-train"):
        qmnist(folder, "train")
