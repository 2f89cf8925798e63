"""Orders: what whoever started a long command tells it on standard input while it runs.

A program writes the line `stop` to be done with the best so far, or `cancel`; the end of its pipe
is `cancel`, too, unless it said `stop` before. In a terminal `s` and Enter is `stop`, and Ctrl+C
is there anyway.
"""

from __future__ import annotations

import _thread
import os
import signal
import stat
import sys
import threading
from typing import IO, Any

_CHUNK = 1024


def obeyed(as_json: bool, source: IO[Any] | None = None) -> threading.Event:
    """An event that is set by `stop`; `cancel` interrupts as Ctrl+C does.

    as_json: a program reads the progress, so that the end of a pipe means that it has gone. Files
    and the null device say nothing.
    source: standard input, where no other is named.
    """
    stop = threading.Event()
    try:
        descriptor = (source or sys.stdin).fileno()
        mode = os.fstat(descriptor).st_mode
    except (AttributeError, OSError, ValueError):  # a program with a window may have none
        return stop
    if os.isatty(descriptor):
        _stay_in_background()
        listen(descriptor, stop, end_cancels=False)
    elif as_json and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        # Who starts a program in the background may have let it ignore interrupts.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        listen(descriptor, stop, end_cancels=True)
    return stop


def listen(descriptor: int, stop: threading.Event, end_cancels: bool) -> threading.Thread:
    """A thread that obeys the lines of a file until its end or a `cancel`."""
    thread = threading.Thread(
        target=_obey, args=(descriptor, stop, end_cancels), name="orders", daemon=True
    )
    thread.start()
    return thread


def _obey(descriptor: int, stop: threading.Event, end_cancels: bool) -> None:
    # Not sys.stdin: Python could not end while a thread waits within it.
    text = b""
    while chunk := _read(descriptor):
        *lines, text = (text + chunk).split(b"\n")
        for line in lines:
            order = line.strip().lower()
            if order in (b"s", b"stop"):
                stop.set()
            elif order == b"cancel":
                _thread.interrupt_main(signal.SIGINT)
                return
    if end_cancels and not stop.is_set():
        _thread.interrupt_main(signal.SIGINT)


def _read(descriptor: int) -> bytes:
    """What there is next; nothing at the end, and where a terminal can no longer be read."""
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:
        return b""


def _stay_in_background() -> None:
    """Let a job that is sent to the background go on, though it reads from its terminal."""
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
