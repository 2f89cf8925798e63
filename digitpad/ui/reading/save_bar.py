"""SaveBar: the label under which a drawing is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from digitpad.ui.label_line import LabelLine


class LabelField(LabelLine):
    """A line for a label that follows suggestions until the user types into it.

    given_up: Escape was pressed, and the suggestion stands again.
    stepped: (int), an arrow asked for the next candidate, 1, or the one before, -1.
    """

    given_up = Signal()
    stepped = Signal(int)

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
        """Escape takes the user's text back; up and down go through the candidates."""
        if _is_escape(event):
            self.forget_edit()
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class SaveBar(QWidget):
    """The label, buttons that accept or keep the drawing under it, and what is wrong with it.

    label_changed: the user typed, or took it back. accept_asked, save_asked: by a button.
    candidate_asked: (int), the next one, 1, or the one before, -1. left: the user is done here.
    """

    label_changed = Signal()
    accept_asked = Signal()
    save_asked = Signal()
    candidate_asked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LabelField()
        self._caption = QLabel(self.tr("&Label"))
        self._accept = QPushButton(self.tr("Accept"))
        self._save = QPushButton(self.tr("Save"))
        self._problem = QLabel()
        self._lay_out()
        self._accept.clicked.connect(self.accept_asked)
        self._save.clicked.connect(self.save_asked)
        self.field.given_up.connect(self.label_changed)
        self.field.given_up.connect(self.left)
        self.field.stepped.connect(self.candidate_asked)
        self.field.textChanged.connect(self._problem.clear)
        self.field.textEdited.connect(self.label_changed)

    def _lay_out(self) -> None:
        self.field.setAccessibleName(self.tr("Label"))
        self.field.setPlaceholderText(self.tr("Number"))
        self.field.setToolTip(self.tr("What you wrote: 1 to 5 digits"))
        self._accept.setToolTip(self.tr("Take the number into the history (Enter)"))
        self._save.setToolTip(self.tr("Keep the drawing with its label (Ctrl+S)"))
        self._accept.setProperty("part", "first")
        self._save.setProperty("part", "second")
        self._caption.setBuddy(self.field)
        self._caption.setProperty("part", "caption")
        self._problem.setProperty("part", "problem")
        self._problem.setWordWrap(True)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem.setFixedHeight(2 * self._problem.fontMetrics().lineSpacing())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._accept, self._save):
            button.setAutoDefault(True)  # the return key presses the one that has the focus
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(self.field)
        column.addLayout(buttons)
        column.addWidget(self._problem)
        column.addStretch()

    @property
    def label(self) -> str:
        """The label as it stands: no more than five digits, and "" where there is none."""
        return self.field.text()

    @property
    def edited(self) -> bool:
        """Whether the label is what the user typed here."""
        return self.field.edited

    def suggest(self, label: str) -> None:
        """Fill in the number, unless the user typed something else; what was wrong is past."""
        self._problem.clear()
        self.field.suggest(label)

    def forget_edit(self) -> None:
        """Follow what is suggested again, as for a new drawing."""
        self.field.forget_edit()
        self.label_changed.emit()

    def hold(self) -> None:
        """Let the label stand as what the user typed here."""
        self.field.setModified(True)

    def refuse(self) -> None:
        """Say that this is no label, and let the user change it."""
        self._problem.setText(self.tr("A label is 1 to 5 digits, such as 407."))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for a button that saves, beside the keys and the menu."""
        self._save.setVisible(roomy)

    def set_savable(self, savable: bool) -> None:
        """Whether there is a drawing to label, accept and save; else the user is done here."""
        focused = self.window().focusWidget()
        if not savable and focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        self.field.setEnabled(savable)
        self._accept.setEnabled(savable)
        self._save.setEnabled(savable)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
