"""Selection and Order: which of the kept drawings are meant, and which of them comes first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from digitpad.collection.drawing import Device, milliseconds

# A reading that is damaged must not keep SQLite from all others.
_READING = "iif(json_valid(reading), reading, NULL)"
_STATUS = f"json_extract({_READING}, '$.status')"
_CONFIDENCE = f"json_extract({_READING}, '$.confidence')"


@dataclass(frozen=True)
class Selection:
    """The drawings that meet every condition given; by default all that are not deleted.

    label: exactly this one. begins, contains: digits that the label begins with, or holds.
    since, until: kept at this time or later, and earlier than this time; both with their zone.
    wrongly_read: only those whose label is not what was read.
    unsure: only those whose reading was unsure. not_read: only those without a reading.
    pictures: True for pictures only, False for ink only. device: made with this.
    checkpoint: read by the one of this name. among: only drawings with one of these ids.
    deleted: True for the deleted ones instead of the others.
    """

    label: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    wrongly_read: bool = False
    unsure: bool = False
    pictures: bool | None = None
    deleted: bool = False
    begins: str = ""
    contains: str = ""
    not_read: bool = False
    device: Device | None = None
    checkpoint: str | None = None
    among: frozenset[str] | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """An SQL condition on the table `drawing`, and the values for its places."""
        terms: dict[str, Any] = {"deleted = ?": self.deleted}
        terms |= self._of_label() | self._of_reading()
        if self.since is not None:
            terms["kept_at >= ?"] = milliseconds(self.since)
        if self.until is not None:
            terms["kept_at < ?"] = milliseconds(self.until)
        if self.pictures is not None:
            terms["(device = ?) = " + str(int(self.pictures))] = Device.PICTURE
        if self.device is not None:
            terms["device = ?"] = self.device
        if self.among is not None:
            terms[AMONG] = json.dumps(sorted(self.among))
        return " AND ".join(terms), list(terms.values())

    def _of_label(self) -> dict[str, Any]:
        terms: dict[str, Any] = {}
        if self.label is not None:
            terms["label = ?"] = self.label
        if self.begins:
            terms["instr(label, ?) = 1"] = self.begins
        if self.contains:
            terms["instr(label, ?) > 0"] = self.contains
        return terms

    def _of_reading(self) -> dict[str, Any]:
        terms: dict[str, Any] = {}
        if self.wrongly_read:
            terms["confirmed = ?"] = False
        if self.unsure:
            terms[f"{_STATUS} = ?"] = "unsure"
        if self.not_read:
            terms["(reading IS NULL) = ?"] = True
        if self.checkpoint is not None:
            terms["checkpoint = ?"] = self.checkpoint
        return terms


AMONG = "id IN (SELECT value FROM json_each(?))"
"""A condition that takes a JSON list of ids: it may be longer than SQLite takes values."""
ALL = Selection()


class Order(StrEnum):
    """Which drawings come first.

    CHECK, the most useful to check first: what was read wrongly although the recognizer was sure,
    the surest first (a wrong label, or something to learn from); then what it was unsure of, the
    least sure first; then what was never read; then what was read rightly, the least sure first.
    LABEL: by number of digits and then by label, so that drawings of one label stand together.
    Those that are equal come the newest first.
    """

    CHECK = "check"
    NEWEST = "newest"
    OLDEST = "oldest"
    LABEL = "label"

    @property
    def terms(self) -> str:
        """What stands behind ORDER BY in SQL."""
        return ", ".join((*_TERMS[self], "kept_at DESC", "number DESC"))


_URGENCY = f"""CASE
    WHEN reading IS NULL THEN 3
    WHEN {_STATUS} = 'unsure' THEN 2
    WHEN confirmed THEN 4
    ELSE 1 END"""
_TERMS: dict[Order, tuple[str, ...]] = {
    Order.CHECK: (
        _URGENCY,
        f"CASE WHEN confirmed = 0 AND {_STATUS} <> 'unsure' THEN -{_CONFIDENCE} "
        f"ELSE {_CONFIDENCE} END",
    ),
    Order.NEWEST: (),
    Order.OLDEST: ("kept_at", "number"),
    Order.LABEL: ("length(label)", "label"),
}


def start_of(day: date) -> datetime:
    """When a day begins where the user is, with its zone."""
    return datetime.combine(day, time.min).astimezone()
