"""Arguments that several commands take are refused where they cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.commands.arguments import check_out
from trainer.run_folder import RunError


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
