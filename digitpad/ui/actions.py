"""Actions: everything that the window can do, with its name and its keys."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from digitpad.ui.choices import Choices
from digitpad.ui.icons import icon
from digitpad.ui.language import Language
from digitpad.ui.pen_widths import PenWidths
from digitpad.ui.theme import Appearance
from digitpad.ui.tool_choices import ToolChoices

Key = QKeySequence.StandardKey
Keys = Key | str


class Page(StrEnum):
    """What the window can show in its middle."""

    WRITE = "write"
    COLLECT = "collect"
    GALLERY = "gallery"
    TRAIN = "train"


class Actions(QObject):
    """The window's actions, made once, put into its menus and its tool bars."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.save = self._action(self.tr("&Save"), Key.Save)
        self.open = self._action(self.tr("&Open …"), Key.Open)
        self.open_checkpoint = self._action(self.tr("&Open Checkpoint …"))
        self.import_drawings = self._action(self.tr("&Import …"), "Ctrl+I")
        self.export_drawings = self._action(self.tr("&Export …"), "Ctrl+Shift+X")
        self.quit = self._action(self.tr("&Quit"), Key.Quit, "Ctrl+Q")
        self.undo = self._action(self.tr("&Undo"), Key.Undo)
        self.redo = self._action(self.tr("&Redo"), Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.clear = self._action(self.tr("C&lear"), "Esc", "Del")
        self.copy = self._action(self.tr("&Copy Number"), Key.Copy)
        self.paste = self._action(self.tr("&Paste Picture"), Key.Paste)
        self.accept = self._action(self.tr("&Accept Number"), "Return", "Enter")
        # Elsewhere the key belongs to what has the focus: the window adds this where one writes.
        self.accept.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.keep_accepted = self._switch(self.tr("&Keep What Is Accepted"))
        self.next_candidate = self._action(self.tr("&Next Candidate"), "Alt+Down")
        self.previous_candidate = self._action(self.tr("&Previous Candidate"), "Alt+Up")
        self.history = self._switch(self.tr("&History"), "Ctrl+H")
        self.copy_history = self._action(self.tr("Copy &History"))
        self.save_history = self._action(self.tr("Save &History as CSV …"))
        self.clear_history = self._action(self.tr("Clear Histor&y"))
        self.restore_history = self._action(self.tr("&Bring Removed Numbers Back"))
        self.restore_history.setEnabled(False)  # nothing is removed yet
        self.guide = self._switch(self.tr("Gu&ide Line"), "Ctrl+G", on=True)
        self.frame = self._switch(self.tr("What the &Network Sees"), "Ctrl+E", on=True)
        self.deciding = self._switch(self.tr("&Deciding Ink"), "Ctrl+Shift+E")
        words = self.tr(
            "Colours the ink by how much it spoke for what was read, from yellow to dense red, "
            "as soon as the pen rests. Without that ink it would be read otherwise."
        )
        self.deciding.setToolTip(words)
        self.deciding.setStatusTip(words)
        self.smoothing = self._switch(self.tr("Smooth &Lines"), on=True)
        self.scratch_out = self._switch(self.tr("&Scratching Out Erases"), on=True)
        self.full_screen = self._switch(self.tr("&Full Screen"), "F11")
        self.shortcuts = self._action(self.tr("&Keys …"), "F1")
        self.about = self._action(self.tr("&About digitpad"))
        self.pages = Choices(
            {
                Page.WRITE: self.tr("&Write"),
                Page.COLLECT: self.tr("C&ollect"),
                Page.GALLERY: self.tr("&Gallery"),
                Page.TRAIN: self.tr("&Train"),
            },
            window,
        )
        for number, action in enumerate(self.pages.actions(), 1):
            action.setShortcut(f"Alt+{number}")
            action.setVisible(False)
        self.tools = ToolChoices(window)
        self.pens = PenWidths(window)
        self.appearances = Choices(
            {
                Appearance.SYSTEM: self.tr("As the System"),
                Appearance.LIGHT: self.tr("Light"),
                Appearance.DARK: self.tr("Dark"),
            },
            window,
        )
        self.languages = Choices(
            {
                Language.SYSTEM: self.tr("As the System"),
                Language.ENGLISH: "English",
                Language.GERMAN: "Deutsch",
            },
            window,
        )
        self.devices = Choices(
            {"auto": self.tr("Automatic"), "cpu": self.tr("CPU"), "cuda": self.tr("CUDA")}, window
        )
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(self, name: str, *keys: Keys) -> QAction:
        action = QAction(name, self._window)
        action.setShortcuts(_sequences(keys))
        return action

    def _switch(self, name: str, *keys: Keys, on: bool = False) -> QAction:
        """on: as what it switches is from the start; only changes are told to that."""
        action = self._action(name, *keys)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def fill_page_bar(self, bar: QToolBar) -> None:
        """The pages, as buttons side by side."""
        bar.addActions(self.pages.actions())
        _tell_keys(bar)

    def fill_write_bar(self, bar: QToolBar) -> None:
        """What is wanted all the time while one writes."""
        bar.addActions([self.undo, self.redo, self.clear])
        bar.addSeparator()
        bar.addActions(self.tools.actions())
        bar.addSeparator()
        bar.addActions([*self.pens.actions(), self.pens.any_width])
        _tell_keys(bar)
        width = bar.widgetForAction(self.pens.any_width)
        if isinstance(width, QToolButton):
            width.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def paint_icons(self, palette: QPalette) -> None:
        """Icons in the colours of the theme."""
        for name in ("undo", "redo", "clear"):
            getattr(self, name).setIcon(icon(name, palette))
        self.tools.paint_icons(palette)
        self.pens.paint_icons(palette)


def _tell_keys(bar: QToolBar) -> None:
    """Name each button's keys where the pointer rests on it."""
    for action in bar.actions():
        if keys := action.shortcut().toString(QKeySequence.SequenceFormat.NativeText):
            action.setToolTip(f"{action.iconText()} ({keys})")


def _sequences(keys: tuple[Keys, ...]) -> list[QKeySequence]:
    """All keys of a standard shortcut on this platform and the others named, each once."""
    sequences: list[QKeySequence] = []
    for key in keys:
        found = QKeySequence.keyBindings(key) if isinstance(key, Key) else [QKeySequence(key)]
        sequences += [sequence for sequence in found if sequence not in sequences]
    return sequences
