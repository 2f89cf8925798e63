"""FilterBar: which drawings the gallery lists, and which of them comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from digitpad.collection.comparison import Comparison, Verdict
from digitpad.collection.drawing import Device
from digitpad.collection.selection import Order, Selection
from digitpad.ui.conditions import ConditionBox, DaysBox
from digitpad.ui.icons import icon
from digitpad.ui.label_line import LabelLine

_ROOMY = 560
"""Pixels, with which all of them show their words."""
_CHANGED = (Verdict.NOW_RIGHT, Verdict.NOW_WRONG, Verdict.OTHERWISE)


class FilterBar(QWidget):
    """What is asked of label, reading, kind, day and checkpoint, the order, and the bin.

    changed: the user asks for other drawings, or for another order.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = LabelLine()
        self.way = ConditionBox(self.tr("How labels are compared"))
        self.reading = ConditionBox(self.tr("Reading"))
        self.kind = ConditionBox(self.tr("Kind"))
        self.days = DaysBox()
        self.checkpoint = ConditionBox(self.tr("Checkpoint"))
        self.order = ConditionBox(self.tr("Order"))
        self.bin = QToolButton()
        self._grid = QGridLayout(self)
        self._comparison: Comparison | None = None
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        self.way.offer(
            {
                self.tr("Contains"): "contains",
                self.tr("Begins with"): "begins",
                self.tr("Is"): "label",
            }
        )
        self.kind.offer(
            {
                self.tr("Ink and pictures"): {},
                self.tr("Ink"): {"pictures": False},
                self.tr("Pictures"): {"pictures": True},
                self.tr("By mouse"): {"device": Device.MOUSE},
                self.tr("By finger"): {"device": Device.TOUCH},
                self.tr("By pen"): {"device": Device.PEN},
                self.tr("Ink from elsewhere"): {"device": Device.UNKNOWN},
            }
        )
        self.order.offer(
            {
                self.tr("Most useful first"): Order.CHECK,
                self.tr("Newest first"): Order.NEWEST,
                self.tr("Oldest first"): Order.OLDEST,
                self.tr("By label"): Order.LABEL,
            }
        )
        self._offer_readings()
        self.offer_checkpoints([])

    def _lay_out(self) -> None:
        self.label.setPlaceholderText(self.tr("Any label"))
        self.label.setClearButtonEnabled(True)
        self.order.setToolTip(
            self.tr(
                "Most useful first: what was read wrongly though it seemed sure, then what was "
                "unsure, then what was never read"
            )
        )
        self.bin.setText(self.tr("&Bin"))
        self.bin.setIcon(icon("clear", self.palette()))
        self.bin.setCheckable(True)
        self.bin.setToolTip(self.tr("List the deleted drawings, to restore them"))
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for column, box in enumerate((self.way, self.label, self.order)):
            grid.addWidget(box, 0, column)
        grid.addWidget(self.bin, 0, 3, Qt.AlignmentFlag.AlignLeft)
        for column, box in enumerate((self.reading, self.kind, self.days, self.checkpoint)):
            grid.addWidget(box, 1, column)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.days.fields, 2, 0, 1, 4)

    def _connect(self) -> None:
        self.label.textChanged.connect(self.changed)
        self.way.activated.connect(self._change_way)
        self.bin.toggled.connect(self.changed)
        self.days.changed.connect(self.changed)
        for box in (self.reading, self.kind, self.checkpoint, self.order):
            box.activated.connect(self.changed)

    @property
    def selection(self) -> Selection:
        """The drawings that are asked for."""
        asked: dict[str, Any] = {**self.kind.value, **self.days.conditions, **self.checkpoint.value}
        if self.label.text():
            asked[self.way.value] = self.label.text()
        verdicts = self.reading.value
        if isinstance(verdicts, tuple):
            asked["among"] = self._comparison.ids(verdicts) if self._comparison else frozenset()
        else:
            asked |= verdicts
        return Selection(deleted=self.bin.isChecked(), **asked)

    @property
    def narrow(self) -> bool:
        """Whether anything is asked for besides the bin or what is not in it."""
        return replace(self.selection, deleted=False) != Selection()

    def find_label(self) -> None:
        """Let a label be typed that is to be found."""
        self.label.setFocus()
        self.label.selectAll()

    def ask_for_all(self) -> None:
        """Ask for nothing in particular; the bin and the order stay."""
        self.label.clear()
        for box in (self.reading, self.kind, self.days, self.checkpoint):
            box.setCurrentIndex(0)
        self.changed.emit()

    def offer_checkpoints(self, names: Sequence[str]) -> None:
        """The checkpoints that read any of the drawings; one alone is nothing to choose from."""
        any_: dict[str, dict[str, str]] = {self.tr("Any checkpoint"): {}}
        self.checkpoint.offer(any_ | {name: {"checkpoint": name} for name in names})
        self.checkpoint.setVisible(len(names) > 1)
        self._grid.setColumnStretch(3, int(len(names) > 1))

    def offer_comparison(self, comparison: Comparison | None) -> None:
        """Let the user ask for what is read otherwise now, and ask for that; None: no more."""
        self._comparison = comparison
        self._offer_readings()
        if comparison is not None and comparison.ids(_CHANGED):
            self.reading.setCurrentIndex(self.reading.findText(self.tr("Read otherwise now")))

    def _offer_readings(self) -> None:
        readings: dict[str, Any] = {
            self.tr("Any reading"): {},
            self.tr("Wrongly read"): {"wrongly_read": True},
            self.tr("Unsure"): {"unsure": True},
            self.tr("Not read"): {"not_read": True},
        }
        if self._comparison is not None:
            readings |= {
                self.tr("Read otherwise now"): _CHANGED,
                self.tr("Now right"): (Verdict.NOW_RIGHT,),
                self.tr("Now wrong"): (Verdict.NOW_WRONG,),
            }
        self.reading.offer(readings)

    def _change_way(self) -> None:
        if self.label.text():
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the boxes have that of the bin's name."""
        style = Qt.ToolButtonStyle
        roomy = event.size().width() >= _ROOMY
        self.bin.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
        )
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The bin's icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.bin.setIcon(icon("clear", self.palette()))
        super().changeEvent(event)
