"""Finishing: what ends the work on a drawing, once it is read, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from digitpad.app.live_reading import LiveReading
from digitpad.ink.ink import Ink
from digitpad.ui.actions import Page
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.collection.store import Source

Step = Callable[[], None]
TakeBack = Callable[[], bool]
"""Takes back what was done; tells whether it could, else it has told the user why not."""


class Finishing(QObject):
    """Waits with what ends a drawing until it is read, and clears the pad for the next one."""

    def __init__(self, window: Window, live: LiveReader, live_reading: LiveReading) -> None:
        super().__init__(window)
        self._window, self._live = window, live
        self._waiting: Step | None = None
        self._drawing: Source = Ink()
        self._dropped = ""
        live.caught_up.connect(self._go_on)
        live_reading.begun.connect(self._drop)

    def when_read(self, step: Step, waiting: str, dropped: str) -> None:
        """Do this as soon as the drawing is read: now, where it is.

        What was asked for first stands: it clears the pad, and nothing else is left to do.
        waiting: what to tell meanwhile. dropped: what to tell where the drawing changes instead.
        """
        if self._waiting is not None:
            return
        if self._live.behind:
            self._waiting, self._dropped = step, dropped
            self._drawing = self._window.sheet.kept
            self._window.status_line.tell(waiting)
        elif self._window.sheet.kept:
            step()

    def clear(self, words: str, take_back: TakeBack, taken_back: str) -> None:
        """Clear the pad, and tell what was done with the drawing.

        take_back: takes that back, where the user asks for it, beside what is told or by undoing
        on; then the drawing comes back too. taken_back: what to tell of that.
        """
        window, sheet = self._window, self._window.sheet

        def undo() -> None:
            window.show_page(Page.WRITE)  # the page that shows now may be another
            window.status_line.tell(taken_back if take_back() else "")
            bring_back()
            sheet.setFocus()

        bring_back = sheet.finish(undo)
        window.status_line.tell(words, undo)

    def _go_on(self) -> None:
        if self._waiting is not None:
            step, self._waiting = self._waiting, None
            step()

    def _drop(self) -> None:
        """Unless the drawing is the same, and only something else is to read it."""
        if self._waiting is not None and self._window.sheet.kept != self._drawing:
            self._waiting = None
            self._window.status_line.tell(self._dropped)
