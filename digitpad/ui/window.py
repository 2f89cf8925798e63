"""Window: lays the widgets out and shows what it is told; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from digitpad import __version__
from digitpad.recognition.reading import EMPTY, Reading, Status
from digitpad.ui.actions import Actions
from digitpad.ui.canvas import Canvas
from digitpad.ui.checkpoint_box import CheckpointBox
from digitpad.ui.engine import Choice
from digitpad.ui.icons import program_icon
from digitpad.ui.notice import Notice
from digitpad.ui.reading_card import ReadingCard
from digitpad.ui.status_line import StatusLine

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.frame import Frame

_NAME = "digitpad"


class Window(QMainWindow):
    """The pad's one window.

    checkpoint_opened: (str), the path of a checkpoint that the user picked from a folder.
    closed: the window has gone.
    """

    checkpoint_opened = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.action = Actions(self)
        self.canvas = Canvas()
        self.notice = Notice()
        self.card = ReadingCard()
        self.checkpoint_box = CheckpointBox()
        self.status_line = StatusLine()
        self._lay_out()
        self._connect()
        self.show_reading(EMPTY, None)
        self._show_ink(self.canvas.ink)
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        self.setWindowIcon(program_icon())
        self.setUnifiedTitleAndToolBarOnMac(True)
        self.action.fill_menus(self.menuBar())
        self.addToolBar(self._tool_bar())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.card)
        column.addWidget(self.status_line)
        self.setCentralWidget(page)
        self.setMinimumSize(480, 440)
        self.resize(960, 680)

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.action.fill_tool_bar(bar)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        bar.addWidget(self.checkpoint_box)
        return bar

    def _connect(self) -> None:
        action = self.action
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
        self.canvas.ink_changed.connect(self._show_ink)

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
        self.action.copy.setEnabled(bool(number))
        self.setWindowTitle(_NAME)

    def _show_ink(self, ink: Ink) -> None:
        self.action.undo.setEnabled(self.canvas.can_undo)
        self.action.redo.setEnabled(self.canvas.can_redo)
        self.action.clear.setEnabled(bool(ink))
        self.action.save.setEnabled(bool(ink))
        self.card.save_bar.set_savable(bool(ink))

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
