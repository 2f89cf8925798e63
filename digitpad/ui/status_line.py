"""StatusLine: what just happened, and what reads on what."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

_MESSAGE_MS = 8000


class StatusLine(QWidget):
    """A message for some seconds on the left, the device on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel()
        self._device = QLabel()
        self._until = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._until.timeout.connect(self._message.clear)
        for label in (self._message, self._device):
            label.setProperty("part", "caption")
        self._device.setToolTip(self.tr("What the checkpoint runs on"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addWidget(self._message, 1)
        layout.addWidget(self._device)

    @property
    def message(self) -> str:
        """What is told now."""
        return self._message.text()

    @property
    def device(self) -> str:
        """The device that is shown."""
        return self._device.text()

    def tell(self, words: str) -> None:
        """Say something that needs no answer; it is announced, and goes by itself."""
        self._message.setText(words)
        self._until.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_device(self, device: str) -> None:
        """Show what the checkpoint runs on."""
        self._device.setText(device)
        self._device.setAccessibleName(self.tr("Reads on {device}").format(device=device))
