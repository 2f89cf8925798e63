"""LiveReader: reads the newest ink beside the window, and never behind it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from digitpad.ui.engine import Reader

if TYPE_CHECKING:
    from digitpad.ink.ink import Ink
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.reading import Reading


class LiveReader(QObject):
    """One worker, one waiting place for ink and one for a recognizer; all state on this thread.

    A job runs at a time; its answer comes back through the event loop and starts the next. An
    answer that belongs to an older generation is dropped. A recognizer that cannot be loaded leaves
    the one before in use.

    ink_read: (Reading, Frame). recognizer_loaded: (Reader).
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
        self._waiting_ink: Ink | None = None
        self._waiting_load: Callable[[], Reader] | None = None
        self._accept: Callable[[Any], None] | None = None
        self._generation = 0
        self._finished.connect(self._conclude, Qt.ConnectionType.QueuedConnection)

    @property
    def behind(self) -> bool:
        """Whether something is being read or loaded."""
        return self._accept is not None

    def load(self, load: Callable[[], Reader]) -> None:
        """Use what `load`, called on the worker, returns; replaces a load that still waits."""
        self.forget()
        self._waiting_load = load
        self._begin()

    def read(self, ink: Ink) -> None:
        """Read this ink as soon as the worker is free; replaces ink that still waits."""
        self._waiting_ink = ink
        self._begin()

    def forget(self) -> None:
        """Make all answers void that have not come yet."""
        self._generation += 1
        self._waiting_ink = None

    def close(self) -> None:
        """Drop what waits and end the worker, after the one job that it may be in."""
        self.forget()
        self._waiting_load = None
        self._accept = None
        self._worker.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        if self.behind:
            return
        if self._waiting_load is not None:
            load, self._waiting_load = self._waiting_load, None
            self._start(load, self._accept_reader)
        elif self._reader is not None and self._waiting_ink is not None:
            ink, self._waiting_ink = self._waiting_ink, None
            job = partial(_read, self._reader, ink)
            self._start(job, partial(self._accept_reading, self._generation))

    def _start(self, job: Callable[[], Any], accept: Callable[[Any], None]) -> None:
        self._accept = accept
        self._worker.submit(job).add_done_callback(self._finished.emit)

    def _conclude(self, future: Future[Any]) -> None:
        if self._accept is None:
            return
        accept, self._accept = self._accept, None
        accept(future)
        self._begin()
        if not self.behind:
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


def _read(reader: Reader, ink: Ink) -> tuple[Reading, Frame]:
    frame = reader.frame(ink)
    return reader.read_frames([frame])[0], frame
