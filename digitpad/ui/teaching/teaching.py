"""Teaching: lets the page and the child process that learns work together."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from digitpad import folders, program
from digitpad.collection.database import CollectionError
from digitpad.ui.close_guard import Guarded, asked_to_end
from digitpad.ui.error_words import error_words
from digitpad.ui.teaching.page import Stage, TeachPage
from digitpad.ui.teaching.teacher import Teacher

_log = logging.getLogger(__name__)


def finetuning(checkpoint: str) -> list[str]:
    """The command line of a child that learns the user's hand, beginning with a checkpoint."""
    words = ("trainer", "finetune", checkpoint, "--json", "--low-priority")
    return program.command(*words)


class Teaching(QObject):
    """A page on which the pad learns the user's hand, and what happens behind it.

    checkpoint: tells the name or path of the one to begin with. kept: counts the drawings there
    are to learn from, and may raise CollectionError. command: the child's, for a checkpoint.
    asked_to_end: asks the user whether to end a lesson, so that the window can close.
    checkpoint_made: (str), the path of a new checkpoint, which nobody has accepted yet.
    checkpoint_accepted: (str), the path of the one that shall read from now on.
    checkpoint_discarded: (str), the path of one that is no longer there.
    """

    checkpoint_made = Signal(str)
    checkpoint_accepted = Signal(str)
    checkpoint_discarded = Signal(str)

    def __init__(
        self,
        checkpoint: Callable[[], str],
        kept: Callable[[], int],
        command: Callable[[str], Sequence[str]] = finetuning,
        asked_to_end: Callable[[QWidget], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page = TeachPage()
        self.teacher = Teacher(self)
        self._checkpoint, self._kept, self._command = checkpoint, kept, command
        self._asked_to_end = asked_to_end or self._ask_to_end
        self._left_behind = ""
        self._uncounted = ""  # why the drawings could not be counted
        self._connect()

    def _connect(self) -> None:
        page, teacher = self.page, self.teacher
        page.start_asked.connect(self.start)
        page.stop_asked.connect(teacher.stop)
        page.cancel_asked.connect(teacher.cancel)
        page.checkpoint_accepted.connect(self._accept)
        page.checkpoint_discarded.connect(self._discard)
        teacher.progressed.connect(self._show)
        teacher.finished.connect(self._finish)
        teacher.failed.connect(self._fail)
        teacher.cancelled.connect(self._forget)

    def refresh(self) -> None:
        """Count the drawings anew: whenever the page is shown."""
        if self.page.stage is not Stage.IDLE:
            return  # they are counted when it is over
        try:
            count = self._kept()
        except CollectionError as error:
            self._uncounted = error_words(error)
            self.page.show_uncounted(self._uncounted)
        else:
            self.page.take_back(self._uncounted)
            self.page.show_kept(count)

    def start(self) -> None:
        """Begin a lesson, unless there is one."""
        if not self.teacher.teaching:
            self._left_behind = ""
            self.page.show_begun()
            self.teacher.start(self._command(self._checkpoint()))

    @property
    def guarded(self) -> Guarded:
        """The lesson, as a window asks for it before it closes."""
        return Guarded(lambda: self.teacher.teaching, self._asked_to_end, self.close)

    def close(self) -> None:
        """End a lesson that there may be; nothing of it is kept."""
        if self.teacher.teaching:
            self.teacher.close()

    def _show(self, event: dict[str, Any]) -> None:
        if event["event"] == "interrupted":
            self._left_behind = event["folder"]
        self.page.show_event(event)

    def _finish(self, path: str) -> None:
        self.page.show_done(path)
        self.checkpoint_made.emit(path)

    def _fail(self, words: str) -> None:
        self._over(words, problem=True)

    def _forget(self) -> None:
        """Take away what a cancelled run left to go on with: nobody would."""
        folder = Path(self._left_behind)
        if self._left_behind and folder.parent == folders.home() / "runs":
            shutil.rmtree(folder, ignore_errors=True)
        self._over(self.tr("Cancelled. Nothing has changed."))

    def _accept(self, path: str) -> None:
        self._over(self.tr("The new checkpoint reads from now on. The others stay in the list."))
        self.checkpoint_accepted.emit(path)

    def _discard(self, path: str) -> None:
        try:
            Path(path).unlink(missing_ok=True)
        except OSError as error:
            _log.exception("a checkpoint could not be discarded")
            words = self.tr("{path} could not be deleted ({problem}). Delete it yourself.")
            self._over(words.format(path=path, problem=error.strerror), problem=True)
        else:
            self._over(self.tr("Discarded. The pad reads as before."))
            self.checkpoint_discarded.emit(path)

    def _over(self, words: str, problem: bool = False) -> None:
        self.page.show_over(words, problem)
        self.refresh()

    def _ask_to_end(self, window: QWidget) -> bool:
        return asked_to_end(
            window,
            self.tr("End learning?"),
            self.tr("The pad is still learning your hand. If you close it, that is lost."),
            end=self.tr("Close and Lose It"),
            go_on=self.tr("Go On Learning"),
        )
