"""Files are written whole, or they are the old ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digitpad.files import write_text, written_whole


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def test_a_file_takes_the_place_of_the_old_one(folder: Path) -> None:
    path = folder / "kept.json"
    path.write_text("old")

    with written_whole(path) as aside:
        aside.write_text("new")
        assert path.read_text() == "old"

    assert path.read_text() == "new"
    assert [*folder.iterdir()] == [path]


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(folder: Path) -> None:
    path = folder / "kept.json"
    path.write_text("old")

    def write_half() -> None:
        with written_whole(path) as aside:
            aside.write_text("ne")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        write_half()
    assert path.read_text() == "old"
    assert [*folder.iterdir()] == [path]


def test_it_is_on_the_disk_before_it_is_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "kept.json"
    there = []
    monkeypatch.setattr(os, "fsync", lambda _: there.append(path.exists()))

    write_text(path, "new")

    assert there == [False, True]  # the file, and then the folder that tells where it is


def test_a_folder_that_cannot_be_brought_to_the_disk_holds_the_file_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "kept.json"

    def refuse(_: int) -> None:
        if path.exists():
            raise OSError("this system cannot do that with folders")

    monkeypatch.setattr(os, "fsync", refuse)

    write_text(path, "new")

    assert path.read_text() == "new"


def test_the_ends_of_lines_are_as_they_are(folder: Path) -> None:
    write_text(folder / "lines.txt", "é\r\n\n")
    assert (folder / "lines.txt").read_bytes() == "é\r\n\n".encode()
