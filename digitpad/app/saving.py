"""Saving: keeps what lies on the pad in the collection."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from digitpad.app.live_reading import LiveReading
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing, LabelError
from digitpad.ui.engine_switch import EngineSwitch
from digitpad.ui.live import LiveReader
from digitpad.ui.window import Window


class Saving(QObject):
    """Keeps the drawing under its label, as soon as it is read.

    collection: the file to keep drawings in, the user's own where none is named.
    """

    def __init__(
        self,
        window: Window,
        live: LiveReader,
        engines: EngineSwitch,
        live_reading: LiveReading,
        collection: Path | None,
    ) -> None:
        super().__init__(window)
        self._window, self._live, self._engines = window, live, engines
        self._live_reading = live_reading
        self._collection = collection
        self._waits = False
        window.action.save.triggered.connect(self.save)
        live.caught_up.connect(self._save_waiting)
        live_reading.begun.connect(self._drop_waiting)

    def save(self) -> None:
        """Keep the drawing under its label; as soon as it is read, where that is still to come."""
        if self._live.behind:
            self._waits = True
            self._tell(self.tr("Saving as soon as it is read …"))
        elif self._window.canvas.ink:
            self._keep()

    def _save_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self._keep()

    def _drop_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self._tell(self.tr("Not saved: you went on writing. Save again when done."))

    def _keep(self) -> None:
        # It imports much that only pictures need: not before the window is up.
        from digitpad.collection.store import Collection

        canvas, bar = self._window.canvas, self._window.card.save_bar
        reading, reader = self._live_reading.reading, self._engines.reader
        checkpoint = reader.card.name if reader and reading else None
        try:
            drawing = Drawing(bar.label, canvas.device, reading, checkpoint)
            with Collection(self._collection) as collection:
                collection.keep(canvas.ink, drawing)
        except LabelError:
            bar.refuse(self.tr("A label is 1 to 5 digits, such as 407."))
        except CollectionError as error:
            self._window.notice.show_words(
                self.tr("The drawing is not saved, but still on the pad.\n{error}").format(
                    error=error
                )
            )
        else:
            canvas.clear()
            self._tell(self.tr("Saved as {label}.").format(label=drawing.label))

    def _tell(self, words: str) -> None:
        self._window.status_line.tell(words)
