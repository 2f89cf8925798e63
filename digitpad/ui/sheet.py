"""Sheet: what lies on the pad to be read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from digitpad.ui.canvas import Canvas


class Sheet(QWidget):
    """The canvas one writes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 1)
        self.setFocusProxy(self.canvas)
