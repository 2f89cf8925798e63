"""What follows on the form of an import or export: how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class ProgressStep(QWidget):
    """How many drawings are done, and a button that stops it.

    stop_asked: the button was pressed.
    """

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._bar = QProgressBar()
        self.stop = second_button(self.tr("&Stop"))
        self.stop.clicked.connect(self.stop_asked)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch()
        column.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignRight)

    def begin(self) -> None:
        """Show that it begins."""
        self._words.setText(self.tr("Looking for drawings …"))
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)

    def show_progress(self, done: int, expected: int) -> None:
        """Show how many drawings of about how many are done."""
        count = QLocale().toString
        words = self.tr("{done} of {expected} drawings")
        self._words.setText(words.format(done=count(done), expected=count(expected)))
        self._bar.setRange(0, expected)
        self._bar.setValue(done)

    def show_stopping(self) -> None:
        """Show that the button was heard."""
        self._words.setText(self.tr("Stopping …"))
        self.stop.setEnabled(False)


class SummaryStep(QWidget):
    """What became of it, and each drawing that was refused, to be copied.

    closed: the user has seen it. folder_asked: the user wants to see what was written.
    """

    closed = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline = QLabel()
        self._caption = QLabel(self.tr("&Refused, and why:"))
        self._refused = QPlainTextEdit()
        self._copy = second_button(self.tr("&Copy the List"))
        self._folder = second_button(self.tr("&Open the Folder"))
        self.close_button = QPushButton(self.tr("Close"))
        self._copy.clicked.connect(self._copy_refused)
        self._folder.clicked.connect(self.folder_asked)
        self.close_button.clicked.connect(self.closed)
        self._lay_out()

    def _lay_out(self) -> None:
        self._headline.setWordWrap(True)
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setBuddy(self._refused)
        self._refused.setReadOnly(True)
        self._refused.setProperty("part", "box")
        self._refused.setAccessibleName(self.tr("What was refused"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._folder)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._headline)
        column.addWidget(self._caption)
        column.addWidget(self._refused, 1)
        column.addStretch()
        column.addLayout(buttons)

    @property
    def headline(self) -> str:
        """What became of it, in a sentence."""
        return self._headline.text()

    def show_summary(self, headline: str, refused: Sequence[str], folder: bool) -> None:
        """Show a sentence, the lines of what was refused, and whether there is a folder to see."""
        self._headline.setText(headline)
        self._refused.setPlainText("\n".join(refused))
        for widget in (self._caption, self._refused, self._copy):
            widget.setVisible(bool(refused))
        self._folder.setVisible(folder)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, headline))

    def _copy_refused(self) -> None:
        QGuiApplication.clipboard().setText(self._refused.toPlainText())


def second_button(text: str) -> QPushButton:
    """A button for what is not the main thing to do."""
    button = QPushButton(text)
    button.setProperty("part", "second")
    button.setAutoDefault(False)
    return button
