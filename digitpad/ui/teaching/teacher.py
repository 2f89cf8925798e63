"""Teacher: a child process in which a checkpoint learns the user's hand."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from digitpad.ui.error_words import error_words
from digitpad.worded import WordedError

_log = logging.getLogger(__name__)

_INTERRUPTED = 130
"""The trainer's exit status when it ends because it was told to."""
_PATIENCE_MS = 5000
"""How long a child may take to end by itself once the pad closes."""
_LAST_WORDS = 3
"""Lines of what the child complained of…"""
_OF_A_TRACEBACK = ("Traceback", " ")
"""…but none that begins like this: it is in the log, and tells the user nothing."""


class Teacher(QObject):
    """Runs the trainer in a child and tells what that tells; one run at a time.

    progressed: (dict), an event of the trainer: its name under "event", and what belongs to it.
    finished: (str), the path of the new checkpoint. failed: (str), why there is none, in words.
    cancelled: it ended as it was told to, without a checkpoint.
    """

    progressed = Signal(object)
    finished = Signal(str)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child = QProcess(self)
        self._rest = b""
        self._written = ""
        self._reason = ""
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._child.setProcessEnvironment(environment)
        self._child.readyReadStandardOutput.connect(self._hear)
        self._child.finished.connect(self._conclude)
        self._child.errorOccurred.connect(self._tell_of_error)

    @property
    def teaching(self) -> bool:
        """Whether a child is at work."""
        return self._child.state() is not QProcess.ProcessState.NotRunning

    def start(self, command: Sequence[str]) -> None:
        """Begin a run: a program and its arguments, which tell its progress in JSON lines."""
        self._rest, self._written, self._reason = b"", "", ""
        self._child.start(command[0], list(command[1:]))

    def stop(self) -> None:
        """Let it be done with what it has learnt."""
        self._child.write(b"stop\n")

    def cancel(self) -> None:
        """Let it end, and make nothing of it."""
        self._child.write(b"cancel\n")

    def close(self) -> None:
        """End the child, if there is one, and wait until it has gone; its end is told first."""
        if not self.teaching:
            return
        self.cancel()
        self._child.closeWriteChannel()
        if not self._child.waitForFinished(_PATIENCE_MS) and self.teaching:
            self._child.kill()
            self._child.waitForFinished(_PATIENCE_MS)

    def _hear(self) -> None:
        *lines, self._rest = (self._rest + self._child.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            event = _event(line)
            if event is None:
                _log.warning("the trainer said what is no event: %r", line)
            elif event["event"] == "written":
                self._written = str(event["path"])
            elif event["event"] == "failed":
                self._reason = error_words(WordedError.of_plain(event))
            else:
                self.progressed.emit(event)

    def _conclude(self, status: int, how: QProcess.ExitStatus) -> None:
        self._hear()
        complaint = (
            bytes(self._child.readAllStandardError().data()).decode("utf-8", "replace").strip()
        )
        if self._written:
            self.finished.emit(self._written)
        elif how is QProcess.ExitStatus.NormalExit and status == _INTERRUPTED:
            self.cancelled.emit()
        else:
            _log.error("the trainer ended with %s: %s", status, complaint)
            self.failed.emit(self._why(status, how, complaint))

    def _why(self, status: int, how: QProcess.ExitStatus, complaint: str) -> str:
        """What went wrong: the trainer's own reason where it has one for the user."""
        if how is QProcess.ExitStatus.NormalExit and status == 1 and self._reason:
            return self._reason
        said = [line for line in complaint.splitlines() if not line.startswith(_OF_A_TRACEBACK)]
        words = "\n".join(said[-_LAST_WORDS:])
        return self.tr(
            "Learning ended unexpectedly; nothing of yours is lost. Close other programs if memory "
            "is short, and start again. If it happens again, keep a copy of these words for "
            "whoever looks for the cause: {words}"
        ).format(words=words or self.tr("none"))

    def _tell_of_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(
                self.tr(
                    "Learning could not be started ({problem}). Install digitpad again, whole."
                ).format(problem=self._child.errorString())
            )


def _event(line: bytes) -> dict[str, Any] | None:
    """The event in a line; None where it holds something else."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and isinstance(event.get("event"), str) else None
