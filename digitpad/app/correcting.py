"""Correcting: the number as it stands, from what was read and what the user says of it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from digitpad.app.live_reading import LiveReading
from digitpad.ink.ink import Ink
from digitpad.ink.placing import is_placed
from digitpad.recognition.correction import Correction, Number, number_of
from digitpad.recognition.reading import Reading, Status
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.recognition.frame import Frame
    from digitpad.recognition.picture import Picture

_REMEMBERED = 8
"""Numbers of drawings that are not on the pad; some hold whole pictures."""


class Correcting(QObject):
    """Takes digits and labels that are typed and candidates that are chosen; shows the number.

    What the user said of a drawing that leaves the pad stands again when it comes back.
    """

    def __init__(self, window: Window, live_reading: LiveReading) -> None:
        super().__init__(window)
        self._window, self._card = window, window.card
        self._correction: Correction | None = None
        self._own = ""  # what the correction says of the drawing as it is now
        self._source: Ink | Picture = Ink()
        self._kept: Ink | bytes = Ink()  # the same as a collection holds it
        self._elsewhere: deque[tuple[Ink | bytes, Number]] = deque(maxlen=_REMEMBERED)
        digits = window.sheet.digits
        live_reading.begun.connect(self._look_at_source)
        live_reading.read.connect(self._show)
        self._card.candidates.taken.connect(self._take)
        digits.typed.connect(self._exchange)
        digits.removed.connect(self._remove)
        digits.given_up.connect(self._give_up)
        window.action.copy.triggered.connect(self._copy)

    @property
    def own_number(self) -> str:
        """What the user says that the drawing is; "" where it is as read, or still to be judged."""
        bar = self._card.save_bar
        return bar.label if bar.edited else self._own

    def expect(self, source: Ink | bytes, number: str) -> None:
        """Let this number stand over a drawing that is about to come to the pad, or lies there."""
        if source != self._kept:
            self._elsewhere.append((source, Number(text=number)))
        elif self._card.number.reading.status is Status.EMPTY:
            self.restore(Number(text=number))
        else:
            self._take(number)

    def restore(self, number: Number) -> None:
        """Let the user's number stand again, now that its drawing is back to be read."""
        if number.reading.status is not Status.EMPTY:
            self._correct(number.reading, number.text)
        else:
            self._card.suggest(number.text)
            self._card.save_bar.hold()

    def _correct(self, reading: Reading, text: str) -> None:
        """This is the number of what was read so."""
        corrected = Number(reading, text).corrected
        self._correction = Correction(reading, text) if corrected else None
        self._own = text if corrected else ""

    def _show(self, reading: Reading, frame: Frame | None) -> None:
        if reading.status is Status.EMPTY:
            self._forget()
        text = number_of(reading) if self._correction is None else self._correction.of(reading)
        self._own = text if text != number_of(reading) else ""
        self._window.show_reading(reading, frame, text)

    def _look_at_source(self) -> None:
        """Another is on the pad: what the user said of the one before does not hold for it."""
        self._window.sheet.digits.let_go()
        self._card.candidates.let_go()
        sheet, before, kept = self._window.sheet, self._source, self._kept
        self._source, self._kept = sheet.source, sheet.kept
        if before and not _goes_on(before, self._source):
            if self.own_number:
                self._elsewhere.append((kept, self._card.number))
            self._forget()
        elif self.own_number and before != self._source and not _is_moved(before, self._source):
            self._let_be_judged()
        if before != self._source and not self.own_number:
            self._recall()

    def _recall(self) -> None:
        """Let the number of what has come to the pad stand again, if the user gave it one."""
        known = next((said for said in self._elsewhere if said[0] == self._kept), None)
        if known is not None:
            self._elsewhere.remove(known)
            self.restore(known[1])

    def _let_be_judged(self) -> None:
        """What is typed holds for more ink as any correction does; where nothing is read, it goes.

        What any of them says of the drawing as it is now is known once that is read.
        """
        number = self._card.number
        if number.reading.status is Status.EMPTY:
            self._forget()
        elif self._card.save_bar.edited:
            self._take(number.text)
        self._own = ""

    def _forget(self) -> None:
        self._correction, self._own = None, ""
        self._card.save_bar.forget_edit()

    def _take(self, text: str) -> None:
        """This is the number."""
        self._correct(self._card.number.reading, text)
        self._card.suggest(text)
        self._card.save_bar.forget_edit()

    def _exchange(self, at: int, digit: str) -> None:
        text = self._card.number.text
        self._take(text[:at] + digit + text[at + 1 :])

    def _remove(self, at: int) -> None:
        text = self._card.number.text
        if len(text) > 1:
            self._take(text[:at] + text[at + 1 :])

    def _give_up(self, at: int) -> None:
        """The digit in this place is as it was read; a number of another length, as a whole."""
        number = self._card.number
        digits = [digit.digit for digit in number.reading.digits]
        if len(digits) != len(number.text):
            self._take(number_of(number.reading))
        elif number.text[at] != digits[at]:
            self._exchange(at, digits[at])

    def _copy(self) -> None:
        number = self._card.number
        if number.valid:
            QGuiApplication.clipboard().setText(number.text)
            words = self.tr("Copied {number}.").format(number=number.text)
            self._window.status_line.tell(words)


def _goes_on(before: Ink | Picture, now: Ink | Picture) -> bool:
    """Whether it is the same drawing: with a stroke in common, or moved as a whole."""
    if not isinstance(before, Ink) or not isinstance(now, Ink):
        return before is now
    begun = {tuple(stroke.points[0]) for stroke in before.strokes}
    written_on = any(tuple(stroke.points[0]) in begun for stroke in now.strokes)
    return written_on or _is_moved(before, now)


def _is_moved(before: Ink | Picture, now: Ink | Picture) -> bool:
    """Whether it is the same ink, moved or scaled as a whole."""
    return isinstance(before, Ink) and isinstance(now, Ink) and is_placed(before, now)
