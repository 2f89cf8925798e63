"""Gallery: lists the kept drawings, and does with them what the user asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from digitpad.collection import changes
from digitpad.collection.changes import Change
from digitpad.collection.database import CollectionError, DamagedDrawingError
from digitpad.collection.drawing import Drawing
from digitpad.ink.fitting import fitted
from digitpad.ui.actions import Page
from digitpad.ui.error_words import error_words
from digitpad.ui.gallery.gallery import GalleryPage
from digitpad.ui.gallery.images import copy_of
from digitpad.ui.gallery.words import number_words
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.collection.store import Collection, Source

Changed = Callable[[Sequence[Drawing]], list[Change]]
"""What is to become of drawings."""

_SMALL = 0.05
"""Ink that takes so little of the canvas was not written on one, but has another unit."""


class Gallery(QObject):
    """The window's gallery over one collection, which other pads may change at the same time.

    Where that cannot be read just now, what was listed before stays.

    collection: the file that holds the drawings, the user's own where none is named.
    drawing_coming: (Ink | bytes, str), to the pad, and its label.
    replaced: another file lies in the collection's place.
    """

    drawing_coming = Signal(object, str)
    replaced = Signal()

    def __init__(self, window: Window, collection: Path | None) -> None:
        super().__init__(window)
        self._window, self._path = window, collection
        self._collection: Collection | None = None
        self._problem = ""
        self._due = False
        self._done: list[list[Change]] = []
        self._undone: list[list[Change]] = []
        self.page = GalleryPage(self._drawings, partial(_sources, collection))
        window.add_page(Page.GALLERY, self.page, self.page.action.menu)
        self._connect()

    def _connect(self) -> None:
        page, action = self.page, self.page.action
        self._window.page_shown.connect(self._refresh_shown)
        self._window.closed.connect(page.large.close)
        page.filters.changed.connect(self.refresh)
        page.model.failed.connect(self.show_problem)
        page.label_given.connect(self._relabel)
        page.view.label_ended.connect(self._refresh_due)
        action.refresh.triggered.connect(page.forget_images)  # tries failed ones again
        action.refresh.triggered.connect(self.refresh)
        action.delete.triggered.connect(self._delete)
        action.restore.triggered.connect(self._restore)
        action.undo.triggered.connect(self.undo)
        action.redo.triggered.connect(self.redo)
        action.copy.triggered.connect(self._copy)
        action.open_on_pad.triggered.connect(self._put_down)

    def close(self) -> None:
        """Let go of the collection, once the window has gone."""
        self.page.end()
        if self._collection is not None:
            self._collection.close()

    def refresh(self) -> None:
        """List what is asked for as it is now, what other programs did included.

        While a label is typed, that is left until it is there.
        """
        self._due = self.page.view.types_label
        if self._due:
            return
        filters = self.page.filters
        try:
            collection = self._opened()
            filters.offer_checkpoints(collection.checkpoints())
            ids = collection.ids(filters.selection, filters.order.value)
        except CollectionError as error:
            self.show_problem(error_words(error))
            self.page.show_unknown()
        else:
            self._window.notice.take_back(self._problem)
            self.page.show_ids(ids)

    def _refresh_due(self) -> None:
        if self._due:
            self.refresh()

    def show_problem(self, problem: str) -> None:
        """Say what is wrong, until the drawings can be listed."""
        self._problem = problem
        self._window.notice.show_words(problem)
        self.page.large.tell(problem)

    def undo(self) -> None:
        """Take the last change back."""
        self._go(self._done, self._undone)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go(self._undone, self._done)

    def make(self, wanted: Sequence[Change], words: str) -> bool:
        """Change drawings, say so, and remember how to take it back; whether that could be done."""
        made = self._made(wanted)
        if made:
            self._done.append(made)
            self._undone.clear()
            self._show_changed(made)
            self._window.status_line.tell(words, self.undo)
        if made is not None:
            self._tell_of_others(len(wanted) - len(made))
        return made is not None

    def some(self, ids: Sequence[str]) -> list[Drawing]:
        """The drawings of these ids as they are now, in their order."""
        there = self._drawings(ids)
        return [there[id] for id in ids if id in there]

    def _go(self, back: list[list[Change]], forth: list[list[Change]]) -> None:
        """Take back what was made last, if anything, and remember that in the other list."""
        try:
            self._opened()  # another collection knows nothing of what was made
        except CollectionError as error:
            self.show_problem(error_words(error))
            return
        if not back:
            return
        wanted = changes.undone(back[-1])
        made = self._made(wanted)
        if made is None:
            return
        back.pop()
        if made:
            forth.append(made)
            self._show_changed(made)
            self.page.select([change.after.id for change in made])
            words = self.tr("{drawings} as before.")
            self._window.status_line.tell(words.format(drawings=number_words(len(made))))
        self._tell_of_others(len(wanted) - len(made))

    def _made(self, wanted: Sequence[Change]) -> list[Change] | None:
        """The changes that were made; None where nothing can be changed, which is said."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return changes.make(self._opened(), wanted)
        except CollectionError as error:
            self.show_problem(error_words(error))
            return None
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _show_changed(self, made: Sequence[Change]) -> None:
        """Drawings with another label stay where they are, for one goes through them in order."""
        if any(change.before.deleted != change.after.deleted for change in made):
            self.refresh()
        else:
            self.page.model.look_again()

    def _tell_of_others(self, count: int) -> None:
        """The last of a change: what is left of it, and whether it can be taken back."""
        self.page.action.show_undo(bool(self._done), bool(self._undone))
        if count:
            words = self.tr("{drawings} left alone: changed by another program meanwhile.")
            self._window.status_line.tell(words.format(drawings=number_words(count)))
            self.page.model.look_again()

    def _relabel(self, ids: list[str], label: str) -> None:
        words = self.tr("{drawings} labelled {label}.").replace("{label}", label)
        self._change(ids, partial(changes.relabelled, label=label), words)

    def _delete(self) -> None:
        self._change(self.page.view.selected, changes.deleted, self.tr("{drawings} deleted."))

    def _restore(self) -> None:
        self._change(self.page.view.selected, changes.restored, self.tr("{drawings} restored."))

    def _change(self, ids: Sequence[str], changed: Changed, words: str) -> None:
        try:
            wanted = changed(self.some(ids))
        except CollectionError as error:
            self.show_problem(error_words(error))
        else:
            self.make(wanted, words.format(drawings=number_words(len(wanted))))

    def _put_down(self) -> None:
        """Show the drawing on the pad in place of what is there, which undo brings back."""
        kept, sheet = self._current(), self._window.sheet
        if kept is not None:
            drawing, source = kept
            self._window.show_page(Page.WRITE)
            coming = _for_canvas(source, sheet.canvas.size())
            self.drawing_coming.emit(coming, drawing.label)
            sheet.put_down(coming, drawing.device)

    def _copy(self) -> None:
        if (kept := self._current()) is None:
            return
        words = self.tr("Not copied: this picture cannot be shown.")
        if (image := copy_of(kept[1])) is not None:
            QGuiApplication.clipboard().setImage(image)
            words = self.tr("Copied as a picture.")
        self._window.status_line.tell(words)

    def _current(self) -> tuple[Drawing, Source] | None:
        """The drawing that the keys go to."""
        if (id := self.page.view.current) is None:
            return None
        try:
            collection = self._opened()
            return collection.drawing(id), collection.source(id)
        except CollectionError as error:
            self.show_problem(error_words(error))
            return None

    def _refresh_shown(self, page: Page) -> None:
        if page is Page.GALLERY:
            self.refresh()
            self.page.take_focus()
        else:
            self.page.large.close()

    def _drawings(self, ids: Sequence[str]) -> Mapping[str, Drawing]:
        """Those of these ids that are whole; of the others it is said what is wrong."""
        collection = self._opened()
        whole = collection.some(ids)
        for id in (id for id in ids if id not in whole):
            try:
                collection.drawing(id)
            except DamagedDrawingError as error:
                self.show_problem(error_words(error))
        return whole

    def _opened(self) -> Collection:
        """The collection, opened when it is first needed: not before the window is up.

        Where another file lies in its place by now, such as a backup, that one.
        """
        from digitpad.collection.store import Collection

        if self._collection is not None and self._collection.replaced:
            self._collection.close()
            self._collection = None
            self._forget()
        if self._collection is None:
            self._collection = Collection(self._path)
        return self._collection

    def _forget(self) -> None:
        """Nothing that was done to, or seen of, the collection before holds for another one."""
        self.page.large.reject()
        QTimer.singleShot(0, self, self.replaced.emit)
        QTimer.singleShot(0, self, self.refresh)
        self._done.clear()
        self._undone.clear()
        self.page.action.show_undo(False, False)
        self.page.forget_images()


def _for_canvas(source: Source, room: QSize) -> Source:
    """Ink where it was written, if that is on the canvas, else in its middle."""
    if isinstance(source, bytes):
        return source
    box, width, height = source.bounds, room.width(), room.height()
    written_here = box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
    large = max(box.width / width, box.height / height) > _SMALL
    return source if written_here and large else fitted(source, width, height)


def _sources(collection: Path | None, ids: list[str]) -> dict[str, Source]:
    """What was kept under these ids; called on a worker, so with a connection of its own."""
    from digitpad.collection.store import Collection

    with Collection(collection) as opened:
        return opened.sources(ids)
