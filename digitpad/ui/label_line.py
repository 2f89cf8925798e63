"""LabelLine: where a label is typed."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from digitpad.recognition.reading import MAX_DIGITS


class LabelLine(QLineEdit):
    """A line into which nothing but a label can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Label"))
        label = QRegularExpression(f"[0-9]{{1,{MAX_DIGITS}}}")
        self.setValidator(QRegularExpressionValidator(label, self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends here: what the line lies on would take it once more."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
