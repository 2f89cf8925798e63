"""Interrupts: Ctrl+C in the terminal, and who ends the program from outside, reach Qt's loop."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Tells of the signals that end programs, which Python does not see while Qt waits.

    came: (int), the exit status that the signal asks for. After the first one signals end the
    program at once, as they do once this is closed.
    """

    came = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A socket, not a pipe: Qt watches no other file on Windows.
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._tell)
        signal.set_wakeup_fd(self._told.fileno())
        for number in _SIGNALS:
            signal.signal(number, lambda received, frame: None)

    def close(self) -> None:
        """From now on signals end the program at once."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        for end in (self._heard, self._told):
            end.close()

    def _tell(self) -> None:
        number = self._heard.recv(1)[0]
        self.close()
        self.came.emit(128 + number)
