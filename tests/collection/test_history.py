"""The history of accepted numbers: kept, shared by pads, taken back, and written as a table."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digitpad.collection.database import CollectionError
from digitpad.collection.history import Accepted, History, default_path, save_csv
from digitpad.recognition.reading import Status

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRST = Accepted("007", 0.98, Status.OK, False, NOON)
LATER = Accepted("41", None, None, True, NOON.replace(hour=13))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


def listed(path: Path) -> list[Accepted]:
    """What another pad finds there, without its ids."""
    with History(path) as history:
        return [replace(entry, id=None) for entry in history.entries()]


def test_what_was_accepted_is_there_at_the_next_start_the_newest_first(path: Path) -> None:
    with History(path) as history:
        history.add([FIRST])
        history.add([LATER])
    assert listed(path) == [LATER, FIRST]


def test_it_lies_beside_the_collection(home: Path) -> None:
    assert default_path() == home / "history.sqlite"
    with History() as history:
        assert history.entries() == []
    assert default_path().exists()


def test_what_is_taken_out_can_be_put_back_as_it_was(path: Path) -> None:
    with History(path) as history:
        history.add([FIRST, LATER])
        before = history.entries()
        history.remove(before)
        assert history.entries() == []
        history.add(before)
        assert history.entries() == before


def test_two_pads_write_to_one_history(path: Path) -> None:
    with History(path) as one, History(path) as other:
        [first] = one.add([FIRST])
        [later] = other.add([LATER])
        assert first.id != later.id
        other.remove([first])
        one.remove([first])
        assert [entry.text for entry in one.entries()] == ["41"]


def test_an_id_is_never_given_twice_so_that_undo_meets_nobody_else(path: Path) -> None:
    with History(path) as history:
        [first] = history.add([FIRST])
        history.remove([first])
        [later] = history.add([LATER])
    assert first.id != later.id


def test_in_another_file_nothing_else_is_taken_out_under_the_same_id(path: Path) -> None:
    with History(path) as history:
        [first] = history.add([FIRST])
    path.unlink()
    with History(path) as history:
        [later] = history.add([LATER])
        assert first.id == later.id
        history.remove([first])
        assert history.entries() == [later]


def test_in_another_file_nothing_is_overwritten_by_what_is_put_back(path: Path) -> None:
    with History(path) as history:
        removed = history.add([FIRST, LATER])
    path.unlink()
    with History(path) as history:
        [other] = history.add([replace(LATER, text="5")])
        first, later = history.add(removed)
        assert sorted([other.text, first.text, later.text]) == ["007", "41", "5"]
        assert set(history.entries()) == {other, first, later}


def test_what_is_there_still_is_put_back_once(path: Path) -> None:
    with History(path) as history:
        entries = history.add([FIRST, LATER])
        assert history.add(entries) == entries
    assert listed(path) == [LATER, FIRST]


def test_a_damaged_history_is_said_and_left(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(CollectionError, match="damaged"):
        History(path)
    assert path.read_bytes().startswith(b"no database")


@pytest.mark.parametrize("time", [-1, 2**53, 2**63 - 1])
def test_a_damaged_entry_hides_no_others(
    path: Path, time: int, caplog: pytest.LogCaptureFixture
) -> None:
    with History(path) as history:
        damaged, _ = history.add([FIRST, LATER])
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE accepted SET accepted_at = ? WHERE number = ?", (time, damaged.id))
    assert listed(path) == [LATER]
    assert f"entry {damaged.id} in {path} is damaged" in caplog.text


def test_a_table_has_all_that_is_known(path: Path) -> None:
    table = path.with_name("numbers.csv")
    save_csv([LATER, FIRST], table)
    with table.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["number"] for row in rows] == ["41", "007"]
    assert rows[1]["confidence"] == "0.9800"
    assert (rows[1]["status"], rows[1]["corrected"]) == ("ok", "no")
    assert (rows[0]["confidence"], rows[0]["status"], rows[0]["corrected"]) == ("", "", "yes")
    assert datetime.fromisoformat(rows[1]["time"]) == NOON


def test_a_table_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OSError, match=r"folder\.csv"):
        save_csv([FIRST], tmp_path / "folder.csv")
    assert [path.name for path in tmp_path.glob("folder*")] == ["folder.csv"]
