"""EMNIST: pictures turned right, and letters that cannot be taken for digits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.emnist import emnist, emnist_others
from trainer.data.sample import DataError

WriteIdx = Callable[[Path, NDArray[Any]], None]

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def folder(tmp_path: Path, write_idx: WriteIdx) -> Path:
    """Three training pictures more than validate; each has one pixel, low at the left."""
    for kind, counts in (("digits", (40_003, 4)), ("letters", (20_803, 26))):
        for split, count in zip(("train", "test"), counts, strict=True):
            pixels = np.zeros((count, 6, 6), np.uint8)
            pixels[:, 1, 4] = 255  # as it is published: column 1, row 4
            labels = np.arange(count) % 10 if kind == "digits" else np.arange(count) % 26 + 1
            path = tmp_path / "EMNIST" / "raw" / f"emnist-{kind}-{split}-images-idx3-ubyte"
            write_idx(path, pixels)
            path = path.with_name(path.name.replace("images-idx3", "labels-idx1"))
            write_idx(path, labels.astype(np.uint8))
    return tmp_path


def test_pictures_are_turned_right(folder: Path) -> None:
    for reader in (emnist, emnist_others):
        source = reader(folder, "test")[0].source

        assert isinstance(source, Picture)
        assert np.argwhere(source.pixels).tolist() == [[4, 1]]


def test_the_last_training_pictures_are_for_validation(folder: Path) -> None:
    train, validate, test = (emnist(folder, part) for part in ("train", "validate", "test"))

    assert [sample.label for sample in train] == ["0", "1", "2"]
    assert [sample.label for sample in validate[:3]] == ["3", "4", "5"]
    assert (len(validate), len(test)) == (40_000, 4)


def test_letters_are_others_unless_they_look_like_digits(folder: Path) -> None:
    others = emnist_others(folder, "test")

    assert {sample.label for sample in others} == {OTHER}
    assert len(others) == len(LETTERS) - len("bdgiloqsz")


def test_pictures_without_labels_are_an_error(folder: Path) -> None:
    path = folder / "EMNIST" / "raw" / "emnist-digits-test-labels-idx1-ubyte"
    path.write_bytes(b"no idx")

    with pytest.raises(DataError, match=r"EMNIST's digits cannot be read .* Put its gzip\.zip"):
        emnist(folder, "test")
