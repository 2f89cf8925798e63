"""Deciding: shows which ink decided, while the pen rests."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from digitpad.app.live_reading import LiveReading
from digitpad.recognition.reading import Reading
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame
    from digitpad.ui.engine.engine import Reader
    from digitpad.ui.engine.work import Pieces, Work

_log = logging.getLogger(__name__)
_REST_MS = 250
"""A pen from which nothing has come for so long rests."""


class Deciding(QObject):
    """Has the heat of a reading computed once nothing new is written, and lays it on the sheet."""

    def __init__(
        self, window: Window, live: LiveReader, engines: EngineSwitch, live_reading: LiveReading
    ) -> None:
        super().__init__(window)
        self._window, self._live, self._engines = window, live, engines
        self._read: tuple[Reading, Frame] | None = None
        self._work: Work | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        live_reading.begun.connect(self._forget)
        live_reading.read.connect(self._note)
        window.action.deciding.toggled.connect(self._switch)

    def _forget(self) -> None:
        """What was read is another drawing, or read by another."""
        self._read = None
        self._stop()

    def _stop(self) -> None:
        self._rest.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None
        self._window.sheet.show_heat(None)

    def _note(self, reading: Reading, frame: Frame | None) -> None:
        self._stop()
        self._read = None if frame is None or not reading.text else (reading, frame)
        if self._read is not None and self._window.action.deciding.isChecked():
            self._rest.start()

    def _switch(self, on: bool) -> None:
        if on:
            self._begin()
        else:
            self._stop()

    def _begin(self) -> None:
        reader = self._engines.reader
        if self._read is None or reader is None:
            return
        self._work = self._live.work(_one_piece(reader, *self._read))
        self._work.piece_done.connect(self._window.sheet.show_heat)
        self._work.failed.connect(partial(_log.error, "which ink decided is not known: %r"))


def _one_piece(reader: Reader, reading: Reading, frame: Frame) -> Pieces:
    yield reader.heat(frame, reading)
