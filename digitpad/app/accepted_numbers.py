"""AcceptedNumbers: the history of what was accepted, in its file and in its panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from digitpad.app.finishing import TakeBack
from digitpad.collection.database import CollectionError
from digitpad.collection.history import Accepted, History, save_csv
from digitpad.ui.error_words import error_words
from digitpad.ui.window import Window


class AcceptedNumbers(QObject):
    """Shows the history while its panel is open, and does what is asked of it.

    What the user takes out of it can be brought back until the pad is closed, the last first.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._panel = window, window.write_page.history
        self._removed: list[Sequence[Accepted]] = []
        action, panel = window.action, self._panel
        panel.copy_asked.connect(self._copy)
        panel.remove_asked.connect(self._remove)
        panel.save_asked.connect(self._save)
        panel.shown.connect(self.refresh)
        action.copy_history.triggered.connect(lambda: self._with_all(self._copy))
        action.clear_history.triggered.connect(lambda: self._with_all(self._remove))
        action.restore_history.triggered.connect(lambda: self._put_back(self._removed[-1]))
        action.save_history.triggered.connect(self._save)

    def add(self, number: Accepted) -> TakeBack:
        """Put a number on top of the history; what takes it out again. Raises CollectionError."""
        with History() as history:
            added = history.add([number])
        self.refresh()

        return partial(self._take_out, added)

    def refresh(self) -> None:
        """Show what is in the file now; other pads write to it too."""
        if self._panel.isVisible():
            self._panel.show_entries(self._entries() or ())

    def _with_all(self, step: Callable[[Sequence[Accepted]], None]) -> None:
        entries = self._entries()
        if entries:
            step(entries)
        elif entries is not None:
            self._window.status_line.tell(self.tr("The history is empty."))

    def _entries(self) -> list[Accepted] | None:
        """All of the history; None where it cannot be used, and the user has been told."""
        try:
            with History() as history:
                return history.entries()
        except CollectionError as error:
            self._complain(error)
            return None

    def _take_out(self, entries: Sequence[Accepted]) -> bool:
        try:
            with History() as history:
                history.remove(entries)
        except CollectionError as error:
            self._complain(error)
            return False
        self.refresh()
        return True

    def _put_back(self, entries: Sequence[Accepted]) -> None:
        try:
            with History() as history:
                history.add(entries)
        except CollectionError as error:
            self._complain(error)
            return
        self._removed.remove(entries)
        self._window.action.restore_history.setEnabled(bool(self._removed))
        one = self.tr("{number} is in the history again.")
        words = _about(entries, one, self.tr("{count} numbers are in the history again."))
        self._window.status_line.tell(words)
        self.refresh()

    def _remove(self, entries: Sequence[Accepted]) -> None:
        if entries and self._take_out(entries):
            self._removed.append(entries)
            self._window.action.restore_history.setEnabled(True)
            one = self.tr("Took {number} out of the history.")
            words = _about(entries, one, self.tr("Took {count} numbers out of the history."))
            self._window.status_line.tell(words, lambda: self._put_back(entries))

    def _copy(self, entries: Sequence[Accepted]) -> None:
        """A line a number, the newest first as they are listed."""
        if entries:
            QGuiApplication.clipboard().setText("\n".join(entry.text for entry in entries))
            one, many = self.tr("Copied {number}."), self.tr("Copied {count} numbers.")
            self._window.status_line.tell(_about(entries, one, many))

    def _save(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self._window, self.tr("Save History"), "numbers.csv", self.tr("Tables (*.csv)")
        )
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Save the whole history as CSV."""
        entries = self._entries()
        if entries is None:
            return
        try:
            save_csv(entries, path)
        except OSError as error:
            words = self.tr("The history is not saved ({error}). Choose another place.")
            self._window.notice.show_words(words.format(error=error_words(error)))
        else:
            self._window.status_line.tell(self.tr("Saved {path}.").format(path=path))

    def _complain(self, error: CollectionError) -> None:
        words = self.tr("The history cannot be used.\n{error}")
        self._window.notice.show_words(words.format(error=error_words(error)))


def _about(entries: Sequence[Accepted], one: str, many: str) -> str:
    """The sentence about one number, or that about more."""
    if len(entries) == 1:
        return one.format(number=entries[0].text)
    return many.format(count=len(entries))
