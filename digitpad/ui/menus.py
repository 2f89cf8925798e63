"""Menus: every action has its place in one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from digitpad.ui.actions import Actions


class Menus(QObject):
    """The menus of the window, in the order of the bar."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        super().__init__(bar)
        self._bar = bar
        self.file = bar.addMenu(self.tr("&File"))
        self.edit = bar.addMenu(self.tr("&Edit"))
        self.pen = bar.addMenu(self.tr("&Pen"))
        self.view = bar.addMenu(self.tr("&View"))
        self.reading = bar.addMenu(self.tr("&Reading"))
        self.help = bar.addMenu(self.tr("&Help"))
        self._fill(actions)

    def _fill(self, actions: Actions) -> None:
        self.file.addActions([actions.open, actions.save])
        self.file.addSeparator()
        self.file.addActions([actions.import_drawings, actions.export_drawings])
        self.file.addAction(actions.save_history)
        self.file.addSeparator()
        self.file.addAction(actions.quit)
        self.edit.addActions([actions.undo, actions.redo, actions.clear])
        self.edit.addSeparator()
        self.edit.addActions([actions.copy, actions.paste])
        self.edit.addSeparator()
        self.edit.addActions([actions.copy_history, actions.clear_history])
        self.edit.addAction(actions.restore_history)
        self.pen.addActions(actions.tools.actions())
        self.pen.addSeparator()
        self.pen.addActions([*actions.pens.actions(), actions.pens.any_width])
        self.pen.addSeparator()
        self.pen.addActions([actions.smoothing, actions.scratch_out])
        self.view.addActions(actions.pages.actions())
        self.view.addSeparator()
        self.view.addMenu(self.tr("Th&eme")).addActions(actions.appearances.actions())
        self.view.addMenu(self.tr("&Language")).addActions(actions.languages.actions())
        self.view.setToolTipsVisible(True)  # some of what it shows needs a sentence
        self.view.addActions([actions.guide, actions.frame, actions.deciding, actions.history])
        self.view.addSeparator()
        self.view.addAction(actions.full_screen)
        self.reading.addActions([actions.accept, actions.keep_accepted])
        self.reading.addActions([actions.next_candidate, actions.previous_candidate])
        self.reading.addSeparator()
        self.reading.addAction(actions.open_checkpoint)
        self.reading.addMenu(self.tr("&Device")).addActions(actions.devices.actions())
        self.help.addActions([actions.shortcuts, actions.about])

    def add(self, menu: QMenu) -> None:
        """A menu of one page, which comes and goes with it."""
        self._bar.insertMenu(self.help.menuAction(), menu)
