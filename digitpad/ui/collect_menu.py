"""CollectMenu: what can be done while the pad asks for numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from digitpad.settings import GOALS
from digitpad.ui.choices import Choices


class CollectMenu(QMenu):
    """The actions of collecting; their keys work while the menu is in the bar.

    goals: how many numbers to write, by number.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Collect"))
        self.next = self._action(self.tr("&Next"), "Return", "Enter")
        # Elsewhere the return key belongs to what has the focus; where one writes, it is added.
        self.next.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.next.setEnabled(False)
        self.skip = self._action(self.tr("S&kip"), "Alt+Right")
        self.back = self._action(self.tr("&Back"), "Alt+Left")
        words = self.tr("{count} Numbers")
        self.goals = Choices({goal: words.format(count=goal) for goal in GOALS}, parent)
        self.next.setToolTip(self.tr("Keep it, and go on with the next number (Enter)"))
        self.skip.setToolTip(self.tr("Ask for another number (Alt+Right)"))
        self.back.setToolTip(self.tr("Take the last one out of the collection again (Alt+Left)"))
        self.addSeparator()
        self.goal_menu = self.addMenu(self.tr("&Goal"))
        self.goal_menu.addActions(self.goals.actions())

    def _action(self, name: str, *keys: str) -> QAction:
        action = self.addAction(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
