"""Digits to make numbers of, from MNIST, other data sets, and people's own folders."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from trainer.composing.choices import DataChoice, Shares
from trainer.composing.mixture import mixture
from trainer.composing.pictures import digit_pictures, longer_numbers
from trainer.data.sample import DataError
from trainer.data.sets import named
from trainer.data.sources import described


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of large dark pictures on white, for training: a 7, a 3, and a 41."""
    folder = tmp_path / "mine" / "train"
    for part in ("train", "validate", "test"):  # else some of them would be held out
        (folder.parent / part).mkdir(parents=True)
    for number, name in enumerate(("7", "3", "41")):
        grey = np.full((60, 50), 255, np.uint8)
        grey[10:50, 20 + number : 26 + number] = 0
        Image.fromarray(grey).save(folder / f"{name}.png")
    return tmp_path / "mine"


def test_a_folder_joins_mnist_in_its_size(files: Path, own: Path) -> None:
    before, known = digit_pictures(files, "train")
    after, labels = digit_pictures(files, "train", ("mnist", str(own)))

    assert (after[: len(before)] == before).all()
    assert (labels[: len(before)] == known).all()
    assert sorted(labels[len(before) :].tolist()) == [3, 7]
    rows = (after[-1] > 128).any(1)
    assert rows.sum() == pytest.approx(20, abs=1), "as high as digits of MNIST"
    assert not rows[:3].any()


def test_longer_numbers_are_apart(files: Path, own: Path) -> None:
    assert [sample.label for sample in longer_numbers(files, "train", ("mnist", str(own)))] == [
        "41"
    ]


def test_a_data_set_that_there_is_not_is_refused_before_any_is_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no data set 'mnsit'"):
        mixture(tmp_path, "train", DataChoice(pictures=("mnist", "mnsit")))


def test_digits_that_nobody_has_are_named(files: Path, own: Path) -> None:
    with pytest.raises(
        DataError, match=r"train of .*mine has no picture of 0, 1, 2, 4, 5, 6, 8, 9:"
    ):
        digit_pictures(files, "train", (str(own),))


def test_numbers_in_a_folder_are_learnt_as_they_are(files: Path, own: Path) -> None:
    shares = Shares(ink=0, pictures=1e-9, others=0, scribbles=0, too_long=0, longer=1)
    choice = DataChoice(shares=shares, pictures=("mnist", str(own)))
    random = np.random.default_rng(0)

    assert mixture(files, "train", choice).sample(random).label == "41"


def test_a_card_gets_no_more_than_the_name_of_a_folder(files: Path, own: Path) -> None:
    entry = described(files, str(own), "train", named(str(own)).read(files, "train"))

    assert re.fullmatch("mine#[0-9a-f]{8}", entry["name"])
    assert entry["samples"] == 3
    assert len(entry["sha256"]) == 64
