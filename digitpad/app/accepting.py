"""Accepting: takes the number on the pad into the history, and clears the pad for the next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from digitpad.app.accepted_numbers import AcceptedNumbers
from digitpad.app.finishing import Finishing, TakeBack
from digitpad.app.saving import Saving
from digitpad.collection.database import CollectionError
from digitpad.collection.history import Accepted
from digitpad.recognition.correction import Number
from digitpad.recognition.reading import Status
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window


class Accepting(QObject):
    """Accepts the number as it stands; keeps the drawing too, where the user wants that."""

    def __init__(
        self, window: Window, finishing: Finishing, saving: Saving, numbers: AcceptedNumbers
    ) -> None:
        super().__init__(window)
        self._window, self._finishing = window, finishing
        self._saving, self._numbers = saving, numbers
        window.action.accept.triggered.connect(self.accept)

    def accept(self) -> None:
        """Accept the number; as soon as it is read, where that is still to come."""
        self._finishing.when_read(
            self._accept,
            self.tr("Accepting as soon as it is read …"),
            self.tr("Not accepted: the pad changed meanwhile. Press Enter again when done."),
        )

    def _accept(self) -> None:
        number = self._window.card.number
        if not number.valid:
            self._window.card.save_bar.refuse()
            return
        unkeep = self._kept()
        if unkeep is None:
            return
        try:
            remove = self._numbers.add(_accepted(number))
        except CollectionError as error:
            unkeep()
            words = self.tr("The number is not accepted, but still on the pad.\n{error}")
            self._window.notice.show_words(words.format(error=error_words(error)))
            return

        def take_back() -> bool:
            return all([remove(), unkeep()])

        words = self._words().format(number=number.text)
        taken_back = self.tr("{number} is no longer accepted.").format(number=number.text)
        self._finishing.clear(words, take_back, taken_back)

    def _kept(self) -> TakeBack | None:
        """Keep the drawing, where that is wanted; what undoes it, None where it failed."""
        if not self._window.action.keep_accepted.isChecked():
            return lambda: True
        return self._saving.keep()

    def _words(self) -> str:
        if self._window.action.keep_accepted.isChecked():
            return self.tr("Accepted and saved {number}.")
        return self.tr("Accepted {number}.")


def _accepted(number: Number) -> Accepted:
    reading = number.reading
    if reading.status is Status.EMPTY:
        return Accepted(number.text)
    return Accepted(number.text, reading.confidence, reading.status, number.corrected)
