"""CheckpointBox: which checkpoint reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeView, QWidget

from digitpad.ui.eliding_box import ElidingBox
from digitpad.ui.engine.checkpoint_table import YOURS_COLUMN, CheckpointTable
from digitpad.ui.engine.engine import Choice

_WIDEST = 170
"""Pixels of the closed box, so that it stands beside the tools in a window as wide as it opens; a
longer name is elided."""


class CheckpointBox(ElidingBox):
    """The checkpoints to choose from, a table with their figures where it is open.

    checkpoint_chosen: (str), name or path of the one that the user chose.
    """

    checkpoint_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = CheckpointTable(self)
        self._choices: list[Choice] = []
        self._view = QTreeView()
        self._lay_out()
        self.activated.connect(lambda: self.checkpoint_chosen.emit(self.currentData()))

    def _lay_out(self) -> None:
        self.setModel(self._table)
        self.setView(self._view)
        self._view.setRootIsDecorated(False)
        self._view.setItemsExpandable(False)
        self._view.setAllColumnsShowFocus(True)
        header = self._view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        self.setAccessibleName(self.tr("Checkpoint"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the arrows do not choose
        self.setToolTip(self.tr("Which checkpoint reads"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(96)
        self.setPlaceholderText(self.tr("Choose a checkpoint"))

    @property
    def choices(self) -> list[Choice]:
        """The checkpoints to choose from, each by the name that it has here."""
        return [choice._replace(title=self.itemText(at)) for at, choice in enumerate(self._choices)]

    def offer(self, choices: Sequence[Choice], checkpoint: str) -> None:
        """The checkpoints to choose from, and the one that reads, if it is, or was, one of them."""
        with QSignalBlocker(self):
            offered = {choice.checkpoint for choice in choices}
            joined = [
                choice
                for choice in self._choices
                if choice.checkpoint == checkpoint and checkpoint not in offered
            ]
            self._table.setRowCount(0)
            self._choices = []
            for choice in (*choices, *joined):
                self._add(choice)
            self.setCurrentIndex(self.findData(checkpoint))

    def show_chosen(self, choice: Choice | None) -> None:
        """Show which one reads; one that was not offered joins the others."""
        with QSignalBlocker(self):
            if choice is not None and self.findData(choice.checkpoint) < 0:
                self._add(choice)
            self.setCurrentIndex(-1 if choice is None else self.findData(choice.checkpoint))

    def _add(self, choice: Choice) -> None:
        self._choices.append(choice)
        self._table.add(choice)

    def showPopup(self) -> None:
        """The table as wide as its columns, and as high as its rows."""
        self._view.setColumnHidden(YOURS_COLUMN, not self._table.knows_yours)
        header = self._view.header()
        shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        widths = (max(header.sectionSizeHint(at), self._view.sizeHintForColumn(at)) for at in shown)
        self._view.setMinimumWidth(sum(widths) + 2 * self._view.frameWidth())
        super().showPopup()
        # Qt counts the header twice, which leaves an empty row.
        rows = sum(self._view.rowHeight(self._table.index(at, 0)) for at in range(self.count()))
        window, spare = self._view.window(), max(self._view.viewport().height() - rows, 0)
        above = window.y() < self.mapToGlobal(QPoint()).y()
        window.setGeometry(
            window.geometry().adjusted(0, spare if above else 0, 0, 0 if above else -spare)
        )

    def sizeHint(self) -> QSize:
        """As wide as its names, up to a limit."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), _WIDEST), hint.height())
