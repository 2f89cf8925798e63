"""Recovery: what is being drawn outlives a crash, and comes back at the next start."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from digitpad.app.collecting import Collecting
from digitpad.app.correcting import Correcting
from digitpad.app.questions import Question
from digitpad.app.shared_canvas import SharedCanvas
from digitpad.collection.drawing import Device
from digitpad.collection.unfinished import Source, Unfinished, UnfinishedError
from digitpad.ink.ink import Ink
from digitpad.recognition.correction import is_number
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window

_log = logging.getLogger(__name__)
_EVERY_MS = 1000
"""How often a drawing that grows is written to the disk: what a crash takes is no more."""
_ASKED_FOR = "asked for"
"""Begins the names of ink on the page that asks, before the number; older pads named none."""
_AS = " as "
"""In the name of what the user gave another number than was read, before that number."""
_BY = " by "
"""In the name of ink, before what it was written with."""
_PLACE = ", place "
"""Ends the names of ink that is asked for: two can be of one number. Older pads told no place."""


class _Coming(NamedTuple):
    """A picture that is still to be decoded, and the number that the user gave it, if any."""

    content: bytes
    number: str


class Recovery(QObject):
    """Keeps the drawings of both pages aside while they change, beside the window's thread.

    With what lies on the page on which one writes goes the number that the user gave it.
    """

    _tried = Signal(object)

    def __init__(
        self,
        window: Window,
        unfinished: Unfinished,
        shared_canvas: SharedCanvas,
        collecting: Collecting,
        correcting: Correcting,
    ) -> None:
        super().__init__(window)
        self._window, self._unfinished, self._shared_canvas = window, unfinished, shared_canvas
        self._collecting, self._correcting = collecting, correcting
        self._worker = ThreadPoolExecutor(1, "digitpad-recovery")
        self._coming: list[_Coming] = []
        self._waiting: dict[str, Ink] = {}  # for room on the page on which one writes
        self._problem = ""
        self._closed = False
        self._due = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._due.timeout.connect(self._keep)
        self._tried.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        window.sheet.source_changed.connect(self._note)
        window.card.number_changed.connect(self._keep_soon)

    def bring_back(self) -> None:
        """Put what the pad before left on its pages, and say so; tell of what others left."""
        try:
            left = self._unfinished.read()
        except UnfinishedError as error:
            _log.exception("what the pad before left cannot be read")
            words = self.tr("Your drawing from last time cannot be read: {error}.")
            self._window.notice.show_words(words.format(error=error_words(error)))
        else:
            if left:
                self._put_back(left)
        if self._unfinished.others_wait:
            words = self.tr(
                "There is another drawing from last time: it comes back in a second window. Start "
                "digitpad once more for it."
            )
            self._window.notice.show_words(words)

    def _put_back(self, left: dict[str, Source]) -> None:
        """Put each drawing on its page, and say so."""
        for name, source in left.items():
            if number := _number_in(name):
                self._correcting.expect(source, number)
        # Pictures are decoded first: until they are shown, no other copy of them may go.
        self._coming = [
            _Coming(source, _number_in(name))
            for name, source in left.items()
            if isinstance(source, bytes)
        ]
        written_first = sorted(left, key=lambda name: name.startswith(_ASKED_FOR))
        shown = [self._put_down(name, left[name]) for name in written_first]
        words = self.tr("Your drawing from last time waits on the Collect page.")
        if any(shown):
            words = self.tr("Your drawing from last time is back.")
        elif self._coming:
            words = self.tr("Your drawing from last time is coming back …")
        self._window.status_line.tell(words)

    def _put_down(self, name: str, source: Source) -> bool:
        """Put this where it was, and tell whether it is on the page on which one writes by now.

        Where an older pad left ink that was asked for, nobody knows its number. It goes where one
        can say it, once nothing is written there: at this start, or at a later one.
        """
        page, _, written = name.partition(_BY)
        device = written.partition(_PLACE)[0]
        made_with = Device(device) if device in set(Device) else Device.UNKNOWN
        if page.startswith(_ASKED_FOR) and isinstance(source, Ink):
            number = page.removeprefix(_ASKED_FOR).strip()
            if is_number(number):
                self._collecting.put_down(Question(number, Paper(source, made_with)))
                return False
            if self._window.canvas.ink:
                self._waiting[name] = source
                return False
        self._window.sheet.put_down(source, made_with)
        return isinstance(source, Ink)

    def close(self) -> None:
        """Keep the drawings as they are now, for the next start; again, it does nothing."""
        if self._closed:
            return
        self._closed = True
        self._due.stop()
        if error := self._keep().exception():
            print(f"digitpad: your drawing could not be kept: {error}", file=sys.stderr)
        self._worker.shutdown()
        self._unfinished.close()

    def _note(self) -> None:
        shown = self._window.sheet.kept
        self._coming = [picture for picture in self._coming if picture.content != shown]
        self._keep_soon()

    def _keep_soon(self) -> None:
        if not self._closed and not self._due.isActive():
            self._due.start()

    def _keep(self) -> Future[None]:
        job = self._worker.submit(self._unfinished.keep, self._drawings())
        job.add_done_callback(lambda job: self._tried.emit(job.exception()))
        return job

    def _drawings(self) -> dict[str, Source]:
        """What lies on the pages, by name: on each page the lowest first."""
        written, picture = self._shared_canvas.written, self._shared_canvas.picture
        drawings: dict[str, Source] = dict(self._waiting)
        for place, (number, paper) in enumerate(self._collecting.questions):
            drawings[f"{_ASKED_FOR} {number}{_BY}{paper.device}{_PLACE}{place}"] = paper.ink
        own = _as(self._shared_canvas.own_number)
        drawings[f"written{'' if picture else own}{_BY}{written.device}"] = written.ink
        for place, coming in enumerate(self._coming):
            drawings[f"coming {place}{_as(coming.number)}"] = coming.content
        if picture is not None:
            drawings[f"picture{own}"] = picture.content
        return {name: source for name, source in drawings.items() if source}

    def _tell(self, error: BaseException | None) -> None:
        """Say once that drawings cannot be kept, and no longer when they can again."""
        if error is None:
            if self._problem:
                self._window.notice.take_back(self._problem)
            self._problem = ""
        elif not self._problem:
            _log.error("the drawing could not be kept aside", exc_info=error)
            words = self.tr(
                "What you draw is not safe from a crash: it cannot be kept ({error}). "
                "Make room on the disk, or save your drawing."
            )
            self._problem = words.format(error=error_words(error))
            self._window.notice.show_words(self._problem)


def _as(number: str) -> str:
    """The part of a name that tells the user's number, if there is one."""
    return f"{_AS}{number}" if number else ""


def _number_in(name: str) -> str:
    """The user's number that a name tells; "" where it tells none."""
    number = name.partition(_BY)[0].partition(_AS)[2]
    return number if is_number(number) else ""
