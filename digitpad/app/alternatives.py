"""Alternatives: asks the network what else a digit may be, once somebody points at one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digitpad.app.live_reading import LiveReading
from digitpad.recognition.reading import Reading
from digitpad.ui.engine.engine import Reader
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.switch import EngineSwitch
from digitpad.ui.engine.work import Pieces, Work
from digitpad.ui.reading.digit_strip import DigitStrip

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame

_log = logging.getLogger(__name__)


class Alternatives(QObject):
    """The chances of all digits of a reading, asked for once, and only where they are wanted."""

    def __init__(
        self,
        digits: DigitStrip,
        live: LiveReader,
        engines: EngineSwitch,
        live_reading: LiveReading,
    ) -> None:
        super().__init__(digits)
        self._digits, self._live, self._engines = digits, live, engines
        self._read: tuple[Reading, Frame] | None = None
        self._asked: Work | None = None
        live_reading.begun.connect(self._forget)
        live_reading.read.connect(self._note)
        digits.chances_wanted.connect(self._ask)

    def _forget(self) -> None:
        self._begin_with(None)

    def _note(self, reading: Reading, frame: Frame | None) -> None:
        self._begin_with(None if frame is None else (reading, frame))

    def _begin_with(self, read: tuple[Reading, Frame] | None) -> None:
        """What was read; a digit that is pointed at now makes the strip ask at once."""
        if self._asked is not None:
            self._asked.cancel()
        self._read, self._asked = read, None
        self._digits.show_chances(None)

    def _ask(self) -> None:
        reader = self._engines.reader
        if self._read is None or self._asked is not None or reader is None:
            return
        reading, frame = self._read
        self._asked = self._live.work(_answer(reader, frame, reading.text))
        self._asked.piece_done.connect(self._digits.show_chances)
        self._asked.failed.connect(_log_failure)


def _answer(reader: Reader, frame: Frame, text: str) -> Pieces:
    yield reader.digit_chances(frame, text)


def _log_failure(error: BaseException) -> None:
    """Without its chances a digit can be corrected all the same."""
    _log.error("the chances of digits cannot be told", exc_info=error)
