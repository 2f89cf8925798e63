"""LiveReader: reads the newest ink or picture beside the window, and never behind it."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from digitpad.ui.engine.engine import Reader
from digitpad.ui.engine.work import Pieces, Work

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.picture import Picture
    from digitpad.recognition.reading import Reading

_log = logging.getLogger(__name__)
_END = object()
"""What the end of a work's pieces gives."""


class LiveReader(QObject):
    """One worker, a waiting place for a source and one for a recognizer; all state on this thread.

    A job runs at a time; its answer comes back through the event loop and starts the next. An
    answer that belongs to an older generation is dropped. A recognizer that cannot be loaded leaves
    the one before in use. Longer work goes on, a piece of each in turn, while nothing else waits.

    ink_read: (Reading, Frame), of ink or a picture. recognizer_loaded: (Reader).
    read_failed, load_failed: (BaseException).
    caught_up: nothing is being read or loaded any more.
    """

    ink_read = Signal(object, object)
    recognizer_loaded = Signal(object)
    read_failed = Signal(object)
    load_failed = Signal(object)
    caught_up = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "digitpad-reader")
        self._reader: Reader | None = None
        self._waiting_source: Ink | Picture | None = None
        self._waiting_load: Callable[[], Reader] | None = None
        self._works: deque[Work] = deque()
        self._accept: Callable[[Any], None] | None = None
        self._urgent = False
        self._told = True
        self._generation = 0
        self._closed = False
        self._finished.connect(self._conclude, Qt.ConnectionType.QueuedConnection)

    @property
    def behind(self) -> bool:
        """Whether something is being read or loaded, or waits for that."""
        return self._urgent or self._something_waits()

    def load(self, load: Callable[[], Reader]) -> None:
        """Use what `load`, called on the worker, returns; replaces a load that still waits."""
        self.forget()
        self._waiting_load = load
        self._told = False
        self._begin()

    def read(self, source: Ink | Picture) -> None:
        """Read this as soon as the worker is free; replaces what still waits."""
        self._waiting_source = source
        self._told = False
        self._begin()

    def work(self, pieces: Pieces) -> Work:
        """Do something longer on the worker, between live readings and other such work.

        Whoever writes meanwhile waits for one piece: it should take some 20 ms, not 200.
        """
        work = Work(pieces, self._drop)
        self._works.append(work)
        self._begin()
        return work

    def forget(self) -> None:
        """Make all answers void that have not come yet."""
        self._generation += 1
        self._waiting_source = None

    def close(self) -> None:
        """Drop what waits and end the worker, after the one job that it may be in.

        What is asked for afterwards is never done.
        """
        self.forget()
        self._waiting_load = None
        self._accept = None
        self._urgent = False
        for work in list(self._works):
            work.cancel()
        self._closed = True
        self._worker.shutdown()

    def _something_waits(self) -> bool:
        readable = self._reader is not None and self._waiting_source is not None
        return readable or self._waiting_load is not None

    def _begin(self) -> None:
        if self._closed or self._accept is not None:
            return
        self._urgent = self._something_waits()
        if self._waiting_load is not None:
            load, self._waiting_load = self._waiting_load, None
            self._start(load, self._accept_reader)
        elif self._reader is not None and self._waiting_source is not None:
            source, self._waiting_source = self._waiting_source, None
            job = partial(_read, self._reader, source)
            self._start(job, partial(self._accept_reading, self._generation))
        elif self._works:
            work = self._works[0]
            self._start(partial(next, work.pieces, _END), partial(self._accept_piece, work))

    def _start(self, job: Callable[[], Any], accept: Callable[[Any], None]) -> None:
        self._accept = accept
        self._worker.submit(job).add_done_callback(self._finished.emit)

    def _drop(self, work: Work) -> None:
        """Forget a work; what it holds open is closed where it was opened, on the worker."""
        self._works.remove(work)
        if not self._closed:
            self._worker.submit(work.pieces.close).add_done_callback(_log_failure)

    def _conclude(self, future: Future[Any]) -> None:
        if self._accept is None:
            return
        accept, self._accept = self._accept, None
        self._urgent = False
        accept(future)
        self._begin()
        if not (self._told or self.behind):
            self._told = True
            self.caught_up.emit()

    def _accept_reader(self, future: Future[Reader]) -> None:
        if self._waiting_load is not None:
            return
        if error := future.exception():
            self.load_failed.emit(error)
        else:
            self._reader = future.result()
            self.recognizer_loaded.emit(self._reader)

    def _accept_reading(self, generation: int, future: Future[tuple[Reading, Frame]]) -> None:
        if generation != self._generation:
            return
        if error := future.exception():
            self.read_failed.emit(error)
        else:
            self.ink_read.emit(*future.result())

    def _accept_piece(self, work: Work, future: Future[Any]) -> None:
        if not work.going_on:
            return
        error = future.exception()
        if error is None and future.result() is not _END:
            self._works.rotate(-1)  # the others' turn
            work.piece_done.emit(future.result())
        else:
            self._works.popleft()
            work.conclude(error)


def _read(reader: Reader, source: Ink | Picture) -> tuple[Reading, Frame]:
    frame = reader.frame(source)
    return reader.read_frames([frame])[0], frame


def _log_failure(future: Future[None]) -> None:
    if error := future.exception():
        _log.error("work that was cancelled could not be closed", exc_info=error)
