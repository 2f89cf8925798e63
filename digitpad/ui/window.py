"""Window: lays the widgets out and shows what it is told; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from digitpad import __version__
from digitpad.recognition.reading import EMPTY, Reading, Status
from digitpad.ui.actions import Actions, Page
from digitpad.ui.checkpoint_box import CheckpointBox
from digitpad.ui.engine import Choice
from digitpad.ui.icons import program_icon
from digitpad.ui.menus import Menus
from digitpad.ui.notice import Notice
from digitpad.ui.status_line import StatusLine
from digitpad.ui.write_page import WritePage

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_NAME = "digitpad"


class Window(QMainWindow):
    """The pad's one window.

    checkpoint_opened: (str), the path of a checkpoint that the user picked from a folder.
    page_shown: (Page), another page than before.
    closed: the window has gone.
    """

    checkpoint_opened = Signal(str)
    page_shown = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.action = Actions(self)
        self.menus = Menus(self.menuBar(), self.action)
        self.notice = Notice()
        self.write_page = WritePage()
        self.sheet, self.card = self.write_page.sheet, self.write_page.card
        self.canvas = self.sheet.canvas
        self._pages: dict[Page, QWidget] = {}
        self._menus: dict[Page, QMenu] = {}
        self._page = Page.WRITE
        self._number = ""
        self._stack = QStackedWidget()
        self.checkpoint_box = CheckpointBox()
        self.status_line = StatusLine()
        self._write_bar = QToolBar(self.tr("Writing"))
        self._lay_out()
        self._connect()
        self.add_page(Page.WRITE, self.write_page)
        self.show_page(Page.WRITE)
        self.show_reading(EMPTY, None)

    def _lay_out(self) -> None:
        self.setWindowIcon(program_icon())
        self.setUnifiedTitleAndToolBarOnMac(True)
        self._add_tool_bars()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(page)
        self.setMinimumSize(480, 440)
        self.resize(960, 680)

    def _add_tool_bars(self) -> None:
        pages = QToolBar(self.tr("Pages"))
        self.action.fill_page_bar(pages)
        self.action.fill_write_bar(self._write_bar)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        reading = QToolBar(self.tr("Reading"))
        reading.addWidget(space)
        reading.addWidget(self.checkpoint_box)
        for bar in (pages, self._write_bar, reading):
            bar.setObjectName(bar.windowTitle())
            bar.setMovable(False)
            bar.toggleViewAction().setVisible(False)
            bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            self.addToolBar(bar)

    def add_page(self, page: Page, widget: QWidget, menu: QMenu | None = None) -> None:
        """Give a page its widget, which may be that of another, and a menu to be there with it."""
        self._pages[page] = widget
        self.action.pages.offer(page)
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        if menu is not None:
            self.menus.add(menu)
            self._menus[page] = menu

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
        self._pages[page].setFocus()
        self.page_shown.emit(page)

    def _connect(self) -> None:
        action = self.action
        action.pages.chosen.connect(self.show_page)
        action.undo.triggered.connect(self.canvas.undo)
        action.redo.triggered.connect(self.canvas.redo)
        action.clear.triggered.connect(self.canvas.clear)
        action.pens.chosen.connect(self.canvas.set_pen_width)
        action.guide.toggled.connect(self.canvas.set_guide_shown)
        action.frame.toggled.connect(self.card.set_frame_shown)
        action.full_screen.toggled.connect(self._fill_screen)
        action.open_checkpoint.triggered.connect(self._open_checkpoint)
        action.about.triggered.connect(self._tell_about)
        action.quit.triggered.connect(self.close)
        self.card.save_bar.save_asked.connect(action.save.trigger)
        self.card.save_bar.left.connect(self.canvas.setFocus)
        self.canvas.ink_changed.connect(self._show_what_can_be_done)

    def show_reading(self, reading: Reading, frame: Frame | None) -> None:
        """Show what was read and what the network saw."""
        number = "" if reading.status is Status.NOT_A_NUMBER else reading.text
        self.card.reading_view.show_reading(reading)
        self._show_number(number, frame)
        if number:
            mark = "?" if reading.status is Status.UNSURE else ""
            self.setWindowTitle(f"{number}{mark} — {_NAME}")

    def show_nothing(self, words: str) -> None:
        """Show that nothing is read, and in words why."""
        self.card.reading_view.show_words(words)
        self._show_number("", None)

    def _show_number(self, number: str, frame: Frame | None) -> None:
        self.card.frame_view.show_frame(frame)
        self.card.save_bar.suggest(number)
        self._number = number
        self.action.copy.setEnabled(bool(number))
        self.setWindowTitle(_NAME)

    def _show_what_can_be_done(self) -> None:
        """What belongs to the pen works where one can write."""
        action, canvas = self.action, self.canvas
        writes = self._pages[self._page] is self.write_page
        something = bool(canvas.ink)
        self._write_bar.setVisible(writes)
        self.menus.pen.menuAction().setVisible(writes)
        action.undo.setEnabled(writes and canvas.can_undo)
        action.redo.setEnabled(writes and canvas.can_redo)
        action.clear.setEnabled(writes and something)
        action.save.setEnabled(writes and something)
        action.copy.setEnabled(writes and bool(self._number))
        self.card.save_bar.set_savable(something)

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

    def _tell_about(self) -> None:
        words = self.tr(
            "<h3>digitpad {version}</h3><p>Reads the digits and numbers that people really write. "
            "Everything runs on your own computer; nothing is sent.</p>"
        )
        QMessageBox.about(self, self.tr("About digitpad"), words.format(version=__version__))

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
