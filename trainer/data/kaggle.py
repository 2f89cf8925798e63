"""Kaggle's Digit Recognizer: MNIST's digits as tables, in kaggle/train.csv and kaggle/test.csv.

A line holds a digit's 784 grey values in reading order, in train.csv after its label. The two files
share out all digits of MNIST, its test digits too, in an order of their own: who has learnt from
train.csv cannot be measured on MNIST or QMNIST. test.csv has no labels, so that the parts are the
first eight tenths, the ninth and the last tenth of train.csv.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data.place import Place
from trainer.data.sample import DataError, Part, Sample, samples_of

PLACE = Place(
    "Kaggle's Digit Recognizer",
    "MNIST's digits, CC BY-SA 3.0",
    "kaggle",
    ("train.csv",),
    "Put its train.csv (kaggle.com/competitions/digit-recognizer, unpacked) there.",
)
_SIDE = 28
_TENTHS: dict[Part, tuple[int, int]] = {"train": (0, 8), "validate": (8, 9), "test": (9, 10)}


def kaggle(folder: Path, part: Part) -> list[Sample]:
    """One part's digits as pictures; raises DataError for a missing or damaged file."""
    path = PLACE.root(folder) / "train.csv"
    if not path.exists():
        raise PLACE.error(folder, "train.csv is not there")
    pixels, labels = read_csv(path)
    if labels is None:
        raise PLACE.error(folder, "its train.csv has no labels")
    first, stop = (len(labels) * tenth // 10 for tenth in _TENTHS[part])
    return samples_of(pixels[first:stop], list(map(str, labels[first:stop])))


def read_csv(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """Pictures (N, 28, 28), light on dark, of a table, and their labels (N,) where it has any.

    Raises DataError where it is missing or is none.
    """
    size = _SIDE * _SIDE
    try:
        with path.open(encoding="utf-8") as file:
            labelled = file.readline().count(",") == size
            if not (first := file.readline()).strip():
                raise ValueError("it has no lines below its heading")
            table = np.loadtxt(chain([first], file), np.uint8, delimiter=",", ndmin=2)
        if table.shape[1] != size + labelled:
            raise ValueError(f"it has {table.shape[1]} columns")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise DataError(
            f"{path} cannot be read ({reason}). It must be a table of Kaggle's Digit Recognizer: a "
            f"heading, then in each line {size} numbers from 0 to 255, after a label in train.csv."
        ) from error
    pixels = table[:, int(labelled) :].reshape(-1, _SIDE, _SIDE)
    return pixels, table[:, 0] if labelled else None
