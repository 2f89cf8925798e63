"""Selection: which of the kept drawings are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from digitpad.collection.drawing import Device, milliseconds


@dataclass(frozen=True)
class Selection:
    """The drawings that meet every condition given; by default all that are not deleted.

    since, until: kept at this time or later, and earlier than this time; both with their zone.
    wrongly_read: only those whose label is not what was read.
    unsure: only those whose reading was unsure.
    pictures: True for pictures only, False for ink only.
    deleted: True for the deleted ones instead of the others.
    """

    label: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    wrongly_read: bool = False
    unsure: bool = False
    pictures: bool | None = None
    deleted: bool = False

    def condition(self) -> tuple[str, list[Any]]:
        """An SQL condition on the table `drawing`, and the values for its places."""
        terms: dict[str, Any] = {"deleted = ?": self.deleted}
        if self.label is not None:
            terms["label = ?"] = self.label
        if self.since is not None:
            terms["kept_at >= ?"] = milliseconds(self.since)
        if self.until is not None:
            terms["kept_at < ?"] = milliseconds(self.until)
        if self.wrongly_read:
            terms["confirmed = ?"] = False
        if self.unsure:
            terms["json_extract(reading, '$.status') = ?"] = "unsure"
        if self.pictures is not None:
            terms["(device = ?) = " + str(int(self.pictures))] = Device.PICTURE
        return " AND ".join(terms), list(terms.values())


ALL = Selection()
