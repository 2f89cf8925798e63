"""WritePage: where one writes and sees what was read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from digitpad.ui.reading_card import ReadingCard
from digitpad.ui.sheet import Sheet


class WritePage(QWidget):
    """The sheet above the card with its reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self.card = ReadingCard()
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(column, 1)
        self.setFocusProxy(self.sheet)
