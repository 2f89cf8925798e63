"""GalleryModel: the drawings that the gallery lists, looked up when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

from digitpad.collection.comparison import Comparison, Outcome
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.ui.error_words import error_words
from digitpad.ui.gallery.words import sentence

Fetch = Callable[[Sequence[str]], Mapping[str, Drawing]]
"""The drawings of these ids. Raises CollectionError."""
Index = QModelIndex | QPersistentModelIndex

_PAGE = 100
"""Drawings that are looked up at once: about as many as a window shows."""
_PAGES = 20
"""How many of these are remembered, of however many there are."""

Role = Qt.ItemDataRole


class GalleryModel(QStringListModel):
    """One row a drawing. It knows all ids, and of the drawings those that were looked at last.

    Its base holds the ids once more: a view that lays out 20,000 rows asks some 100,000 times how
    many there are, and must not ask Python.

    label_given: (str id, str label), a label was typed in place.
    failed: (str), why drawings could not be looked up, for the user.
    """

    label_given = Signal(str, str)
    failed = Signal(str)

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._pages: OrderedDict[int, Mapping[str, Drawing]] = OrderedDict()
        self._comparison: Comparison | None = None

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the drawings, row by row."""
        return self._ids

    def show_ids(self, ids: Sequence[str]) -> None:
        """List these drawings."""
        self._ids = list(ids)
        self._rows = {id: row for row, id in enumerate(ids)}
        self._pages.clear()
        self.setStringList(self._ids)

    def compare(self, comparison: Comparison | None) -> None:
        """Show beside each drawing how it is read anew; None: no more."""
        self._comparison = comparison
        self._tell_changed(0, len(self._ids) - 1)

    def row_of(self, id: str) -> int | None:
        """The row of a drawing; None where it is not listed."""
        return self._rows.get(id)

    def drawing(self, row: int) -> Drawing | None:
        """The drawing of a row; None where it cannot be looked up."""
        return self._page(row // _PAGE).get(self._ids[row])

    def outcome(self, row: int) -> Outcome | None:
        """How the drawing of a row is read anew."""
        return self._comparison.outcome(self._ids[row]) if self._comparison else None

    def look_again(self) -> None:
        """Look all drawings up anew, for some have changed."""
        self._pages.clear()
        self._tell_changed(0, len(self._ids) - 1)

    def repaint_rows(self, ids: Sequence[str]) -> None:
        """The pictures of these drawings are there now."""
        for row in (self._rows[id] for id in ids if id in self._rows):
            self._tell_changed(row, row)

    def _tell_changed(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _page(self, number: int) -> Mapping[str, Drawing]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._looked_up(number)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page

    def _looked_up(self, number: int) -> Mapping[str, Drawing]:
        try:
            return self._fetch(self._ids[number * _PAGE : (number + 1) * _PAGE])
        except CollectionError as error:
            self.failed.emit(error_words(error))
            return {}

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The label, and a sentence for who does not see or rests the pointer on it."""
        drawing = self.drawing(index.row())
        if drawing is None:
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return drawing.label
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return sentence(drawing, self.outcome(index.row()))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tell the label that was typed; it is listed once it is kept."""
        if role != Role.EditRole:
            return False
        self.label_given.emit(self._ids[index.row()], str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every label can be changed in place; nothing can be dropped on it."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
