"""Work: something longer, done in small pieces while nothing is to be read."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Signal

Pieces = Generator[Any, None, None]
"""Each step to the next `yield` is one piece; all run on the live reader's one worker thread."""


class Work(QObject):
    """A generator that `LiveReader.work` runs, and what comes of it; told on the window's thread.

    piece_done: (object), what a piece yielded. finished: the generator came to its end.
    failed: (BaseException), what it raised; nothing more comes.
    """

    piece_done = Signal(object)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, pieces: Pieces, drop: Callable[[Work], None]) -> None:
        """For the live reader alone; `drop` tells it of work that is not wanted any more."""
        super().__init__()
        self.pieces = pieces
        self._drop = drop
        self._going_on = True

    @property
    def going_on(self) -> bool:
        """Whether more may come of it."""
        return self._going_on

    def cancel(self) -> None:
        """Stop after the piece it may be in and tell nothing more; the generator is closed."""
        if self._going_on:
            self._going_on = False
            self._drop(self)

    def conclude(self, error: BaseException | None) -> None:
        """Tell that it has come to its end; for the live reader alone."""
        self._going_on = False
        if error is None:
            self.finished.emit()
        else:
            self.failed.emit(error)
