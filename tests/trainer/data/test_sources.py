"""Sources: what a checkpoint has seen, in checksums and without a name."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from digitpad.ink.ink import Ink
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.data.sources import described, overlap

INK = Ink.of([[(0, 0), (1, 1)]])


def entry(name: str = "unipen", part: str = "train", writers: str = "") -> dict[str, Any]:
    return {"name": name, "part": part, "samples": 1, "writers": list(writers), "sha256": "0"}


def test_an_entry_counts_samples_and_writers(files: Path) -> None:
    samples = pendigits(files, "test")
    found = described(files, "pendigits", "test", samples)

    assert (found["name"], found["part"], found["samples"]) == ("pendigits", "test", 50)
    assert len(found["writers"]) == 5
    assert len(found["sha256"]) == 64


def test_no_writer_is_named(files: Path) -> None:
    samples = [Sample(INK, "1", "unipen/abc/emma"), Sample(INK, "1", "")]
    found = described(files, "unipen", "train", samples)

    assert len(found["writers"]) == 1
    assert not any(word in str(found) for word in ("emma", "abc"))


def test_writers_are_the_same_wherever_they_are_listed(files: Path) -> None:
    def writers(name: str, part: Part, writer: str) -> list[str]:
        found: list[str] = described(files, name, part, [Sample(INK, "1", writer)])["writers"]
        return found

    assert writers("unipen", "train", "a") == writers("pendigits", "test", "a")
    assert writers("unipen", "train", "a") != writers("unipen", "train", "b")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("mnist", "MNIST/raw/t10k-labels-idx1-ubyte"),
        ("pendigits", "pendigits/pendigits-orig.tra"),
        ("unipen", "unipen/data/1b/aga/hand.dat"),
    ],
)
def test_the_checksum_changes_with_every_file_and_with_its_name(
    files: Path, tmp_path: Path, name: str, file: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(files, folder)
    path = folder / file

    def checksum() -> str:
        return str(described(folder, name, "train", [])["sha256"])

    found = [checksum()]
    content = path.read_bytes()
    path.write_bytes(content + b"\n")
    found.append(checksum())
    path.write_bytes(content)
    assert checksum() == found[0]
    path.rename(path.with_name(f"x{path.name}"))
    found.append(checksum())

    assert len(set(found)) == 3


@pytest.mark.parametrize(
    ("seen", "asked", "common"),
    [
        ([entry(part="train")], [entry(part="test")], []),
        ([entry(part="train")], [entry(part="train")], ["unipen"]),
        ([entry(part="train", writers="ab")], [entry(part="test", writers="c")], []),
        ([entry(part="train", writers="ab")], [entry(part="test", writers="bc")], ["unipen"]),
        ([entry("mnist", writers="a")], [entry("unipen", writers="a")], []),
        ([entry("mnist"), entry("unipen")], [entry("unipen"), entry("mnist")], ["mnist", "unipen"]),
        ([], [entry()], []),
        ([entry("collection")], [entry("collection", "test")], []),
    ],
)
def test_lists_overlap_in_a_part_or_a_writer(
    seen: list[dict[str, Any]], asked: list[dict[str, Any]], common: list[str]
) -> None:
    assert overlap(seen, asked) == common


@pytest.mark.parametrize(
    ("seen", "asked", "shared"),
    [
        (("qmnist", "train"), ("mnist", "train"), True),
        (("qmnist", "train"), ("mnist", "validate"), True),
        (("qmnist", "validate"), ("mnist", "test"), False),
        (("mnist", "train"), ("qmnist", "test"), False),
        (("kaggle", "train"), ("mnist", "test"), True),
        (("kaggle", "train"), ("qmnist", "test"), False),
        (("kaggle", "train"), ("kaggle", "test"), False),
        (("emnist", "train"), ("mnist", "test"), True),
        (("emnist", "train"), ("qmnist", "test"), True),
        (("emnist", "train"), ("emnist", "test"), False),
        (("emnist", "train"), ("kaggle", "test"), True),
        (("usps", "train"), ("mnist", "train"), False),
    ],
)
def test_data_sets_of_the_same_digits_overlap(
    seen: tuple[str, str], asked: tuple[str, str], shared: bool
) -> None:
    assert overlap([entry(*seen)], [entry(*asked)]) == ([seen[0]] if shared else [])
