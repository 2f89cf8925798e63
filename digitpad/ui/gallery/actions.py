"""GalleryActions: what can be done with kept drawings, with names and keys, and their menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Key = QKeySequence.StandardKey


class GalleryActions(QObject):
    """Their keys work while the focus is in the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.edit_label = self._action(self.tr("Change &Label"), "F2")
        self.look = self._action(self.tr("&View Large"), "Ctrl+L")
        self.open_on_pad = self._action(self.tr("Open on the &Pad"), "Ctrl+Return")
        self.copy = self._action(self.tr("&Copy as Picture"), Key.Copy)
        self.delete = self._action(self.tr("&Delete"), Key.Delete)
        self.restore = self._action(self.tr("Res&tore"), "Ctrl+Shift+R")
        self.undo = self._action(self.tr("&Undo"), Key.Undo)
        self.redo = self._action(self.tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.select_all = self._action(self.tr("Select &All"), Key.SelectAll)
        self.select_none = self._action(self.tr("Select &None"), "Ctrl+Shift+A")
        self.find = self._action(self.tr("&Find Label"), Key.Find)
        self.show_all = self._action(self.tr("&Show All"), "Ctrl+Shift+F")
        self.read_again = self._action(self.tr("Read Aga&in …"), "Ctrl+R")
        self.refresh = self._action(self.tr("Refres&h"), "F5")
        self.menu = QMenu(self.tr("&Gallery"), page)
        self._fill(self.menu)
        self.show_undo(False, False)

    def _action(self, name: str, *keys: Key | str) -> QAction:
        action = QAction(name, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.iconText()} ({shown})")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        return action

    def _fill(self, menu: QMenu) -> None:
        for group in (
            [self.edit_label, self.look, self.open_on_pad, self.copy],
            [self.delete, self.restore, self.undo, self.redo],
            [self.select_all, self.select_none, self.find, self.show_all],
            [self.read_again, self.refresh],
        ):
            menu.addActions(group)
            menu.addSeparator()

    def show_undo(self, can_undo: bool, can_redo: bool) -> None:
        """Whether there is something to take back, or to do once more."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def show_what_can_be_done(self, selected: int, listed: int, in_bin: bool) -> None:
        """Enable what would do something with so many drawings, and show what fits the bin."""
        for action in (self.look, self.copy, self.open_on_pad):
            action.setEnabled(selected == 1)
        self.edit_label.setEnabled(selected > 0)
        self.delete.setEnabled(selected > 0)
        self.restore.setEnabled(selected > 0)
        self.delete.setVisible(not in_bin)
        self.restore.setVisible(in_bin)
        for action in (self.select_all, self.read_again):
            action.setEnabled(listed > 0)
