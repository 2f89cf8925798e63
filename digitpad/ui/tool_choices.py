"""ToolChoices: pen, eraser and move, of which one is in the hand."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from digitpad.ui.canvas.tools import Tool
from digitpad.ui.choices import Choices
from digitpad.ui.icons import icon

_KEYS = {Tool.PEN: "P", Tool.ERASER: "E", Tool.MOVE: "M"}


class ToolChoices(Choices):
    """One action a tool."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(dict.fromkeys(_KEYS, ""), parent)
        names = (self.tr("&Pen"), self.tr("&Eraser"), self.tr("&Move and Scale"))
        for action, name, key in zip(self.actions(), names, _KEYS.values(), strict=True):
            action.setText(name)
            action.setShortcut(key)
        self.choose(Tool.PEN)

    def paint_icons(self, palette: QPalette) -> None:
        """A picture of each tool in the colours of the theme."""
        for action, tool in zip(self.actions(), _KEYS, strict=True):
            action.setIcon(icon(tool.value, palette))
