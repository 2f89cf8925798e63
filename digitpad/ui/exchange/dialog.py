"""ExchangeDialog: an import or export, from its form to what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from digitpad.ui.exchange.steps import ProgressStep, SummaryStep, second_button


class ExchangeForm(QWidget):
    """What is to be imported, or exported.

    changed: something else is filled in.
    """

    changed = Signal()

    @property
    def ready(self) -> bool:
        """Whether it is enough to begin."""
        raise NotImplementedError


class ExchangeDialog(QDialog):
    """A form, then progress, then a summary. The pad beside it can be used all the while.

    verb: what the form's main button says. started: the user wants it as the form says.
    confirmed: and what was asked about it, too. stop_asked: not any more.
    folder_asked: the user wants to see what was written.
    """

    started = Signal()
    confirmed = Signal()
    stop_asked = Signal()
    folder_asked = Signal()

    def __init__(self, title: str, form: ExchangeForm, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form, self._verb = form, verb
        self._said = QLabel()
        self._begin = QPushButton(verb)
        self._cancel = second_button(self.tr("Cancel"))
        self.progress = ProgressStep()
        self.summary = SummaryStep()
        self._steps = QStackedWidget()
        self._asking = False
        self._lay_out()
        self._connect()
        self.show_ready()

    def _lay_out(self) -> None:
        self._said.setWordWrap(True)
        self._said.setProperty("part", "problem")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._begin.setDefault(True)
        buttons = QDialogButtonBox()  # which knows the order that is usual on the system
        buttons.addButton(self._begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(buttons, alignment=Qt.AlignmentFlag.AlignBottom)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._form, 1)
        column.addLayout(row)
        for step in (first, self.progress, self.summary):
            self._steps.addWidget(step)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addWidget(self._steps)
        self.resize(560, 420)

    def _connect(self) -> None:
        self._form.changed.connect(self._forget_question)
        self._begin.clicked.connect(self._press)
        self._cancel.clicked.connect(self.reject)
        self.progress.stop_asked.connect(self._stop)
        self.summary.closed.connect(self.accept)
        self.summary.folder_asked.connect(self.folder_asked)

    @property
    def said(self) -> str:
        """What the form says is to be decided, or is wrong."""
        return self._said.text()

    @property
    def running(self) -> bool:
        """Whether progress is shown."""
        return self._steps.currentWidget() is self.progress

    def ask(self, words: str, verb: str) -> None:
        """Ask something before it begins; the main button says yes to it."""
        self._asking = True
        self._begin.setText(verb)
        self._say(words)

    def complain(self, words: str) -> None:
        """Back to the form, and what is wrong with it."""
        self._forget_question()
        self._steps.setCurrentIndex(0)
        self._say(words)

    def begin(self) -> None:
        """Show progress, from now on."""
        self.progress.begin()
        self._steps.setCurrentWidget(self.progress)
        self.progress.stop.setFocus()

    def show_summary(self, headline: str, refused: Sequence[str], folder: bool = False) -> None:
        """Show what became of it."""
        self.summary.show_summary(headline, refused, folder)
        self._steps.setCurrentWidget(self.summary)
        self.summary.close_button.setDefault(True)
        self.summary.close_button.setFocus()

    def _press(self) -> None:
        if self._asking:
            self.confirmed.emit()
        else:
            self.started.emit()

    def _stop(self) -> None:
        self.progress.show_stopping()
        self.stop_asked.emit()

    def _forget_question(self) -> None:
        self._asking = False
        self._begin.setText(self._verb)
        self._said.clear()
        self.show_ready()

    def show_ready(self) -> None:
        """Let it begin only where the form says enough."""
        self._begin.setEnabled(self._form.ready)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def reject(self) -> None:
        """Escape, and the window's button: what runs is stopped first, and tells what it did."""
        if self.running:
            self._stop()
        else:
            super().reject()
