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
        self._newcomer, self._usual = False, True
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
        self._newcomer = newcomer
        self._keys.setVisible(newcomer and self._usual)

    def set_usual(self, usual: bool) -> None:
        """Whether the keys do here what they usually do; else nothing is told of them."""
        self._usual = usual
        self._keys.setVisible(self._newcomer and usual)
