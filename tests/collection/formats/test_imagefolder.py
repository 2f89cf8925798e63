"""Pictures that a metadata.jsonl labels."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitpad.collection.formats.imagefolder import METADATA
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.readers import found

if TYPE_CHECKING:
    from tests.collection.conftest import Labels, Write

Png = Callable[[int], bytes]


def test_metadata_alone_labels_the_pictures_of_its_folder_and_those_in_it(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    lines = [
        {"file_name": "0001.png", "label": "407"},
        {"file_name": "train/0002.png", "text": "008"},
        {"file_name": "0003.png", "label": 7},
        {"file_name": "0004.png", "label": "cat"},
        {"file_name": "0005.png"},
        {"file_name": "gone.png", "label": "1"},
        {"label": "2"},
    ]
    pictures = ["0001.png", "train/0002.png", "0003.png", "0004.png", "0005.png", "0006.png"]
    metadata = "\n\n".join(map(json.dumps, lines))
    write(folder, {**dict.fromkeys(pictures, png(1)), METADATA: metadata, "b.inkml": "<ink>"})
    labelled = labels(folder)
    assert "XML" in labelled.pop("b.inkml")
    assert labelled.pop(f"{METADATA}:13") == 'a JSON object with "file_name" is needed'
    assert "1 to 5 digits" in labelled.pop(f"{METADATA}:7")
    assert labelled == {
        "0001.png": "407",
        "train/0002.png": "008",
        "0003.png": "7",
        "0004.png": f"{METADATA} does not describe it",
        "0005.png": "it has no label",
        "0006.png": f"{METADATA} does not describe it",
        "gone.png": f"{METADATA} names it, but it is missing",
    }


@pytest.mark.parametrize("line", ["nonsense", "[1]", "7", '{"file_name": 7}', "[" * 100_000])
def test_a_bad_line_of_metadata_is_refused(folder: Path, line: str, write: Write) -> None:
    write(folder, {METADATA: line})
    [item] = found([folder])
    assert isinstance(item, Refused)
    assert item.origin == f"{folder / METADATA}:1"


def test_metadata_that_is_named_itself_stands_for_its_folder(
    folder: Path, png: Png, write: Write
) -> None:
    write(folder, {"b.png": png(1), METADATA: '{"file_name": "b.png", "label": "407"}'})
    [item] = found([folder / METADATA])
    assert isinstance(item, Incoming)
    assert item.drawing.label == "407"


@pytest.fixture
def described(folder: Path, png: Png, write: Write) -> Path:
    """A folder with METADATA for a picture in it, and for one of those in a folder in it."""
    lines = [
        {"file_name": "IMG_0001.png", "label": "42"},
        {"file_name": "train/IMG_0002.png", "label": "43"},
    ]
    names = ["IMG_0001.png", "train/IMG_0002.png", "train/IMG_0003.png", "test/IMG_0004.png"]
    metadata = "\n".join(map(json.dumps, lines))
    write(folder, {**dict.fromkeys(names, png(1)), METADATA: metadata})
    return folder


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["IMG_0001.png"], ["42"]),
        (["train/../IMG_0001.png", "IMG_0001.png"], ["42"]),
        (["train/IMG_0002.png"], ["43"]),
        (["train/IMG_0003.png"], [f"{METADATA} does not describe it"]),
        (["train"], ["43", f"{METADATA} does not describe it"]),
        (["test"], ["0004"]),
        (["test/IMG_0004.png"], ["0004"]),
        (
            ["IMG_0001.png", METADATA, "train"],
            ["42", *[f"{METADATA} does not describe it"] * 2, "43"],
        ),
    ],
)
def test_metadata_labels_pictures_and_folders_that_are_named_too(
    described: Path, named: list[str], expected: list[str]
) -> None:
    items = found([described / name for name in named])
    told = [item.drawing.label if isinstance(item, Incoming) else item.reason for item in items]
    assert sorted(told) == sorted(expected)


def test_metadata_labels_pictures_that_are_named_from_where_one_is(
    described: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(described / "train")
    [item] = found([Path("IMG_0002.png")])
    assert isinstance(item, Incoming)
    assert (item.origin, item.drawing.label) == ("IMG_0002.png", "43")


def test_a_bad_line_of_metadata_is_refused_once_however_many_pictures_are_named(
    folder: Path, png: Png, write: Write
) -> None:
    names = ["1.png", "2.png"]
    write(folder, {**dict.fromkeys(names, png(1)), METADATA: "nonsense"})
    origins = [item.origin for item in found([folder / name for name in names])]
    assert origins == [f"{folder / METADATA}:1", *(str(folder / name) for name in names)]


def test_metadata_says_why_a_picture_that_is_there_is_not_met(
    folder: Path, png: Png, write: Write, labels: Labels
) -> None:
    names = [".1.png", "1.tiff", ".hidden/1.png"]
    metadata = "\n".join(json.dumps({"file_name": name, "label": "1"}) for name in names)
    write(folder, {**dict.fromkeys(names, png(1)), METADATA: metadata})
    reasons = labels(folder)
    assert "is hidden" in reasons[".1.png"]
    assert "is hidden" in reasons[".hidden/1.png"]
    assert "must end in .png" in reasons["1.tiff"]
