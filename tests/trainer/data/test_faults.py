"""Faults: planted ones are found, each once, and told in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.picture import Picture
from trainer.data.faults import Fault, faults
from trainer.data.place import Place
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sets import DataSet, named

Parts = dict[Part, list[Sample]]


def drawn(number: int, label: str = "1", writer: str = "") -> Sample:
    """Ink of which no two are the same."""
    return Sample(Ink.of([[(0, 0), (number, 9)]]), label, writer)


def pictured(number: int, label: str = "1") -> Sample:
    """The same for pictures."""
    return Sample(Picture(np.full((3, 4), number / 255, np.float32)), label, "")


def found(parts: Parts, longest: int = 1) -> list[Fault]:
    """The faults of a data set of these samples, which needs no file."""
    place = Place("Test", "nobody's", "test", (), "Put nothing there.")
    one = DataSet("test", place, lambda data, part: parts.get(part, []), longest=longest)
    return list(faults(one, Path()))


def test_where_nothing_is_wrong_there_are_none() -> None:
    parts: Parts = {
        "train": [drawn(1, "0", "a"), drawn(2, "9", "a"), pictured(1, OTHER)],
        "test": [drawn(3, "5", "b"), pictured(2)],
    }

    assert found(parts) == []


@pytest.mark.parametrize(
    ("label", "longest", "text"),
    [
        ("", 1, "it has no label"),
        ("x", 1, "its label 'x' is no number"),
        ("٣", 1, "its label '٣' is no number"),
        ("12", 1, "its label 12 is longer than one digit"),
        ("123456", 5, "its label 123456 is longer than 5 digits"),
    ],
)
def test_labels_that_cannot_be_are_found(label: str, longest: int, text: str) -> None:
    parts: Parts = {"validate": [drawn(1), drawn(2, label)]}

    assert found(parts, longest) == [Fault("label", ("validate 2",), text)]


@pytest.mark.parametrize("make", [drawn, pictured])
def test_what_is_there_twice_is_found_in_a_part_and_across_parts(make: object) -> None:
    assert callable(make)
    parts: Parts = {"train": [make(1), make(2), make(1)], "test": [make(3), make(2)]}

    assert found(parts) == [
        Fault("duplicate", ("train 1", "train 3"), "they are the same drawing"),
        Fault("duplicate", ("train 2", "test 2"), "they are the same drawing"),
    ]


def test_one_drawing_with_two_labels_is_told_as_such() -> None:
    [fault] = found({"train": [drawn(1, "1"), drawn(1, "7")]})

    assert fault.text == "they are the same drawing, but labelled 1 and 7"


def test_pictures_of_other_shapes_with_the_same_bytes_are_not_the_same() -> None:
    lying = Sample(Picture(np.ones((2, 8), np.float32)), "1", "")
    standing = Sample(Picture(np.ones((8, 2), np.float32)), "1", "")

    assert found({"train": [lying, standing]}) == []


def test_writers_in_two_parts_are_counted_and_never_named() -> None:
    parts: Parts = {
        "train": [drawn(1, writer="emma"), drawn(2, writer="paul"), drawn(3)],
        "validate": [drawn(4, writer="paul"), drawn(5, writer="emma"), drawn(6)],
        "test": [drawn(7, writer="emma")],
    }

    told = found(parts)

    assert [(fault.kind, fault.where, fault.text) for fault in told] == [
        ("writer", ("train", "validate"), "2 writers are in both parts"),
        ("writer", ("train", "test"), "1 writer is in both parts"),
        ("writer", ("validate", "test"), "1 writer is in both parts"),
    ]


def test_files_are_named_where_samples_come_from_files() -> None:
    samples = [replace(drawn(1), origin="a.png"), replace(drawn(1), origin="b.png")]

    [fault] = found({"train": samples})

    assert fault.where == ("a.png", "b.png")


def test_of_a_folder_all_files_are_checked_also_those_that_cannot_be_used(tmp_path: Path) -> None:
    pixels = np.full((20, 20), 255, np.uint8)
    pixels[5:15, 5:8] = 0
    for name in ("four.png", "4.png", "train_4.png"):
        Image.fromarray(pixels).save(tmp_path / name)
    (tmp_path / "5.png").write_bytes(b"no picture")

    told = list(faults(named(str(tmp_path)), tmp_path / "data"))

    assert [(fault.kind, [Path(name).name for name in fault.where]) for fault in told] == [
        ("file", ["5.png"]),
        ("file", ["four.png"]),
        ("duplicate", ["4.png", "train_4.png"]),
    ]


def test_what_is_not_there_is_an_error_and_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"MNIST cannot be read from .*it is not there"):
        list(faults(named("mnist"), tmp_path))
