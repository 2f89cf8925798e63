"""HistoryModel: the accepted numbers, a row each, the newest on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from digitpad.collection.drawing import milliseconds
from digitpad.collection.history import Accepted
from digitpad.recognition.reading import Status
from digitpad.ui.percent import percent

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TIME_ROLE = _Role.UserRole
"""When it was accepted: 14:05 today, else the day."""
_ROOT = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Each row's number, its time, and in words what else is known of it."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Accepted, ...] = ()

    @property
    def entries(self) -> tuple[Accepted, ...]:
        """What is shown, from top to bottom."""
        return self._entries

    def show_entries(self, entries: Sequence[Accepted]) -> None:
        """Show these in place of those before."""
        if tuple(entries) != self._entries:
            self.beginResetModel()
            self._entries = tuple(entries)
            self.endResetModel()

    def _in_words(self, entry: Accepted) -> str:
        return self._how_read(entry).format(
            number=entry.text,
            time=_long(entry.time),
            percent="" if entry.confidence is None else percent(entry.confidence),
        )

    def _how_read(self, entry: Accepted) -> str:
        if entry.confidence is None:
            return self.tr("{number}, accepted {time}, not read")
        if entry.corrected:
            return self.tr("{number}, accepted {time}, corrected")
        if entry.status is Status.UNSURE:
            return self.tr("{number}, accepted {time}, unsure: {percent}")
        return self.tr("{number}, accepted {time}, {percent} sure")

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many numbers there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> str | None:
        """The number, its time, or all that is known in words."""
        entry = self._entries[index.row()]
        match role:
            case _Role.DisplayRole:
                return entry.text
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                return self._in_words(entry)
            case _ if role == TIME_ROLE:
                return _short(entry.time)
        return None


def _long(time: datetime) -> str:
    """Day and time in this computer's zone and language."""
    return QLocale().toString(_local(time), QLocale.FormatType.ShortFormat)


def _short(time: datetime) -> str:
    """The time of day today, else the day."""
    local, short = _local(time), QLocale.FormatType.ShortFormat
    if local.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(local.time(), short)
    return QLocale().toString(local.date(), short)


def _local(time: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(milliseconds(time))
