"""StatusLine: what just happened, how to take it back, and what reads on what."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_MESSAGE_MS = 8000
_UNDO_MS = 20_000
"""Longer, for it takes a while to read, to regret and to reach the button."""


class _Message(QLabel):
    """Words on one line; where they have no room, they end in an ellipsis, and no window grows."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many of the words as there is room for."""
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """None of the words need be seen; all of them are under the pointer."""
        return QSize(0, super().minimumSizeHint().height())


class StatusLine(QWidget):
    """A message for some seconds on the left, with a button to undo it; the device on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = _Message()
        self._undo = QPushButton(self.tr("&Undo"))
        self._device = QLabel()
        self._take_back: Callable[[], None] | None = None
        self._until = QTimer(self, singleShot=True)
        self._until.timeout.connect(self._fall_silent)
        self._undo.clicked.connect(self._undo_it)
        self._device.setToolTip(self.tr("What the checkpoint runs on"))
        self._lay_out()

    def _lay_out(self) -> None:
        for label in (self._message, self._device):
            label.setProperty("part", "caption")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._undo.setProperty("part", "link")
        self._undo.setAutoDefault(True)  # the return key presses it where it has the focus
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # so that nothing above it moves
        self._undo.setSizePolicy(policy)
        self._undo.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._message)
        layout.addWidget(self._undo)
        layout.addStretch(1)
        layout.addWidget(self._device)

    @property
    def message(self) -> str:
        """What is told now."""
        return self._message.text()

    @property
    def device(self) -> str:
        """The device that is shown."""
        return self._device.text()

    @property
    def undo_keys(self) -> str:
        """The keys that press the button; "" on systems where buttons have none."""
        return self._undo.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def tell(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say something that needs no answer; it is announced, and goes by itself.

        undo: takes back what is told, where the user presses the button or its keys meanwhile.
        """
        self._message.setText(words)
        self._message.setToolTip(f"<p>{escape(words)}</p>")  # else it would not be wrapped
        self._take_back = undo
        self._undo.setVisible(undo is not None)
        self._undo.setAccessibleDescription(words)
        self._until.start(_MESSAGE_MS if undo is None else _UNDO_MS)
        told = words if undo is None else self._offer(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _offer(self, words: str) -> str:
        """What is told and how to take it back, for those who do not see the button."""
        if not self.undo_keys:
            return self.tr("{message} The Undo button takes it back.").format(message=words)
        offer = self.tr("{message} {keys} takes it back.")
        return offer.format(message=words, keys=self.undo_keys)

    def show_device(self, device: str) -> None:
        """Show what the checkpoint runs on."""
        self._device.setText(device)
        self._device.setAccessibleName(self.tr("Reads on {device}").format(device=device))

    def _undo_it(self) -> None:
        take_back = self._take_back
        self._fall_silent()
        if take_back is not None:
            take_back()

    def _fall_silent(self) -> None:
        self._message.clear()
        self._message.setToolTip("")
        self._take_back = None
        self._undo.hide()
