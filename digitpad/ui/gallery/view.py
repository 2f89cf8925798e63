"""GalleryView: the cards side by side, made to be gone through by keys alone."""

from __future__ import annotations

import string

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget

from digitpad.ui.gallery.model import GalleryModel

_BETWEEN = 10
"""Pixels between cards."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AGAIN = QItemSelectionModel.SelectionFlag.ClearAndSelect
_WITHOUT = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class GalleryView(QListView):
    """Arrows go from card to card, Enter to the next; a digit begins another label.

    looked_at: (str), the id of the drawing that was double-clicked, or on which Space was pressed.
    selection_changed: other drawings are selected, or another is the current one.
    label_ended: no label is typed any longer.
    """

    looked_at = Signal(str)
    selection_changed = Signal()
    label_ended = Signal()

    def __init__(self, model: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self._lay_out()
        self.doubleClicked.connect(lambda index: self.looked_at.emit(model.ids[index.row()]))
        self.selectionModel().selectionChanged.connect(self._go_to_what_is_selected)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.selectionModel().currentChanged.connect(self.selection_changed)

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Kept drawings"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(_BETWEEN // 2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)  # the cards lie on the desk

    @property
    def types_label(self) -> bool:
        """Whether the label of a drawing is being typed over."""
        return self.state() is QAbstractItemView.State.EditingState

    @property
    def selected(self) -> list[str]:
        """The ids of the selected drawings, as they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.ids[row] for row in rows]

    @property
    def current(self) -> str | None:
        """The id of the drawing that the keys go to."""
        index = self.currentIndex()
        return self._model.ids[index.row()] if index.isValid() else None

    def _go_to_what_is_selected(self) -> None:
        """The keys go to a drawing that is selected, as long as one is."""
        model = self.selectionModel()
        chosen = model.selectedIndexes()
        if chosen and not model.isSelected(model.currentIndex()):
            model.setCurrentIndex(chosen[0], QItemSelectionModel.SelectionFlag.NoUpdate)

    def select(self, ids: list[str], current: int) -> None:
        """Select those of these drawings that are listed, and go to a row, or the last before it.

        Where none of them is listed, the drawing of that row is selected instead.
        """
        index = self._model.index(min(current, self._model.rowCount() - 1))
        chosen = QItemSelection()
        for first, last in _runs(sorted(row for id in ids if (row := self._row(id)) is not None)):
            chosen.select(self._model.index(first), self._model.index(last))
        if chosen.isEmpty():
            chosen.select(index, index)
        self.selectionModel().select(chosen, _AGAIN)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def step(self, count: int) -> None:
        """Go so many drawings on, or back where it is negative, and select that one."""
        row = self.currentIndex().row() + count
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def edit_label(self) -> None:
        """Let the label of the current drawing be typed over."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _row(self, id: str) -> int | None:
        return self._model.row_of(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter steps, Space looks; what is typed begins a label, where it is a digit."""
        plain = event.modifiers() & ~_KEYPAD == _WITHOUT
        current = self.current
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Space and plain and current is not None:
            self.looked_at.emit(current)
        elif plain and event.text().isprintable() and event.text() not in string.digits:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the keys go to the next drawing, where one alone was labelled."""
        super().closeEditor(editor, hint)
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        if entered and len(self.selectionModel().selectedIndexes()) <= 1:
            self.step(1)
        self.label_ended.emit()


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rising numbers as the first and the last of each run without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
