"""GalleryPage: all kept drawings, to be found, checked, corrected and read again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from digitpad.ui.gallery.actions import GalleryActions
from digitpad.ui.gallery.bar import GalleryBar
from digitpad.ui.gallery.card import IMAGE
from digitpad.ui.gallery.delegate import GalleryDelegate
from digitpad.ui.gallery.empty import EmptyGallery
from digitpad.ui.gallery.filter import FilterBar
from digitpad.ui.gallery.images import Look
from digitpad.ui.gallery.look import IMAGE as LARGE_IMAGE
from digitpad.ui.gallery.look import GalleryLook
from digitpad.ui.gallery.model import Fetch, GalleryModel
from digitpad.ui.gallery.review import ReviewBar
from digitpad.ui.gallery.thumbnails import Sources, Thumbnails
from digitpad.ui.gallery.view import GalleryView
from digitpad.ui.theme import INK

_ROOM = 32 << 20
"""Bytes for thumbnails: some hundreds, also on a screen of scale 2."""
_ROOM_FOR_LARGE = 16 << 20


class GalleryPage(QWidget):
    """Filters above the cards, counts and what can be done with them below.

    label_given: (list of str ids, str label), as one typed it for the selected drawings.
    """

    label_given = Signal(list, str)

    def __init__(self, fetch: Fetch, sources: Sources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GalleryModel(fetch, self)
        self.thumbnails = Thumbnails(sources, self._look(IMAGE), _ROOM, self)
        self.large_images = Thumbnails(sources, self._look(LARGE_IMAGE), _ROOM_FOR_LARGE, self)
        self.filters, self.review, self.empty = FilterBar(), ReviewBar(), EmptyGallery()
        self.view = GalleryView(self.model)
        self.view.setItemDelegate(GalleryDelegate(self.model, self.thumbnails, self.view))
        self.large = GalleryLook(self.model, self.large_images, self)
        self.action = GalleryActions(self)
        self.bar = GalleryBar(self.action)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_ids([])

    def _lay_out(self) -> None:
        self.setFocusProxy(self.view)  # later on, Qt would cut the page out of the tab order
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.review)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        action, view = self.action, self.view
        self.thumbnails.made.connect(self.model.repaint_rows)
        self.model.label_given.connect(self._tell_label)
        self.large.label_given.connect(lambda id, label: self.label_given.emit([id], label))
        self.large.stepped.connect(self._step)
        view.looked_at.connect(self.large.look_at)
        view.selection_changed.connect(self._show_what_can_be_done)
        view.customContextMenuRequested.connect(self._open_menu)
        self.empty.all_asked.connect(self.filters.ask_for_all)
        action.edit_label.triggered.connect(view.edit_label)
        action.look.triggered.connect(lambda: view.looked_at.emit(view.current))
        action.select_all.triggered.connect(view.selectAll)
        action.select_none.triggered.connect(view.clearSelection)
        action.find.triggered.connect(self.filters.find_label)
        action.show_all.triggered.connect(self.filters.ask_for_all)

    @property
    def in_bin(self) -> bool:
        """Whether the deleted drawings are listed."""
        return self.filters.bin.isChecked()

    def show_ids(self, ids: Sequence[str]) -> None:
        """List these drawings; what was selected and is listed still is, and so is its place."""
        selected, row = self.view.selected, max(0, self.view.currentIndex().row())
        current = self.view.current
        self.model.show_ids(ids)
        if ids:
            there = None if current is None else self.model.row_of(current)
            self.view.select(selected, row if there is None else there)
        else:
            self.empty.explain(narrow=self.filters.narrow, in_bin=self.in_bin)
        self._stack.setCurrentWidget(self.view if ids else self.empty)
        self._show_what_can_be_done()

    def take_focus(self) -> None:
        """To the drawings, or to what looks for some where none are listed."""
        (self.view if self.model.ids else self.filters.label).setFocus()

    def forget_images(self) -> None:
        """Make the images of all drawings anew."""
        self.thumbnails.forget()
        self.large_images.forget()

    def show_unknown(self) -> None:
        """Nobody can tell which drawings there are; what is listed stays as it is."""
        if not self.model.ids:
            self.empty.explain_unknown()

    def select(self, ids: Sequence[str]) -> None:
        """Select those of these drawings that are listed, if any are."""
        rows = [row for id in ids if (row := self.model.row_of(id)) is not None]
        if rows:
            self.view.select(list(ids), min(rows))

    def end(self) -> None:
        """End the making of thumbnails, once the window has gone."""
        self.thumbnails.close()
        self.large_images.close()

    def _tell_label(self, id: str, label: str) -> None:
        selected = self.view.selected
        self.label_given.emit(selected if id in selected else [id], label)

    def _step(self, count: int) -> None:
        """Go on with the large view open."""
        self.view.step(count)
        if self.view.current is not None:
            self.large.look_at(self.view.current)

    def _show_what_can_be_done(self) -> None:
        selected, listed = len(self.view.selectionModel().selectedIndexes()), len(self.model.ids)
        self.action.show_what_can_be_done(selected, listed, self.in_bin)
        self.bar.show_counts(selected, listed)

    def _open_menu(self, place: QPoint) -> None:
        self.action.menu.popup(self.view.viewport().mapToGlobal(place))

    def _look(self, size: QSize) -> Look:
        return Look(size, self.devicePixelRatioF(), self.palette().color(INK))

    def _wear(self) -> None:
        """Thumbnails in the colour of the theme, and sharp on the screen that the window is on."""
        self.thumbnails.wear(self._look(IMAGE))
        self.large_images.wear(self._look(LARGE_IMAGE))

    def event(self, event: QEvent) -> bool:
        """Another theme, and a screen of another scale, need other thumbnails."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._wear()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """By now it is known how fine the screen is."""
        self._wear()
        super().showEvent(event)
