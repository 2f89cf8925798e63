"""EmptyGallery: why there is nothing to see, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from digitpad.ui.theme import MUTED

_WIDTH = 440
_ABOVE_ALL = 1000
"""The share of the width that words take before what is empty beside them gets any."""


class EmptyGallery(QWidget):
    """Words, and a button where a filter hides what there is.

    all_asked: the user wants to see all drawings.
    """

    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setForegroundRole(MUTED)
        self._words.setMaximumWidth(_WIDTH)
        self._show_all = QPushButton(self.tr("Show All"))
        self._show_all.setProperty("part", "second")
        self._show_all.setAutoDefault(True)  # the return key presses it where it has the focus
        self._show_all.clicked.connect(self.all_asked)
        row = QHBoxLayout()  # an alignment instead would give wrapped words too little height
        row.addStretch(1)
        row.addWidget(self._words, _ABOVE_ALL)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch()
        column.addLayout(row)
        column.addWidget(self._show_all, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def explain(self, narrow: bool, in_bin: bool) -> None:
        """narrow: something in particular is asked for. in_bin: the deleted drawings are meant."""
        self._words.setText(self._explanation(narrow, in_bin))
        self._show_all.setVisible(narrow)

    def explain_unknown(self) -> None:
        """What is kept cannot be listed now; why is said elsewhere."""
        self._words.setText(self.tr("The drawings cannot be listed now."))
        self._show_all.hide()

    def _explanation(self, narrow: bool, in_bin: bool) -> str:
        if narrow and in_bin:
            return self.tr("No deleted drawing is like this.")
        if narrow:
            return self.tr("No kept drawing is like this.")
        if in_bin:
            return self.tr("The bin is empty. Drawings that you delete wait here to be restored.")
        return self.tr(
            "No drawings are kept yet. Write a number on the pad and save it with its label "
            "(Ctrl+S), collect some, or import them from files: they all come here, to be checked "
            "and corrected, and the pad can learn your hand from them."
        )
