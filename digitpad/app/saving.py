"""Saving: keeps what lies on the pad in the collection."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digitpad.app.finishing import Finishing, TakeBack
from digitpad.app.live_reading import LiveReading
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing, LabelError
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.collection.store import Source


class Saving(QObject):
    """Keeps the drawing under its label, as soon as it is read.

    collection: the file to keep drawings in, the user's own where none is named.
    """

    def __init__(
        self,
        window: Window,
        live_reading: LiveReading,
        finishing: Finishing,
        collection: Path | None,
    ) -> None:
        super().__init__(window)
        self._window, self._live_reading = window, live_reading
        self._finishing, self._collection = finishing, collection
        window.action.save.triggered.connect(self.save)

    def save(self) -> None:
        """Keep the drawing under its label; as soon as it is read, where that is still to come."""
        self._finishing.when_read(
            self._save,
            self.tr("Saving as soon as it is read …"),
            self.tr("Not saved: the pad changed meanwhile. Save again when done."),
        )

    def _save(self) -> None:
        label = self._window.card.number.text
        if take_back := self.keep():
            words = self.tr("Saved as {label}.").format(label=label)
            taken_back = self.tr("{label} is no longer saved.").format(label=label)
            self._finishing.clear(words, take_back, taken_back)

    def keep(self) -> TakeBack | None:
        """Keep the drawing under its number as it stands; what takes that back.

        None where it cannot be kept; then the user has been told.
        """
        sheet, number = self._window.sheet, self._window.card.number
        reading, checkpoint = self._live_reading.reading, self._live_reading.checkpoint
        try:
            drawing = Drawing(number.text, sheet.device, reading, checkpoint)
            return self._kept(sheet.kept, drawing)
        except LabelError:
            self._window.card.save_bar.refuse()
        except CollectionError as error:
            words = self.tr("The drawing is not saved, but still on the pad.\n{error}")
            self._window.notice.show_words(words.format(error=error_words(error)))
        return None

    def _kept(self, source: Source, drawing: Drawing) -> TakeBack:
        # It imports much that only pictures need: not before the window is up.
        from digitpad.collection.store import Collection

        with Collection(self._collection) as collection, collection.transaction():
            earlier = collection.same(source)
            kept = collection.keep(source, drawing)

        return partial(self._take_back, kept, earlier)

    def _take_back(self, kept: Drawing, earlier: Drawing | None) -> bool:
        from digitpad.collection.store import Collection

        try:
            with Collection(self._collection) as collection:
                if collection.take_back(kept, earlier):
                    return True
            words = self.tr(
                "The drawing stays in the collection: it was changed there since it was saved. "
                "Delete it in the gallery if it should go."
            )
        except CollectionError as error:
            words = self.tr("The drawing is still in the collection.\n{error}")
            words = words.format(error=error_words(error))
        self._window.notice.show_words(words)
        return False
