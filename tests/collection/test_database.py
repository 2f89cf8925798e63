"""The file of a collection."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from digitpad.collection.database import MIGRATIONS, CollectionError, Database

FIRST = ("CREATE TABLE fruit (name TEXT)",)
SECOND = ("ALTER TABLE fruit ADD COLUMN colour TEXT", "UPDATE fruit SET colour = 'green'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where no file is yet."""
    return tmp_path / "collection.sqlite"


@contextmanager
def another_program(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that is not ours."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def refusal(path: Path) -> str:
    """What is said about a file that is refused; it must be left as it is."""
    before = path.read_bytes()
    with pytest.raises(CollectionError) as told:
        Database(path)
    assert path.read_bytes() == before
    assert str(path) in str(told.value)
    return str(told.value)


def test_every_transaction_reaches_the_disk(path: Path) -> None:
    with closing(Database(path)) as database:
        assert database.query("PRAGMA journal_mode") == [("wal",)]
        assert database.query("PRAGMA synchronous") == [(2,)]  # FULL


def test_the_file_says_whose_it_is_and_of_which_version(path: Path) -> None:
    Database(path).close()
    with another_program(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x44504144,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def test_missing_folders_are_made(path: Path) -> None:
    Database(path.parent / "new" / "er" / path.name).close()
    assert (path.parent / "new" / "er" / path.name).is_file()


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    with another_program(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    assert "another program" in refusal(path)


def test_a_database_with_the_mark_of_another_program_is_refused(path: Path) -> None:
    with another_program(path) as connection:
        connection.execute("PRAGMA application_id = 407")
    assert "another program" in refusal(path)


def test_a_newer_version_is_refused_with_what_to_do(path: Path) -> None:
    Database(path, [*MIGRATIONS, FIRST]).close()
    assert "update digitpad" in refusal(path)


@pytest.mark.parametrize("content", [b"407" * 1000, b"SQLite format 3\0" + bytes(4000)])
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_a_database_that_was_cut_off_is_refused(path: Path) -> None:
    Database(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    assert "damaged" in refusal(path)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(CollectionError, match="DIGITPAD_HOME"):
        Database(path)


def test_a_home_that_cannot_be_made_is_said(path: Path) -> None:
    parent = path.parent / "parent"
    parent.write_text("a file, not a folder")
    with pytest.raises(CollectionError, match="make its folder writable"):
        Database(parent / path.name)


def test_an_older_version_is_brought_up_to_date_with_all_it_holds(path: Path) -> None:
    with closing(Database(path, [FIRST])) as database:
        database.query("INSERT INTO fruit VALUES ('pear')")
        assert database.version == 1
    with closing(Database(path, [FIRST, SECOND])) as database:
        assert database.query("SELECT name, colour FROM fruit") == [("pear", "green")]
        assert database.version == 2


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    Database(path, [FIRST]).close()
    with pytest.raises(CollectionError):
        Database(path, [FIRST, (*SECOND, "INSERT INTO vegetables VALUES (1)")])
    with closing(Database(path, [FIRST])) as database:
        assert database.version == 1
        assert database.query("SELECT * FROM fruit") == []


def test_pads_that_start_at_once_make_one_collection(path: Path) -> None:
    pads = 8
    together = threading.Barrier(pads)

    def start(pad: int) -> None:
        together.wait()
        with closing(Database(path, [FIRST])) as database:
            database.query("INSERT INTO fruit VALUES (?)", (str(pad),))

    with ThreadPoolExecutor(pads) as pool:
        list(pool.map(start, range(pads)))
    with closing(Database(path, [FIRST])) as database:
        assert database.query("SELECT count(*) FROM fruit") == [(pads,)]


def test_a_pad_that_starts_waits_until_another_program_lets_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript("PRAGMA application_id = 0x44504144; CREATE TABLE fruit (name TEXT)")
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("digitpad.collection.database.time.sleep", lambda _: other.rollback())
        with closing(Database(path, [("DROP TABLE fruit",)])) as database:
            assert database.query("PRAGMA journal_mode") == [("wal",)]
        assert not other.in_transaction, "it let go because the pad waited"


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    with closing(Database(path, [FIRST])) as database:
        with suppress(KeyError), database.transaction():
            database.query("INSERT INTO fruit VALUES ('pear')")
            raise KeyError
        assert database.query("SELECT * FROM fruit") == []


def test_a_transaction_within_another_ends_with_it(path: Path) -> None:
    with closing(Database(path, [FIRST])) as database, closing(Database(path, [FIRST])) as other:
        with database.transaction():
            with database.transaction():
                database.query("INSERT INTO fruit VALUES ('pear')")
            assert other.query("SELECT * FROM fruit") == []
        assert other.query("SELECT * FROM fruit") == [("pear",)]
