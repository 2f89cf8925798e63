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
from digitpad.collection.lesson import Interrupted
from digitpad.ui.close_guard import Guarded, asked_to_end
from digitpad.ui.error_words import error_words
from digitpad.ui.teaching.page import Stage, TeachPage
from digitpad.ui.teaching.teacher import Teacher

_log = logging.getLogger(__name__)


def finetuning(checkpoint: str, run: str = "") -> list[str]:
    """The command line of a child that learns the user's hand, beginning with a checkpoint.

    run: the name of an interrupted one that is to go on.
    """
    words = ("trainer", "finetune", checkpoint, "--json", "--low-priority")
    return program.command(*words, *(("--resume", "--name", run) if run else ()))


class Teaching(QObject):
    """A page on which the pad learns the user's hand, and what happens behind it.

    checkpoint: tells the name or path of the one to begin with. kept: counts the drawings there
    are to learn from, and may raise CollectionError. interrupted: the lesson that can go on.
    command: the child's, for a checkpoint and, where a lesson goes on, the name of its run.
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
        interrupted: Callable[[], Interrupted | None] = lambda: None,
        command: Callable[[str, str], Sequence[str]] = finetuning,
        asked_to_end: Callable[[QWidget], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.page = TeachPage()
        self.teacher = Teacher(self)
        self._checkpoint, self._kept, self._command = checkpoint, kept, command
        self._interrupted = interrupted
        self._asked_to_end = asked_to_end or self._ask_to_end
        self._cancelled = False
        self._left_behind: Path | None = None
        self._uncounted = ""  # why the drawings could not be counted
        self._connect()

    def _connect(self) -> None:
        page, teacher = self.page, self.teacher
        page.start_asked.connect(self.start)
        page.going_on_asked.connect(self.go_on)
        page.stop_asked.connect(teacher.stop)
        page.cancel_asked.connect(self._cancel)
        page.checkpoint_accepted.connect(self._accept)
        page.checkpoint_discarded.connect(self._discard)
        teacher.progressed.connect(self._show)
        teacher.finished.connect(self._finish)
        teacher.failed.connect(self._fail)
        teacher.cancelled.connect(self._end)

    def refresh(self) -> None:
        """Count the drawings anew, and see what can go on: whenever the page is shown."""
        if self.page.stage is not Stage.IDLE:
            return  # they are counted when it is over
        try:
            count = self._kept()
        except CollectionError as error:
            self._uncounted = error_words(error)
            self.page.show_uncounted(self._uncounted)
        else:
            self.page.take_back(self._uncounted)
            before = self._interrupted()
            self.page.show_kept(count, before.day if before else None)

    def start(self) -> None:
        """Begin a lesson, unless there is one; an interrupted one is given up for it."""
        if self.teacher.teaching:
            return
        if before := self._interrupted():
            _take_away(before.folder)
        self._begin(self._command(self._checkpoint(), ""), None)

    def go_on(self) -> None:
        """Go on with the interrupted lesson, unless there is one."""
        before = self._interrupted()
        if before is None:  # another pad has it by now
            self.refresh()
        elif not self.teacher.teaching:
            command = self._command(before.checkpoint, before.folder.name)
            self._begin(command, before.folder)

    def _begin(self, command: Sequence[str], left_behind: Path | None) -> None:
        self._left_behind, self._cancelled = left_behind, False
        self.page.show_begun()
        self.teacher.start(command)

    @property
    def guarded(self) -> Guarded:
        """The lesson, as a window asks for it before it closes."""
        return Guarded(lambda: self.teacher.teaching, self._asked_to_end, self.close)

    def close(self) -> None:
        """End a lesson that there may be; it can go on another time."""
        if self.teacher.teaching:
            self.teacher.close()

    def _show(self, event: dict[str, Any]) -> None:
        if event["event"] == "interrupted":
            self._left_behind = Path(event["folder"])
        self.page.show_event(event)

    def _finish(self, path: str) -> None:
        self.page.show_done(path)
        self.checkpoint_made.emit(path)

    def _fail(self, words: str) -> None:
        self._over(words, problem=True)

    def _cancel(self) -> None:
        self._cancelled = True
        self.teacher.cancel()

    def _end(self) -> None:
        """What a run left to go on with is taken away where the user cancelled it."""
        if self._cancelled and self._left_behind:
            _take_away(self._left_behind)
        self._over(self.tr("Cancelled. Nothing has changed.") if self._cancelled else "")

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
            self.tr("Interrupt learning?"),
            self.tr(
                "The pad is still learning your hand. If you close it, you can let it go on "
                "another time."
            ),
            end=self.tr("Close and Go On Later"),
            go_on=self.tr("Go On Learning"),
        )


def _take_away(folder: Path) -> None:
    """The folder of a run that nobody will go on with; never one that is elsewhere."""
    if folder.parent == folders.home() / "runs":
        shutil.rmtree(folder, ignore_errors=True)
