"""CloseGuard: a window asks before it closes on work that closing would lose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox, QWidget


class CloseGuard(QObject):
    """Stays with its window.

    running: whether there is such work. asked_to_end: asks the user, over the window, whether to
    end it. end: ends it, before the window closes.
    """

    def __init__(
        self,
        window: QWidget,
        running: Callable[[], bool],
        asked_to_end: Callable[[QWidget], bool],
        end: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._running = window, running
        self._asked_to_end, self._end = asked_to_end, end
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window does not close while the user wants the work to go on."""
        if event.type() != QEvent.Type.Close or not self._running():
            return super().eventFilter(watched, event)
        if self._asked_to_end(self._window):
            self._end()
            return False
        event.ignore()
        return True


def asked_to_end(window: QWidget, title: str, words: str, end: str, go_on: str) -> bool:
    """Whether the user chooses, by these names of buttons, to end it; Escape goes on."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(words)
    ending = box.addButton(end, QMessageBox.ButtonRole.DestructiveRole)
    ending.setProperty("part", "second")
    going_on = box.addButton(go_on, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(going_on)
    box.setEscapeButton(going_on)
    box.exec()
    return box.clickedButton() is ending
