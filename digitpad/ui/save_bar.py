"""SaveBar: the label under which a drawing is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class LabelField(QLineEdit):
    """A line that follows suggestions until the user types into it.

    given_up: Escape was pressed, and the suggestion stands again.
    """

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestion = ""

    @property
    def edited(self) -> bool:
        """Whether the text is the user's own; emptying the line gives it back."""
        return bool(self.text()) and self.isModified()

    def suggest(self, text: str) -> None:
        """What to show while the text is not the user's own."""
        self._suggestion = text
        if not self.edited:
            self.setText(text)

    def forget_edit(self) -> None:
        """Follow the suggestions again."""
        self.setText(self._suggestion)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the line while one types, not to the window's shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the user's text back."""
        if _is_escape(event):
            self.forget_edit()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SaveBar(QWidget):
    """The label, a button that keeps the drawing under it, and what is wrong with the label.

    save_asked: the button or the return key was pressed. left: the user is done with the label.
    """

    save_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = QLabel(self.tr("&Label"))
        self._field = LabelField()
        self._button = QPushButton(self.tr("Save"))
        self._problem = QLabel()
        self._lay_out()
        self._button.clicked.connect(self.save_asked)
        self._field.returnPressed.connect(self.save_asked)
        self._field.given_up.connect(self.left)
        self._field.textChanged.connect(self._problem.clear)

    def _lay_out(self) -> None:
        self._field.setAccessibleName(self.tr("Label"))
        self._field.setPlaceholderText(self.tr("Number"))
        self._field.setToolTip(self.tr("What you wrote: 1 to 5 digits"))
        self._button.setToolTip(self.tr("Keep the drawing with its label (Ctrl+S)"))
        self._caption.setBuddy(self._field)
        self._caption.setProperty("part", "caption")
        self._problem.setProperty("part", "problem")
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem.setWordWrap(True)
        self._problem.setMinimumHeight(2 * self._problem.fontMetrics().lineSpacing())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._caption)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addStretch()

    @property
    def label(self) -> str:
        """The label as it stands, without blanks round it."""
        return self._field.text().strip()

    def suggest(self, label: str) -> None:
        """Fill in what was read, unless the user typed something else."""
        self._field.suggest(label)

    def forget_edit(self) -> None:
        """Follow the reading again, as for a new drawing."""
        self._field.forget_edit()

    def refuse(self, words: str) -> None:
        """Say what is wrong with the label, and let the user change it."""
        self._problem.setText(words)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def set_savable(self, savable: bool) -> None:
        """Whether there is a drawing to save."""
        self._button.setEnabled(savable)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
