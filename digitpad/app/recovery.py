"""Recovery: what is being drawn outlives a crash, and comes back at the next start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer

from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink
from digitpad.ui.window import Window

_log = logging.getLogger(__name__)
_EVERY_MS = 1000
"""How often a drawing that grows is written to the disk: what a crash takes is no more."""


class Recovery(QObject):
    """Keeps the drawing on the pad aside while it changes, beside the window's thread.

    elsewhere: tells the ink that another page has put aside.
    """

    def __init__(
        self, window: Window, unfinished: Unfinished, elsewhere: Callable[[], Ink] = Ink
    ) -> None:
        super().__init__(window)
        self._window, self._unfinished, self._elsewhere = window, unfinished, elsewhere
        self._worker = ThreadPoolExecutor(1, "digitpad-recovery")
        self._coming: list[bytes] = []
        self._closed = False
        self._due = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._due.timeout.connect(self._keep)
        window.sheet.source_changed.connect(self._note)

    def bring_back(self) -> None:
        """Put what the pad before left on the canvas, and say so."""
        left = self._unfinished.left
        # Pictures are decoded first: until they are shown, no other copy of them may go.
        self._coming = [source for source in left if isinstance(source, bytes)]
        for source in reversed(left):  # undo shows the others, too
            self._window.sheet.put_down(source)
        if left:
            self._window.status_line.tell(self.tr("Your drawing from last time is back."))

    def close(self) -> None:
        """Keep the drawing as it is now, for the next start; again, it does nothing."""
        if self._closed:
            return
        self._closed = True
        self._due.stop()
        self._keep()
        self._worker.shutdown()
        self._unfinished.close()

    def _note(self) -> None:
        shown = self._window.sheet.kept
        self._coming = [picture for picture in self._coming if picture != shown]
        if not self._due.isActive():
            self._due.start()

    def _keep(self) -> None:
        drawings = (self._window.sheet.kept, self._elsewhere(), *self._coming)
        job = self._worker.submit(self._unfinished.keep, [source for source in drawings if source])
        job.add_done_callback(_log_failure)


def _log_failure(job: Future[None]) -> None:
    if error := job.exception():
        _log.error("the drawing could not be kept aside", exc_info=error)
