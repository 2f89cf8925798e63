"""History: the numbers that were accepted, kept from one start to the next."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from digitpad import files, folders
from digitpad.collection.database import Migration, Records
from digitpad.collection.drawing import from_milliseconds, milliseconds
from digitpad.recognition.reading import Status

_log = logging.getLogger(__name__)
_MIGRATIONS: tuple[Migration, ...] = (
    (
        """
        CREATE TABLE accepted (
            number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, so that undo is exact
            text TEXT NOT NULL,
            accepted_at INTEGER NOT NULL,              -- milliseconds since 1970, UTC
            confidence REAL,                           -- of what was read; NULL: nothing was
            status TEXT,
            corrected INTEGER NOT NULL
        ) STRICT
        """,
    ),
)
_COLUMNS = "number, text, accepted_at, confidence, status, corrected"


@dataclass(frozen=True)
class Accepted:
    """A number that was accepted.

    text: the number. confidence, status: of what was read; None where nothing was.
    corrected: the user says that it is another number than was read.
    time: when it was accepted, to the millisecond, with its zone.
    id: its place in the history; None before it has one.
    """

    text: str
    confidence: float | None = None
    status: Status | None = None
    corrected: bool = False
    time: datetime = field(
        default_factory=lambda: from_milliseconds(milliseconds(datetime.now(UTC)))
    )
    id: int | None = None


class History(Records):
    """The accepted numbers in one file, which several pads can use at once.

    For the thread that opened it. Every method raises CollectionError where the file cannot be
    used.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path or default_path(), _MIGRATIONS)

    def entries(self) -> list[Accepted]:
        """All accepted numbers, the newest first; one that is damaged hides no others."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM accepted ORDER BY accepted_at DESC, number DESC"
        )
        entries = []
        for row in rows:
            try:
                entries.append(_accepted(*row))
            except (ValueError, OverflowError) as error:
                _log.error("entry %s in %s is damaged: %s", row[0], self._database.path, error)
        return entries

    def add(self, entries: Iterable[Accepted]) -> list[Accepted]:
        """Put these into the history, or back into it; as they are there when this returns.

        One that is there still is not there twice, and where another has its id it gets a new one.
        """
        with self._database.transaction():
            return [self._insert(entry) for entry in entries]

    def remove(self, entries: Iterable[Accepted]) -> None:
        """Take these out of the history; one that is not there is passed over.

        Another pad may have taken it out, and another file may lie there, with the id on another.
        """
        with self._database.transaction():
            for entry in entries:
                self._delete(entry)

    def _delete(self, entry: Accepted) -> None:
        self._database.query(
            "DELETE FROM accepted WHERE number = ? AND accepted_at = ? AND text = ?",
            (entry.id, milliseconds(entry.time), entry.text),
        )

    def _insert(self, entry: Accepted) -> Accepted:
        self._delete(entry)
        taken = self._database.query("SELECT 1 FROM accepted WHERE number = ?", (entry.id,))
        [[number]] = self._database.query(
            f"INSERT INTO accepted ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) RETURNING number",
            (
                None if taken else entry.id,
                entry.text,
                milliseconds(entry.time),
                entry.confidence,
                entry.status,
                entry.corrected,
            ),
        )
        return replace(entry, id=int(number))


def _accepted(
    number: int,
    text: str,
    time: int,
    confidence: float | None,
    status: str | None,
    corrected: int,
) -> Accepted:
    """An entry from the values of `_COLUMNS`.

    Raises ValueError or OverflowError for a time that cannot be.
    """
    known = Status(status) if status in list(Status) else None
    return Accepted(text, confidence, known, bool(corrected), from_milliseconds(time), number)


def default_path() -> Path:
    """The file of the user's own history; it need not exist."""
    return folders.home() / "history.sqlite"


def save_csv(entries: Sequence[Accepted], path: Path) -> None:
    """Write accepted numbers as CSV, times in this computer's zone; raises OSError."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["number", "time", "confidence", "status", "corrected"])
    table.writerows(_row(entry) for entry in entries)
    files.write_text(path, text.getvalue())


def _row(entry: Accepted) -> list[str]:
    return [
        entry.text,
        entry.time.astimezone().isoformat(timespec="seconds"),
        "" if entry.confidence is None else f"{entry.confidence:.4f}",
        entry.status or "",
        "yes" if entry.corrected else "no",
    ]
