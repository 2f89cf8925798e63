"""Database: the SQLite file of a collection, opened only when it is one and kept safe.

Every committed transaction is on the disk (WAL, synchronous=FULL) and several programs can use the
file at once. What goes wrong with the file is said as a CollectionError; the file is left as it is.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from digitpad.worded import WordedError

APPLICATION_ID = int.from_bytes(b"DPAD", "big")
BUSY_SECONDS = 15.0  # how long to wait while another program writes

Migration = tuple[str, ...]
"""The statements that bring a database from one version to the next."""

MIGRATIONS: tuple[Migration, ...] = (
    (
        """
        CREATE TABLE drawing (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            label TEXT NOT NULL
                CHECK (length(label) BETWEEN 1 AND 5 AND label NOT GLOB '*[^0123456789]*'),
            device TEXT NOT NULL,
            kept_at INTEGER NOT NULL,            -- milliseconds since 1970, UTC
            reading TEXT,                        -- JSON, as it was when the drawing was kept
            checkpoint TEXT,
            confirmed INTEGER,                   -- 1: the label is what was read, 0: corrected
            digest BLOB NOT NULL UNIQUE,         -- SHA-256 of the content
            deleted INTEGER NOT NULL DEFAULT 0
        ) STRICT
        """,
        "CREATE INDEX drawing_kept_at ON drawing (kept_at)",
        # Apart, so that going through all drawings does not go through all their bytes.
        """
        CREATE TABLE content (
            number INTEGER PRIMARY KEY REFERENCES drawing,
            bytes BLOB NOT NULL                  -- ink_bytes.packed, or a picture's own bytes
        ) STRICT
        """,
    ),
)
"""Migration k brings version k to k + 1; only ever add to the end."""


class CollectionError(WordedError):
    """A collection that cannot be opened, read or written; the message is for the user."""


class DamagedDrawingError(CollectionError):
    """One drawing that is damaged, which the message names; the others can be used."""


class Database:
    """One connection to the file of a collection, for one thread.

    Makes the file, and the folder round it, where they are missing, and brings an older one up to
    date. Raises CollectionError, then and later, where the file is damaged, another program's, a
    newer version's or cannot be written.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Autocommit: transactions begin where transaction() says, nowhere else.
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            self._recognize(len(migrations))
            self._write_ahead()
            self.query("PRAGMA synchronous = FULL")
            self.query("PRAGMA foreign_keys = ON")
            self._migrate(migrations)
        except BaseException:
            self.close()
            raise
        self._file = _identity(path)

    @property
    def replaced(self) -> bool:
        """Whether the file was taken away, or another lies in its place: this is the old one."""
        return _identity(self.path) != self._file

    @property
    def version(self) -> int:
        """The version of the schema in the file; 0 for a new one."""
        return int(self.query("PRAGMA user_version")[0][0])

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows that a statement gives."""
        with self._told():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within is on the disk at the end, or none of it.

        One within another joins it.
        """
        if self._connection.in_transaction:
            yield
            return
        self.query("BEGIN IMMEDIATE")
        try:
            yield
            self.query("COMMIT")
        except BaseException:
            # SQLite itself rolls back after some errors, a full disk among them.
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _recognize(self, newest: int) -> None:
        """Refuse what is no collection before the first byte is written."""
        self.query("BEGIN")  # all as of one moment: another pad may be making the tables just now
        application = self.query("PRAGMA application_id")[0][0]
        tables = self.query("SELECT count(*) FROM sqlite_master")[0][0]
        version = self.version
        self.query("COMMIT")
        if application != APPLICATION_ID and (application or tables or version):
            raise CollectionError(
                "{file} is the database of another program, not a collection; "
                "move it away or choose another folder with DIGITPAD_HOME.",
                file=self.path,
            )
        if version > newest:
            raise CollectionError(
                "{file} was written by a newer version of digitpad; update digitpad to use it.",
                file=self.path,
            )

    def _write_ahead(self) -> None:
        """Switch to WAL, where SQLite's own waiting for other programs does not reach."""
        deadline = time.monotonic() + BUSY_SECONDS
        with self._told():
            while True:
                try:
                    self._connection.execute("PRAGMA journal_mode = WAL")
                    return
                except sqlite3.OperationalError as error:
                    if _kind(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                        raise
                time.sleep(0.01)

    def _migrate(self, migrations: Sequence[Migration]) -> None:
        if self.version == len(migrations):
            return
        with self.transaction():
            self.query(f"PRAGMA application_id = {APPLICATION_ID}")
            # Asked again: another pad may have migrated while this one waited for its turn.
            first = self.version
            for version, statements in enumerate(migrations[first:], start=first + 1):
                for statement in statements:
                    self.query(statement)
                self.query(f"PRAGMA user_version = {version}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the file and its folder do to us into words for the user."""
        try:
            yield
        except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
            raise
        except (sqlite3.Error, OSError) as error:
            raise _trouble(self.path, error) from error


class Records:
    """What one database holds, for the thread that opened it; as a context, closed at its end."""

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self._database = Database(path, migrations)

    @property
    def replaced(self) -> bool:
        """Whether its file was taken away, or another lies in its place: these are the old ones."""
        return self._database.replaced

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from any other that is there; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _kind(error: Exception) -> int:
    """SQLite's number for the kind of error: the low byte, the rest of it says more; else 0."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _trouble(file: Path, error: Exception) -> CollectionError:
    match _kind(error):
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return CollectionError(
                "{file} is damaged or no collection; it was left as it is. "
                "Put a backup in its place, or move it away to begin a new one.",
                file=file,
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CollectionError(
                "{file} is in use by another program that does not finish writing; try again.",
                file=file,
            )
        case sqlite3.SQLITE_FULL:
            return CollectionError(
                "{file} cannot grow: the disk is full. Make room and try again.", file=file
            )
        case _:
            return CollectionError(
                "{file} cannot be used ({reason}); make its folder writable "
                "or choose another with DIGITPAD_HOME.",
                file=file,
                reason=getattr(error, "strerror", None) or error,
            )
