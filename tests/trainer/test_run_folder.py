"""Files of a run are whole, or they are the old ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.run_folder import RunError, check_out, held, put


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old")

    def write(aside: Path) -> None:
        aside.write_text("new")

    put(path, write)

    assert path.read_text() == "new"
    assert not path.with_suffix(".aside").exists()


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old")

    def fail(aside: Path) -> None:
        aside.write_text("ne")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        put(path, fail)
    assert path.read_text() == "old"


def test_a_folder_is_one_runs_alone_until_it_ends(tmp_path: Path) -> None:
    with held(tmp_path / "run"):
        with pytest.raises(RunError, match=f"Another process trains in {tmp_path / 'run'}: wait"):
            held(tmp_path / "run")
        with held(tmp_path / "other"):
            pass

    with held(tmp_path / "run"):
        pass


def test_where_no_file_can_be_written_is_told_before(tmp_path: Path) -> None:
    check_out(Path("page.html"))
    check_out(tmp_path / "page.html")

    for folder in (tmp_path, Path(), Path(tmp_path.root)):
        with pytest.raises(RunError, match=f"{folder} is a folder: name a file"):
            check_out(folder)
    with pytest.raises(RunError, match=f"There is no folder {tmp_path / 'none'}: make it"):
        check_out(tmp_path / "none" / "page.html")


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    read, link = tmp_path / "test.csv", tmp_path / "link.csv"
    read.write_text("kept")
    link.symlink_to(read)
    check_out(tmp_path / "other.csv", read)
    check_out(read, tmp_path / "other.csv")

    for path in (read, link, tmp_path / ".." / tmp_path.name / "test.csv"):
        with pytest.raises(RunError, match="is what is read: name another file"):
            check_out(path, tmp_path / "other.csv", read)
