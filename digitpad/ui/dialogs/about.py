"""AboutDialog: what the program is, and what is known of it here, for a bug report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from digitpad.ui.icons import program_icon

_ICON = QSize(64, 64)
_WIDTH = 480


class AboutDialog(QDialog):
    """The program, its versions, what it runs on and its folders; a button copies them."""

    def __init__(self, facts: Mapping[str, str], parent: QWidget | None = None) -> None:
        """facts: what each is called, and what it is."""
        super().__init__(parent)
        self._facts = facts
        self.setWindowTitle(self.tr("About digitpad"))
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(_ICON, self.devicePixelRatioF()))
        words = QLabel(
            self.tr(
                "Reads the digits and numbers that people really write. "
                "Everything runs on your own computer; nothing is sent."
            )
        )
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)
        layout.addLayout(self._form())
        layout.addStretch()
        layout.addWidget(self._buttons())
        self.setMinimumWidth(_WIDTH)
        self.ensurePolished()
        # Of itself it would be higher: it takes words that are wrapped for longer than they are.
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for name, value in self._facts.items():
            caption, text = QLabel(name), QLabel(value)
            caption.setProperty("part", "caption")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(name)
            form.addRow(caption, text)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setProperty("part", "second")
        copy.setToolTip(self.tr("Copy this for a bug report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(as_text(self._facts)))
        buttons.rejected.connect(self.reject)
        return buttons


def as_text(facts: Mapping[str, str]) -> str:
    """Facts as plain lines."""
    return "\n".join(f"{name}: {value}" for name, value in facts.items())
