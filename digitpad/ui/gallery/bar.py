"""GalleryBar: how many drawings are listed and selected, and buttons for what one does most."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from digitpad.ui.gallery.actions import GalleryActions
from digitpad.ui.gallery.words import number_words


class GalleryBar(QWidget):
    """One line below the cards."""

    def __init__(self, action: GalleryActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QLabel()
        self._count.setProperty("part", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._count, 1)
        shown = (action.edit_label, action.delete, action.restore, action.read_again)
        for one in shown:
            button = QToolButton()
            button.setDefaultAction(one)
            row.addWidget(button)
            one.visibleChanged.connect(
                lambda button=button, one=one: button.setVisible(one.isVisible())
            )

    @property
    def words(self) -> str:
        """What is said of the counts."""
        return self._count.text()

    def show_counts(self, selected: int, listed: int) -> None:
        """So many drawings are listed, and so many of them selected."""
        words = number_words(listed)
        if selected > 1:
            both = self.tr("{selected} of {listed} selected")
            number = QLocale().toString
            words = both.format(selected=number(selected), listed=number(listed))
        self._count.setText(words)
