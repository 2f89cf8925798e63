"""CheckpointBox: which checkpoint reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from digitpad.ui.engine import Choice


class CheckpointBox(QComboBox):
    """The checkpoints to choose from.

    checkpoint_chosen: (str), name or path of the one that the user chose.
    """

    checkpoint_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Checkpoint"))
        self.setToolTip(self.tr("Which checkpoint reads"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(96)
        self.setPlaceholderText(self.tr("Choose a checkpoint"))
        self.activated.connect(lambda: self.checkpoint_chosen.emit(self.currentData()))

    def offer(self, choices: Sequence[Choice], checkpoint: str) -> None:
        """The checkpoints to choose from, and the one to begin with, if it is one of them."""
        with QSignalBlocker(self):
            self.clear()
            for choice in choices:
                self.addItem(choice.title, choice.checkpoint)
            self.setCurrentIndex(self.findData(checkpoint))

    def show_chosen(self, choice: Choice | None) -> None:
        """Show which one reads; one that was not offered joins the others."""
        with QSignalBlocker(self):
            if choice is not None and self.findData(choice.checkpoint) < 0:
                self.addItem(choice.title, choice.checkpoint)
            self.setCurrentIndex(-1 if choice is None else self.findData(choice.checkpoint))
