"""A folder holds one run at a time, and files are written where that can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.run_folder import RunError, check_out, held, state_file


def test_a_folder_is_one_runs_alone_until_it_ends(tmp_path: Path) -> None:
    with held(tmp_path / "run"):
        with pytest.raises(RunError, match=f"Another process trains in {tmp_path / 'run'}: wait"):
            held(tmp_path / "run")
        with held(tmp_path / "other"):
            pass

    with held(tmp_path / "run"):
        pass


def test_what_a_run_that_was_killed_left_of_a_state_goes(tmp_path: Path) -> None:
    state, left = state_file(tmp_path), tmp_path / f".{state_file(tmp_path).name}.4711"
    state.touch()
    left.touch()

    with held(tmp_path):
        assert state.exists()
        assert not left.exists()


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
