"""EngineSwitch: from one engine to another, without losing the one that works."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from digitpad.ui.engine.engine import Engine, EngineError, Reader
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.error_words import error_words

_log = logging.getLogger(__name__)

Load = Callable[[Engine], Reader]
"""Makes the one who reads; called on the live reader's worker. Raises EngineError."""


class EngineSwitch(QObject):
    """Has the live reader load what is asked for; until then, and if it fails, the former reads.

    asked: the engine that is wanted or in use. reader: who reads; None before the first.
    switched: the engine asked for is in use. refused: (str), why it is not, for the user.
    """

    switched = Signal()
    refused = Signal(str)

    def __init__(self, live: LiveReader, load: Load, first: Engine) -> None:
        super().__init__(live)
        self.asked = first
        self.reader: Reader | None = None
        self._in_use: Engine | None = None
        self._live = live
        self._load = load
        live.recognizer_loaded.connect(self._take)
        live.load_failed.connect(self._refuse)

    def ask_for(self, engine: Engine) -> None:
        """Load this engine; what is being read is forgotten."""
        self.asked = engine
        self._live.load(partial(self._load, engine))

    def _take(self, reader: Reader) -> None:
        self.reader, self._in_use = reader, self.asked
        self.switched.emit()

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, EngineError):
            _log.error("loading %s failed", self.asked, exc_info=error)
        self.asked = self._in_use or self.asked
        self.refused.emit(error_words(error))
