"""Conditions: boxes to choose by what drawings are shown, or exported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from digitpad.collection.selection import start_of
from digitpad.ui.eliding_box import ElidingBox

_DAY = timedelta(days=1)
_BETWEEN = "between"


class ConditionBox(ElidingBox):
    """One condition, chosen by its words from a list whose first entry is the usual one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []  # here, for Qt would turn tuples to lists and enums to texts
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumContentsLength(7)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, values: Mapping[str, Any]) -> None:
        """What is chosen from; the choice stays, where it is still offered."""
        chosen = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(values))
            self._values = list(values.values())
            self.setCurrentIndex(max(0, self.findText(chosen)))

    @property
    def value(self) -> Any:
        """What the choice stands for."""
        return self._values[self.currentIndex()]


class DaysBox(ConditionBox):
    """The days on which drawings were kept; from one day to another in two fields of its own.

    changed: other days were chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Days"), parent)
        self.fields = QWidget()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.offer(
            {
                self.tr("Any day"): None,
                self.tr("Today"): 1,
                self.tr("Last 7 days"): 7,
                self.tr("Last 30 days"): 30,
                self.tr("From … to …"): _BETWEEN,
            }
        )
        self._lay_out_fields()
        self.activated.connect(self.changed)
        self.currentIndexChanged.connect(self._show_fields)
        for field in (self.first, self.last):
            field.dateChanged.connect(self.changed)

    def _lay_out_fields(self) -> None:
        row = QHBoxLayout(self.fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        today = QDate.currentDate()
        names = (self.tr("Kept fro&m"), self.tr("t&o"))
        for name, field in zip(names, (self.first, self.last), strict=True):
            caption = QLabel(name)
            caption.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            field.setCalendarPopup(True)
            field.setDate(today)
            field.setDateRange(QDate(1970, 1, 1), QDate(2999, 12, 31))  # Python knows the day after
            row.addWidget(caption)
            row.addWidget(field)
        row.addStretch()
        self.fields.hide()

    def _show_fields(self) -> None:
        self.fields.setVisible(self.value == _BETWEEN)

    @property
    def conditions(self) -> dict[str, Any]:
        """What the days ask of a Selection; nothing where any day will do."""
        if self.value is None:
            return {}
        if self.value == _BETWEEN:
            first, last = _date(self.first), _date(self.last)
            first, last = min(first, last), max(first, last)
        else:
            last = date.today()
            first = last - (self.value - 1) * _DAY
        return {"since": start_of(first), "until": start_of(last + _DAY)}


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
