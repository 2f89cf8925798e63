"""FaultDialog: an error that nobody expected, in a form that can be reported."""

from __future__ import annotations

import traceback

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)


class FaultDialog(QDialog):
    """Shows errors one below the other, with what is known of the program, to be copied."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        """about: versions and folders, as plain text."""
        super().__init__(parent)
        self._about = about
        self._details = QPlainTextEdit()
        self.setWindowTitle(self.tr("Something went wrong"))
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Details"))
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        words = QLabel(
            self.tr(
                "This should not have happened. What you drew and kept is safe. You can go on; "
                "if the pad behaves strangely, start it again.\n"
                "The details below help whoever looks for the cause: please keep a copy."
            )
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setProperty("part", "second")
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        buttons.addButton(QDialogButtonBox.StandardButton.Close).clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        layout.addWidget(self._details, 1)
        layout.addWidget(buttons)
        self.resize(640, 400)

    @property
    def details(self) -> str:
        """All that would be copied."""
        return self._details.toPlainText()

    def add(self, error: BaseException) -> None:
        """Show one more error; the window beside it can be used all the while."""
        if self.isHidden():
            self._details.setPlainText(self._about)
        self._details.appendPlainText("\n" + "".join(traceback.format_exception(error)).rstrip())
        self.show()
        self.raise_()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self._details.setFocus(Qt.FocusReason.OtherFocusReason)
        self._details.selectAll()
