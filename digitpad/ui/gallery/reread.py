"""RereadDialog: which drawings to read again, and with which checkpoint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui.engine.engine import Choice


class RereadDialog(QDialog):
    """Asks for them; nothing that is kept changes before the user has seen what comes of it.

    asked: (Choice, bool), the checkpoint, and whether only the selected drawings are meant.
    """

    asked = Signal(object, bool)

    def __init__(
        self, choices: Sequence[Choice], in_use: str, counts: tuple[int, int], parent: QWidget
    ) -> None:
        """counts: of the selected drawings, and of all that are listed."""
        super().__init__(parent)
        self._choices = list(choices)
        self.checkpoint = QComboBox()
        self.selected, self.listed = QRadioButton(), QRadioButton()
        self._group = QButtonGroup(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._fill(in_use, *counts)
        self._lay_out()
        read = self._buttons.addButton(
            self.tr("&Read Again"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        read.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)

    def _fill(self, in_use: str, selected: int, listed: int) -> None:
        for choice in self._choices:
            compared = choice.card is not None and choice.card.comparison
            words = self.tr("{title}, for comparison") if compared else "{title}"
            self.checkpoint.addItem(words.format(title=choice.title))
        names = [choice.checkpoint for choice in self._choices]
        self.checkpoint.setCurrentIndex(names.index(in_use) if in_use in names else 0)
        words = self.tr("The &selected drawings ({count})")
        self.selected.setText(words.format(count=selected))
        words = self.tr("&All that are listed ({count})")
        self.listed.setText(words.format(count=listed))
        for button in (self.selected, self.listed):
            self._group.addButton(button)
        self.selected.setEnabled(selected > 0)
        (self.selected if selected > 1 else self.listed).setChecked(True)

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Read Again"))
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setProperty("part", "second")
        words = QLabel(
            self.tr("You see what is read otherwise now before any new reading is remembered.")
        )
        words.setWordWrap(True)
        words.setProperty("part", "caption")
        caption = QLabel(self.tr("&Checkpoint"))
        caption.setBuddy(self.checkpoint)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(caption)
        row.addWidget(self.checkpoint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.selected)
        column.addWidget(self.listed)
        column.addLayout(row)
        column.addWidget(words)
        column.addWidget(self._buttons)

    def _tell(self) -> None:
        if self._choices:
            choice = self._choices[self.checkpoint.currentIndex()]
            self.asked.emit(choice, self.selected.isChecked())
