"""CloseGuard: a window asks before it closes on work that closing would lose."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox, QWidget


class Guarded(NamedTuple):
    """Work that closing would lose.

    running: whether there is any. asked_to_end: asks the user, over a window, whether to end it.
    end: ends it, before the window closes.
    """

    running: Callable[[], bool]
    asked_to_end: Callable[[QWidget], bool]
    end: Callable[[], None]


class CloseGuard(QObject):
    """The one of its window: nothing ends before all that runs may."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._works: list[Guarded] = []
        window.installEventFilter(self)

    def add(self, work: Guarded) -> None:
        """Ask for this, too, from now on."""
        self._works.append(work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window does not close while the user wants some work to go on."""
        if event.type() != QEvent.Type.Close:
            return super().eventFilter(watched, event)
        running = [work for work in self._works if work.running()]
        if all(work.asked_to_end(self._window) for work in running):
            for work in running:
                if work.running():  # it may be done by now
                    work.end()
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
    ending.style().polish(ending)  # the box has polished it already
    going_on = box.addButton(go_on, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(going_on)
    box.setEscapeButton(going_on)
    box.exec()
    return box.clickedButton() is ending
