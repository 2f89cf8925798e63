"""ToolBars: the pages, the tools and what reads, in one row or, in a narrow window, in two."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QWidget

from digitpad.ui.actions import Actions


class ToolBars(QObject):
    """The bars above the window's page. reading: the widget that tells what reads."""

    def __init__(self, window: QMainWindow, actions: Actions, reading: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pages = QToolBar(self.tr("Pages"))
        self._tools = QToolBar(self.tr("Writing"))
        self._reading = QToolBar(self.tr("Reading"))
        actions.fill_page_bar(self._pages)
        actions.fill_write_bar(self._tools)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._reading.addWidget(space)
        self._reading.addWidget(reading)
        for bar in (self._pages, self._tools, self._reading):
            bar.setMovable(False)
            bar.toggleViewAction().setVisible(False)
            bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            window.addToolBar(bar)

    def show_tools(self, shown: bool) -> None:
        """Show or hide what belongs to the pen."""
        self._tools.setVisible(shown)

    def fit(self, width: int) -> None:
        """Give the tools a row of their own where one is too short for all.

        The row of the pages is as high without the tools, so that nothing below it moves.
        """
        self._pages.setMinimumHeight(self._tools.sizeHint().height())
        bars = (self._pages, self._tools, self._reading)
        narrow = sum(bar.sizeHint().width() for bar in bars) > width
        window, tools, reading = self._window, self._tools, self._reading
        if narrow == window.toolBarBreak(tools):
            return
        if narrow:
            window.insertToolBar(tools, reading)
            window.insertToolBarBreak(tools)
        else:
            window.removeToolBarBreak(tools)
            window.insertToolBar(reading, tools)
