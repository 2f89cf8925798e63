"""The list of data sets, and what there is of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from trainer.data.counts import PartCount, counted
from trainer.data.sample import DataError
from trainer.data.sets import PARTS, SETS, named


@pytest.mark.parametrize("name", SETS)
def test_in_an_empty_folder_nothing_is_at_hand(tmp_path: Path, name: str) -> None:
    count = counted(SETS[name], tmp_path)

    assert (count.at_hand, count.size, count.parts) == (False, 0, {})
    assert count.put.endswith(".")


def test_what_is_there_is_counted_by_part_label_and_writer(files: Path) -> None:
    count = counted(SETS["pendigits"], files)

    assert count.at_hand
    assert count.size == (files / "pendigits" / "pendigits-orig.tra").stat().st_size
    assert count.folder == str(files / "pendigits")
    assert count.parts["test"] == PartCount(50, dict.fromkeys("0123456789", 5), 5)
    assert [count.parts[part].writers for part in PARTS] == [22, 3, 5]


def test_letters_are_counted_with_the_digits_of_unipen(files: Path) -> None:
    labels = counted(SETS["unipen"], files).parts["train"].labels

    assert labels == dict.fromkeys("0123456789?", 1)


def test_a_quick_count_does_not_read_what_is_there(files: Path) -> None:
    count = counted(SETS["mnist"], files, quick=True)

    assert count.at_hand
    assert count.size > 47_000_000
    assert count.parts == {}


def test_a_set_is_at_hand_when_all_its_files_are_gzipped_or_not(tmp_path: Path) -> None:
    place = SETS["qmnist"].place
    folder = place.root(tmp_path)
    folder.mkdir(parents=True)
    *plain, last = place.files
    for name in plain:
        (folder / name).touch()
    assert not place.at_hand(tmp_path)
    (folder / f"{last}.gz").touch()

    assert place.at_hand(tmp_path)
    assert [path.name for path in place.paths(tmp_path)] == [*sorted(plain), f"{last}.gz"]


@pytest.mark.parametrize("name", ["usps", "kaggle", "pendigits"])
def test_a_set_whose_reader_unpacks_nothing_is_not_at_hand_gzipped(
    tmp_path: Path, name: str
) -> None:
    place = SETS[name].place
    place.root(tmp_path).mkdir()
    for file in place.files:
        (place.root(tmp_path) / f"{file}.gz").touch()

    assert not place.at_hand(tmp_path)
    assert place.paths(tmp_path) == []


def test_the_collection_is_a_data_set_wherever_it_lies(tmp_path: Path) -> None:
    with Collection() as collection:
        for number in range(30):
            collection.keep(Ink.of([[(0, 0), (number, 9)]]), Drawing("17"))

    parts = counted(SETS["collection"], tmp_path).parts

    assert parts["train"].samples + parts["validate"].samples == 30
    assert parts["validate"].samples > 0
    assert parts["test"].samples == 0


def test_what_is_no_data_set_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(DataError, match=r"There is no data set 'mnits', nor .* mnist, qmnist"):
        named("mnits")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SETS if SETS[name].place.published])
def test_what_is_fetched_is_what_is_read(name: str) -> None:
    place = SETS[name].place
    archives = place.archives()

    fetched = {(archive.folder, file) for archive in archives for file in archive.files}
    assert {(place.folder, file) for file in place.files} <= fetched
    assert all(len(archive.md5) == 32 for archive in archives)
    assert all(
        address.startswith("http") and address.endswith(archive.name)
        for archive in archives
        for address in archive.addresses
    )
