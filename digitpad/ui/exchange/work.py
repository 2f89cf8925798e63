"""ExchangeWork: one import or export beside the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from digitpad.collection.watch import StoppedError, Watch

if TYPE_CHECKING:
    from digitpad.collection.exchange import Summary

Job = Callable[[Watch], "Summary"]
_BETWEEN_REPORTS_S = 0.05
"""As often as an eye can follow; a report for each drawing would keep the window busy."""


class ExchangeWork(QObject):
    """Does a job in a thread of its own, and tells of it in that of the window.

    progressed: (int, int), drawings done and expected. finished: (Summary).
    stopped: it was stopped, and nothing came of it. failed: (BaseException).
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = Watch(self._report)
        self._thread: threading.Thread | None = None
        self._next_report = 0.0
        self._ended.connect(self._conclude, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether the job goes on."""
        return self._thread is not None

    def start(self, job: Job) -> None:
        """Begin a job; one at a time."""
        self._watch = Watch(self._report)
        self._next_report = 0.0
        self._thread = threading.Thread(target=self._run, args=(job,), name="digitpad-exchange")
        self._thread.start()

    def stop(self) -> None:
        """End the job before its next drawing."""
        self._watch.stop()

    def close(self) -> None:
        """Stop, and wait for the end; nothing is told of it."""
        self.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self, job: Job) -> None:
        """On the thread: whatever is raised goes to the window, for here nobody would see it."""
        try:
            end: Summary | BaseException = job(self._watch)
        except BaseException as error:
            end = error
        self._ended.emit(end)

    def _report(self, done: int, expected: int) -> None:
        now = time.monotonic()
        if now >= self._next_report:
            self._next_report = now + _BETWEEN_REPORTS_S
            self.progressed.emit(done, expected)

    def _conclude(self, end: Summary | BaseException) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if isinstance(end, StoppedError):
            self.stopped.emit()
        elif isinstance(end, BaseException):
            self.failed.emit(end)
        else:
            self.finished.emit(end)
