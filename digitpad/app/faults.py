"""Faults: errors that nobody expected, written to a log and shown so that they can be reported."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from digitpad import folders

_log = logging.getLogger("digitpad")
_MOST_BYTES = 1_000_000
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_path() -> Path:
    """The file that errors are written to; it need not exist."""
    return folders.home() / "digitpad.log"


class Faults(QObject):
    """Takes the errors that nobody caught, in any thread, and what Qt complains of.

    happened: (BaseException), on the thread of this object.
    """

    happened = Signal(object)

    def take_over(self) -> None:
        """From now on; raises OSError where the log cannot be written: then all are told still."""
        sys.excepthook = self.tell
        threading.excepthook = lambda hook: self.tell(
            hook.exc_type, hook.exc_value, hook.exc_traceback
        )
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(file)
        # What kills Python itself, too; this file stays open, and is never turned over.
        self._crashes = path.with_name("crash.log").open("a")
        faulthandler.enable(self._crashes)
        qInstallMessageHandler(_log_qt)

    def tell(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """An error that nobody caught, as Python's hooks are told of it."""
        error = error or kind()
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.critical("nobody expected this", exc_info=(kind, error, trace))
        self.happened.emit(error)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], "%s", message)
