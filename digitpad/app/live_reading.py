"""LiveReading: reads what lies on the pad, and shows what was read."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from digitpad.recognition.reading import EMPTY, Reading
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_log = logging.getLogger(__name__)


class LiveReading(QObject):
    """What was read of the drawing on the pad.

    begun: the drawing is another, or read by another; what was read of it is no longer known.
    read: (Reading, Frame), the drawing as it is now; (EMPTY, None) where there is none.
    """

    begun = Signal()
    read = Signal(object, object)

    def __init__(self, window: Window, live: LiveReader, engines: EngineSwitch) -> None:
        super().__init__(window)
        self._window, self._live, self._engines = window, live, engines
        self._reading: Reading | None = None
        window.sheet.source_changed.connect(self.read_again)
        live.ink_read.connect(self._show_reading)
        live.read_failed.connect(self._show_failure)

    @property
    def reading(self) -> Reading | None:
        """What was read of the drawing as it is now; None where that is still to come."""
        return None if self._live.behind else self._reading

    @property
    def checkpoint(self) -> str | None:
        """The name of the checkpoint that read it; None where nothing was read."""
        reader = self._engines.reader
        return reader.card.name if reader and self.reading else None

    def read_again(self) -> None:
        """Read what lies on the pad."""
        self._reading = None
        self.begun.emit()
        source = self._window.sheet.source
        if not source:
            self._live.forget()
            self.read.emit(EMPTY, None)
            return
        self._live.read(source)
        if self._engines.reader is None:
            self._window.show_nothing(self._why_not_read())

    def _why_not_read(self) -> str:
        if self._live.behind:
            return self.tr("Getting ready to read …")
        return self.tr("Not read: no checkpoint is loaded. You can still save.")

    def _show_reading(self, reading: Reading, frame: Frame) -> None:
        self._reading = reading
        self.read.emit(reading, frame)

    def _show_failure(self, error: BaseException) -> None:
        _log.error("reading failed", exc_info=error)
        self._window.show_nothing(self.tr("This could not be read."))
        self._window.notice.show_words(
            self.tr("This drawing could not be read: {error}").format(error=error_words(error))
        )
