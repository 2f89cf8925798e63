"""Choices: actions of which one is chosen."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget


class Choices(QActionGroup):
    """One action a value, marked where it is the chosen one.

    names: the value of each and how it is called. chosen: (object), the value that the user chose.
    """

    chosen = Signal(object)

    def __init__(self, names: Mapping[Hashable, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = {value: QAction(name, self) for value, name in names.items()}
        for value, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, value=value: self.chosen.emit(value))

    def choose(self, value: Hashable) -> None:
        """Mark the action of a value, without telling."""
        if value in self._actions:
            self._actions[value].setChecked(True)

    def name(self, value: Hashable) -> str:
        """How a value is called."""
        return self._actions[value].text().replace("&", "")

    def offer(self, value: Hashable) -> None:
        """Show the action of a value that was hidden."""
        self._actions[value].setVisible(True)
