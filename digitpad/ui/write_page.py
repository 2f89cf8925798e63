"""WritePage: where one writes and sees what was read."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digitpad.ui.history_panel import HistoryPanel
from digitpad.ui.reading.card import ReadingCard
from digitpad.ui.sheet import Sheet

_ROOM_FOR_ALL = 440
"""A page less high than this has no room for a bar above the sheet and the card below it."""


class WritePage(QWidget):
    """The sheet, with the history beside it, above the card with its reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self.card = ReadingCard()
        self.history = HistoryPanel()
        self.history.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.history)
        self._bar: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(row, 1)
        self._column.addWidget(self.card)
        self.setFocusProxy(self.sheet)

    def add_bar(self, bar: QWidget) -> None:
        """A bar above the sheet, hidden at first."""
        self._bar = bar
        self._column.insertWidget(0, bar)
        bar.hide()

    def show_bar(self, shown: bool) -> None:
        """Show or hide the bar; where the page is low, it takes the room of the card."""
        if self._bar is not None:
            self._bar.setVisible(shown)
        self._make_room()

    def _make_room(self) -> None:
        crowded = self._bar is not None and not self._bar.isHidden()
        self.card.setVisible(not crowded or self.height() >= _ROOM_FOR_ALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card is shown where there is room for it."""
        self._make_room()
        super().resizeEvent(event)
