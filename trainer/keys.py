"""Keys: a terminal that gives each key as it is pressed, without Enter."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_CHUNK = 1024

if sys.platform == "win32":
    import msvcrt

    def by_key(descriptor: int) -> Callable[[], None]:
        """Nothing to do: a console gives each key to who asks for it."""
        return lambda: None

    def pressed(descriptor: int) -> bytes:
        """The next key."""
        return msvcrt.getch()

else:
    import termios
    import tty

    def by_key(descriptor: int) -> Callable[[], None]:
        """Let a terminal give each key at once and not show it; what puts it back as it was.

        Ctrl+C and Ctrl+Z stay what they are. A terminal that another job has is left alone: it
        gives lines, and so does one that has been put back.
        """
        if not _is_ours(descriptor):
            return lambda: None
        before = termios.tcgetattr(descriptor)
        tty.setcbreak(descriptor, termios.TCSANOW)

        def put_back() -> None:
            try:
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
            except termios.error:  # the terminal has gone
                return

        return put_back

    def pressed(descriptor: int) -> bytes:
        """What was typed next; nothing at the end, and where the terminal has gone."""
        try:
            return os.read(descriptor, _CHUNK)
        except OSError:
            return b""

    def _is_ours(descriptor: int) -> bool:
        try:
            return os.tcgetpgrp(descriptor) == os.getpgrp()
        except OSError:  # it is the terminal of another session
            return False
