"""Orders: what whoever started a long command tells it on standard input while it runs.

A program that asked for --json writes the line `stop` to be done with what there is, or `cancel`;
the end of its pipe is `cancel`, too, unless it said `stop` before. Without --json nothing on a pipe
is obeyed. In a terminal the key `s` is `stop`, and Ctrl+C is there anyway.
"""

from __future__ import annotations

import _thread
import atexit
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from trainer.keys import by_key, pressed

INTERRUPTED = 130
"""The exit status of what Ctrl+C, or `cancel`, ended."""
_CHUNK = 1024


def obeyed(as_json: bool, source: IO[Any] | None = None) -> threading.Event:
    """An event that is set by `stop`; `cancel` interrupts as Ctrl+C does.

    as_json: a program reads the progress: only then are words on a pipe obeyed, and its end means
    that the program has gone. Files and the null device say nothing.
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
        atexit.register(by_key(descriptor))
        _listen(_obey_keys, descriptor, stop)
    elif as_json and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        # Who starts a program in the background may have let it ignore interrupts.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        listen(descriptor, stop, end_cancels=True)
    return stop


def has_keyboard() -> bool:
    """Whether somebody sits before a terminal and can press keys."""
    return sys.stdin is not None and sys.stdin.isatty()


def listen(descriptor: int, stop: threading.Event, end_cancels: bool) -> threading.Thread:
    """A thread that obeys the lines of a file until its end or a `cancel`."""
    return _listen(_obey, descriptor, stop, end_cancels)


def _listen(obey: Callable[..., None], *arguments: Any) -> threading.Thread:
    thread = threading.Thread(target=obey, args=arguments, name="orders", daemon=True)
    thread.start()
    return thread


def _obey_keys(descriptor: int, stop: threading.Event) -> None:
    while key := pressed(descriptor):
        if b"s" in key.lower():
            stop.set()


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
    """Let a job that is sent to the background go on, though it reads and sets its terminal."""
    if sys.platform != "win32":
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
