"""Hint: what to do on an empty canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from digitpad.ui.theme import MUTED

_SIZE = 1.5
"""The first line's type, in sizes of the window's."""


class Hint(QWidget):
    """A line that is always there, and for newcomers another; pen and pointer pass through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        invitation = QLabel(self.tr("Write a number here"))
        font = invitation.font()
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        invitation.setFont(font)
        self._keys = QLabel(self.tr("Enter takes it, Ctrl+S keeps the drawing, F1 shows all keys."))
        self._keys.setWordWrap(True)
        self._keys.hide()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        for label in (invitation, self._keys):
            label.setForegroundRole(MUTED)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()

    def set_newcomer(self, newcomer: bool) -> None:
        """Whether to tell the keys that are wanted first."""
        self._keys.setVisible(newcomer)
