"""HistoryPanel: the numbers that were accepted, to be copied, saved or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from digitpad.collection.history import Accepted
from digitpad.ui.history_model import TIME_ROLE, HistoryModel, Index
from digitpad.ui.icons import icon
from digitpad.ui.theme import ACCENT, BORDER, INK, MUTED

_WIDTH = 208
_SIDE, _ROW = 12, 14


class HistoryPanel(QFrame):
    """The accepted numbers, the newest on top, and what can be done with them.

    copy_asked, remove_asked: (list of Accepted), some of them. save_asked: all of them, as CSV.
    closed: by its button or Escape. shown: it has come up.
    """

    copy_asked = Signal(list)
    remove_asked = Signal(list)
    save_asked = Signal()
    closed = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel()
        self._list = _NumberList()
        self._stack = QStackedLayout()
        self._copy = self._button(self.tr("Copy All"))
        self._save = self._button(self.tr("Save as CSV"))
        self._clear = self._button(self.tr("Clear"))
        self._close = self._button(self.tr("Close the History"))
        self._list.setModel(self._model)
        self._lay_out()
        self._connect()
        self.show_entries(())

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _lay_out(self) -> None:
        self.setProperty("part", "card")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("History"))
        self._list.setAccessibleName(self.tr("Accepted numbers"))
        caption = QLabel(self.tr("History"))
        caption.setProperty("part", "caption")
        top = QHBoxLayout()
        top.setSpacing(0)
        top.setContentsMargins(_SIDE, 0, 0, 0)
        top.addWidget(caption, 1)
        for button in (self._copy, self._save, self._clear, self._close):
            top.addWidget(button)
        empty = QLabel(self.tr("Numbers that you accept with Enter are listed here."))
        empty.setProperty("part", "caption")
        empty.setWordWrap(True)
        empty.setContentsMargins(_SIDE, 0, _SIDE, 0)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 4, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._list.copy_pressed.connect(lambda: self.copy_asked.emit(self._selected()))
        self._list.remove_pressed.connect(lambda: self.remove_asked.emit(self._selected()))
        self._list.left.connect(self.closed)
        self._copy.clicked.connect(lambda: self.copy_asked.emit(self.entries))
        self._clear.clicked.connect(lambda: self.remove_asked.emit(self.entries))
        self._save.clicked.connect(self.save_asked)
        self._close.clicked.connect(self.closed)

    @property
    def entries(self) -> list[Accepted]:
        """All that is listed, from top to bottom."""
        return list(self._model.entries)

    def show_entries(self, entries: Sequence[Accepted]) -> None:
        """List these."""
        self._model.show_entries(entries)
        self._stack.setCurrentIndex(1 if entries else 0)
        for button in (self._copy, self._save, self._clear):
            button.setEnabled(bool(entries))

    def _selected(self) -> list[Accepted]:
        rows = sorted(index.row() for index in self._list.selectionModel().selectedRows())
        return [self._model.entries[row] for row in rows]

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is somebody to see what is listed."""
        super().showEvent(event)
        self.shown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """The icons follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            for name in ("copy", "save", "clear", "close"):
                getattr(self, f"_{name}").setIcon(icon(name, self.palette()))
        super().changeEvent(event)


class _NumberList(QListView):
    """The list itself. copy_pressed, remove_pressed: for what is selected. left: Escape."""

    copy_pressed = Signal()
    remove_pressed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_NumberDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setToolTip(self.tr("Ctrl+C copies, Delete takes out what is selected."))

    def event(self, event: QEvent) -> bool:
        """These keys belong to the list here, and not to the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies or event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies, takes out, leaves."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _NumberDelegate(QStyledItemDelegate):
    """A number on the left, its time on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; a bar at its side where it is selected."""
        palette, box = option.palette, option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        accent = palette.color(ACCENT)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(BORDER))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), accent)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(palette.color(INK))
        painter.drawText(box, middle, index.data())
        painter.setPen(palette.color(MUTED))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, index.data(TIME_ROLE))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A line with room above and below."""
        return QSize(_WIDTH - 2 * _SIDE, option.fontMetrics.height() + _ROW)
