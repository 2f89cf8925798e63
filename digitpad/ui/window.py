"""Window: lays the widgets out and shows what it is told; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from digitpad.recognition.correction import Number, number_of
from digitpad.recognition.reading import EMPTY, Reading, Status
from digitpad.ui.actions import Actions, Page
from digitpad.ui.close_guard import CloseGuard
from digitpad.ui.engine.checkpoint_box import CheckpointBox
from digitpad.ui.engine.engine import Choice
from digitpad.ui.icons import program_icon
from digitpad.ui.menus import Menus
from digitpad.ui.notice import Notice
from digitpad.ui.status_line import StatusLine
from digitpad.ui.tool_bars import ToolBars
from digitpad.ui.write_page import WritePage

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_NAME = "digitpad"
SIZE = QSize(1152, 720)
"""At the first start, where the screen is as large."""


class Window(QMainWindow):
    """The pad's one window.

    checkpoint_opened: (str), a checkpoint that is to read, such as one picked from a folder.
    page_shown: (Page), another page than before.
    closed: the window has gone.
    """

    checkpoint_opened = Signal(str)
    page_shown = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.action = Actions(self)
        self.close_guard = CloseGuard(self)
        self.menus = Menus(self.menuBar(), self.action)
        self.notice = Notice()
        self.write_page = WritePage()
        self.sheet, self.card = self.write_page.sheet, self.write_page.card
        self.canvas = self.sheet.canvas
        self._pages: dict[Page, QWidget] = {}
        self._menus: dict[Page, QMenu] = {}
        self._headlines: dict[Page, str] = {}
        self._page = Page.WRITE
        self._stack = QStackedWidget()
        self.checkpoint_box = CheckpointBox()
        self.status_line = StatusLine()
        self._tool_bars = ToolBars(self, self.action, self.checkpoint_box)
        self._lay_out()
        self._connect()
        self.add_page(Page.WRITE, self.write_page)
        self.show_page(Page.WRITE)
        self.show_reading(EMPTY, None)

    def _lay_out(self) -> None:
        self.setWindowIcon(program_icon())
        self.setUnifiedTitleAndToolBarOnMac(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(page)
        self.setMinimumWidth(480)
        self.resize(SIZE.boundedTo(self.screen().availableSize()))

    def add_page(self, page: Page, widget: QWidget, menu: QMenu | None = None) -> None:
        """Give a page its widget, which may be that of another, and a menu to be there with it."""
        self._pages[page] = widget
        self.action.pages.offer(page)
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        if menu is not None:
            self.menus.add(menu)
            self._menus[page] = menu
            menu.menuAction().setVisible(page is self._page)

    def set_headline(self, page: Page, words: str) -> None:
        """What the title says while a page is shown; nothing, for the page's own name."""
        self._headlines[page] = words
        self._show_title()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Show a page that was added."""
        self._page = page
        self.action.pages.choose(page)
        self._stack.setCurrentWidget(self._pages[page])
        for owner, menu in self._menus.items():
            menu.menuAction().setVisible(owner is page)
        self._show_what_can_be_done()
        self._show_title()
        self._pages[page].setFocus()
        self.page_shown.emit(page)

    def _connect(self) -> None:
        action = self.action
        action.pages.chosen.connect(self.show_page)
        action.undo.triggered.connect(self.sheet.undo)
        action.redo.triggered.connect(self.sheet.redo)
        action.clear.triggered.connect(self.sheet.clear)
        action.tools.chosen.connect(self.canvas.set_tool)
        self.canvas.tool_changed.connect(action.tools.choose)
        action.pens.chosen.connect(self.canvas.set_pen_width)
        action.smoothing.toggled.connect(self.canvas.set_smoothing)
        action.scratch_out.toggled.connect(self.canvas.set_scratch_out)
        action.guide.toggled.connect(self.canvas.set_guide_shown)
        action.frame.toggled.connect(self.card.set_frame_shown)
        action.full_screen.toggled.connect(self._fill_screen)
        action.open_checkpoint.triggered.connect(self._open_checkpoint)
        action.quit.triggered.connect(self.close)
        self._connect_card()
        self.checkpoint_box.checkpoint_chosen.connect(lambda: self._pages[self._page].setFocus())
        self.sheet.source_changed.connect(self._show_what_can_be_done)

    def _connect_card(self) -> None:
        action, card, digits = self.action, self.card, self.sheet.digits
        for place in (self.sheet, card.save_bar.field):
            place.addAction(action.accept)
        card.save_bar.accept_asked.connect(action.accept.trigger)
        card.save_bar.save_asked.connect(action.save.trigger)
        action.next_candidate.triggered.connect(lambda: card.candidates.step(1))
        action.previous_candidate.triggered.connect(lambda: card.candidates.step(-1))
        action.history.toggled.connect(self.write_page.history.setVisible)
        self.write_page.history.closed.connect(lambda: action.history.setChecked(False))
        left = (card.save_bar.left, card.candidates.left, digits.left)
        for done in (*left, self.write_page.history.closed):
            done.connect(self.sheet.setFocus)
        card.number_changed.connect(self._show_number)

    def show_reading(self, reading: Reading, frame: Frame | None, text: str | None = None) -> None:
        """Show what was read and what the network saw. text: the number, where it is corrected."""
        self.card.show_reading(reading, frame, number_of(reading) if text is None else text)

    def show_nothing(self, words: str) -> None:
        """Show that nothing is read, and in words why."""
        self.card.show_nothing(words)

    def _show_number(self, number: Number) -> None:
        """The number as it stands, outside its card."""
        self.sheet.show_number(number)
        self.action.copy.setEnabled(number.valid and self._pages[self._page] is self.write_page)
        self._show_title()

    def _show_title(self) -> None:
        """The number where one writes, else the page."""
        number = self.card.number
        what = number.text if number.valid else ""
        if what and number.reading.status is Status.UNSURE and not number.corrected:
            what = f"{what}?"
        if self._pages[self._page] is not self.write_page:
            what = self._headlines.get(self._page) or self.action.pages.name(self._page)
        self.setWindowTitle(f"{what} — {_NAME}" if what else _NAME)

    def _show_what_can_be_done(self) -> None:
        """What belongs to the pen works where one can write, its tools on the canvas alone."""
        action, sheet = self.action, self.sheet
        writes = self._pages[self._page] is self.write_page
        something = bool(sheet.kept)
        self._tool_bars.show_tools(writes)
        for belonging in (action.tools, action.pens, action.pens.any_width):
            belonging.setEnabled(writes and sheet.picture is None)
        self.menus.pen.menuAction().setVisible(writes)
        action.undo.setEnabled(writes and sheet.can_undo)
        action.redo.setEnabled(writes and sheet.can_redo)
        action.clear.setEnabled(writes and something)
        action.save.setEnabled(self._page is Page.WRITE and something)
        action.accept.setEnabled(self._page is Page.WRITE and something)
        action.copy.setEnabled(writes and self.card.number.valid)
        action.next_candidate.setEnabled(self._page is Page.WRITE and something)
        action.previous_candidate.setEnabled(self._page is Page.WRITE and something)
        self.card.save_bar.set_savable(self._page is Page.WRITE and something)

    def show_engine(self, choice: Choice | None, device: str) -> None:
        """Show which checkpoint reads, and on what."""
        self.checkpoint_box.show_chosen(choice)
        self.status_line.show_device(device)

    def _fill_screen(self, whole: bool) -> None:
        if whole != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _open_checkpoint(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open Checkpoint"), "", self.tr("Checkpoints (*.safetensors)")
        )
        if path:
            self.checkpoint_opened.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing is written that it would clear, leaves the full screen."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.action.full_screen.setChecked(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools find a row that is long enough."""
        self._tool_bars.fit(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The icons follow the theme, and the full screen's mark follows the window."""
        if event.type() == QEvent.Type.PaletteChange:
            self.action.paint_icons(self.palette())
        elif event.type() == QEvent.Type.WindowStateChange:
            self.action.full_screen.setChecked(self.isFullScreen())
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        super().closeEvent(event)
        self.closed.emit()
