"""Folders of people's own pictures: what they say, and which part each belongs to."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitpad.recognition.picture import Picture
from trainer.data.folder import contents, folder
from trainer.data.imagefolder import imagefolder
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sets import PARTS, named

SIDE = 24


def draw(path: Path, number: int = 0, ground: int = 255) -> Path:
    """A picture of a thick line, of which no two are the same, dark on light or light on dark."""
    pixels = np.full((SIDE, SIDE), ground, np.uint8)
    pixels[4:20, 8:12] = 255 - ground
    pixels[20, 8] = number
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)
    return path


def labels(samples: list[Sample]) -> list[str]:
    return sorted(sample.label for sample in samples)


def all_of(data: Path) -> list[Sample]:
    return [sample for part in PARTS for sample in folder(data, part)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("4021.png", "4021"),
        ("test_368_26563.png", "26563"),
        ("007.png", "007"),
        ("7/123.png", "7"),
        ("drawn/0/a.jpg", "0"),
        ("numbers/scan_00.bmp", "00"),
    ],
)
def test_labels_stand_in_names_of_files_or_in_folders_0_to_9(
    tmp_path: Path, name: str, label: str
) -> None:
    draw(tmp_path / "folder" / name)

    [sample] = all_of(tmp_path)

    assert (sample.label, sample.writer) == (label, "")
    assert sample.origin.endswith(name)


@pytest.mark.parametrize("ground", [0, 255])
def test_pictures_are_light_on_dark_whatever_they_were(tmp_path: Path, ground: int) -> None:
    draw(tmp_path / "folder" / "1.png", ground=ground)

    [sample] = all_of(tmp_path)

    assert isinstance(sample.source, Picture)
    assert sample.source.pixels[12, 10] > 0.9
    assert sample.source.pixels[12, 2] == 0


@pytest.mark.parametrize("held", ["validate", "validation", "valid", "val"])
def test_folders_can_be_the_parts(tmp_path: Path, held: str) -> None:
    for number, name in enumerate(("train", held, "test")):
        draw(tmp_path / "folder" / name / f"{number}.png", number)

    assert [labels(folder(tmp_path, part)) for part in PARTS] == [["0"], ["1"], ["2"]]


def test_without_such_folders_about_a_tenth_validates_and_a_tenth_tests(tmp_path: Path) -> None:
    for number in range(200):
        draw(tmp_path / "folder" / f"{number}.png", number)

    counts = [len(folder(tmp_path, part)) for part in PARTS]

    assert sum(counts) == 200
    assert all(8 <= count <= 35 for count in counts[1:])


def test_a_picture_stays_in_its_part_when_others_come_and_its_name_changes(tmp_path: Path) -> None:
    before: dict[Part, list[str]] = {}
    for number in range(40):
        draw(tmp_path / "folder" / f"{number}.png", number)
    before = {part: labels(folder(tmp_path, part)) for part in PARTS}
    for number in range(40, 60):
        draw(tmp_path / "folder" / f"{number}.png", number)
    for number in range(40):
        path = tmp_path / "folder" / f"{number}.png"
        path.rename(path.with_name(f"a_{path.name}"))

    for part in PARTS:
        kept = [label for label in labels(folder(tmp_path, part)) if int(label) < 40]
        assert kept == before[part]


def test_where_only_tests_have_a_folder_nothing_else_tests(tmp_path: Path) -> None:
    for number in range(60):
        draw(tmp_path / "folder" / "train" / f"{number}.png", number)
    draw(tmp_path / "folder" / "test" / "99.png")

    assert labels(folder(tmp_path, "test")) == ["99"]
    assert len(folder(tmp_path, "train")) + len(folder(tmp_path, "validate")) == 60
    assert folder(tmp_path, "validate")


def test_files_that_cannot_be_used_are_an_error_that_names_them(tmp_path: Path) -> None:
    draw(tmp_path / "folder" / "four.png")
    draw(tmp_path / "folder" / "123456.png")
    (tmp_path / "folder" / "5.png").write_bytes(b"no picture")

    with pytest.raises(DataError, match=r"123456\.png: a label is .*5\.png: .*four\.png: ") as told:
        folder(tmp_path, "train")
    assert "put them right or take them away" in str(told.value)


def test_only_the_first_of_them_are_named(tmp_path: Path) -> None:
    for number in range(8):
        draw(tmp_path / "folder" / f"x{number}.png")

    with pytest.raises(DataError, match=r"and 3 more$"):
        folder(tmp_path, "train")


def test_contents_are_what_can_be_used_and_what_cannot(tmp_path: Path) -> None:
    draw(tmp_path / "4.png")
    draw(tmp_path / "four.png")

    found = contents(tmp_path, PARTS)

    assert labels([sample for part in PARTS for sample in found.samples[part]]) == ["4"]
    assert [Path(item.origin).name for item in found.refused] == ["four.png"]


def test_any_folder_is_a_data_set_by_its_path(tmp_path: Path) -> None:
    draw(tmp_path / "mine" / "407.png")
    one = named(str(tmp_path / "mine"))

    found = [sample for part in PARTS for sample in one.read(tmp_path / "data", part)]

    assert one.place.at_hand(tmp_path / "data")
    assert labels(found) == ["407"]


@pytest.mark.parametrize("reader", [folder, imagefolder])
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, reader: object) -> None:
    assert callable(reader)
    with pytest.raises(DataError, match=r"it is not there\). Put pictures there"):
        reader(tmp_path, "train")


class TestImageFolder:
    def describe(self, path: Path, **labels: str) -> None:
        lines = [json.dumps({"file_name": name, "label": label}) for name, label in labels.items()]
        path.mkdir(parents=True, exist_ok=True)
        (path / "metadata.jsonl").write_text("\n".join(lines))

    def test_labels_stand_in_the_metadata_and_not_in_the_names(self, tmp_path: Path) -> None:
        root = tmp_path / "imagefolder"
        draw(root / "train" / "1.png", 1)
        draw(root / "train" / "2.png", 2)
        draw(root / "test" / "3.png", 3)
        draw(root / "val" / "4.png", 4)
        self.describe(root / "train", **{"1.png": "10", "2.png": "02"})
        self.describe(root / "test", **{"3.png": "30"})
        self.describe(root / "val", **{"4.png": "40"})

        assert labels(imagefolder(tmp_path, "train")) == ["02", "10"]
        assert labels(imagefolder(tmp_path, "validate")) == ["40"]
        assert labels(imagefolder(tmp_path, "test")) == ["30"]

    def test_one_file_above_can_describe_all_parts(self, tmp_path: Path) -> None:
        root = tmp_path / "imagefolder"
        for number, part in enumerate(PARTS):
            draw(root / part / "a.png", number)
        self.describe(root, **{f"{part}/a.png": str(at) for at, part in enumerate(PARTS)})

        assert [labels(imagefolder(tmp_path, part)) for part in PARTS] == [["0"], ["1"], ["2"]]

    def test_a_picture_that_is_described_and_missing_is_an_error(self, tmp_path: Path) -> None:
        root = tmp_path / "imagefolder"
        draw(root / "a.png")
        self.describe(root, **{"a.png": "1", "gone.png": "2"})

        with pytest.raises(DataError, match=r"gone\.png: metadata\.jsonl names it"):
            imagefolder(tmp_path, "train")

    def test_without_metadata_it_is_none(self, tmp_path: Path) -> None:
        draw(tmp_path / "imagefolder" / "1.png")

        with pytest.raises(DataError, match=r"metadata\.jsonl is not there"):
            imagefolder(tmp_path, "train")
