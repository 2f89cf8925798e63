"""A terminal gives single keys while a run listens, and is as it was before afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

import termios

LISTENING = """
import sys
from trainer.orders import obeyed

stop = obeyed(as_json=False)
print("listening", flush=True)
while not stop.wait(0.05):  # an interrupt just before one long wait would be seen at its end only
    pass
"""
IN_A_SESSION = """
import fcntl, os, runpy, sys, termios

fcntl.ioctl(0, termios.TIOCSCTTY, 0)
exec(sys.argv[1])
"""


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The end of who types, and that of the program."""
    outside, inside = os.openpty()
    yield outside, inside
    os.close(outside)
    os.close(inside)


@pytest.fixture
def listening(terminal: tuple[int, int]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that waits, in the foreground of its own terminal, for the word to stop."""
    _, inside = terminal
    with subprocess.Popen(
        [sys.executable, "-c", IN_A_SESSION, LISTENING],
        stdin=inside,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"listening\n"
        yield process
        process.kill()


def test_one_key_stops(terminal: tuple[int, int], listening: subprocess.Popen[bytes]) -> None:
    os.write(terminal[0], b"s")

    assert listening.wait(60) == 0


def test_other_keys_say_nothing_and_ctrl_c_interrupts(
    terminal: tuple[int, int], listening: subprocess.Popen[bytes]
) -> None:
    os.write(terminal[0], b"xq\n\x03")

    assert listening.wait(60) in (-signal.SIGINT, 130)


def test_the_terminal_is_put_back(
    terminal: tuple[int, int], listening: subprocess.Popen[bytes]
) -> None:
    def shows_what_is_typed() -> bool:
        return bool(termios.tcgetattr(terminal[1])[3] & termios.ECHO)

    assert not shows_what_is_typed()
    os.write(terminal[0], b"S")
    listening.wait(60)
    assert shows_what_is_typed()
