"""What a run is told on standard input: stop, cancel, and that whoever told it has gone."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

import pytest

from trainer.orders import listen, obeyed

PATIENCE_SECONDS = 20


@pytest.fixture
def interrupts() -> Iterator[list[int]]:
    """Fills with the interrupts that would end the program."""
    seen: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        seen.append(number)

    before = signal.signal(signal.SIGINT, note)
    yield seen
    signal.signal(signal.SIGINT, before)


def told(text: bytes, end_cancels: bool = True) -> threading.Event:
    """Whether to stop, after all of a text has been heard."""
    reading, writing = os.pipe()
    stop = threading.Event()
    os.write(writing, text)
    os.close(writing)
    listen(reading, stop, end_cancels).join(PATIENCE_SECONDS)
    os.close(reading)
    return stop


@pytest.mark.parametrize("words", [b"stop\n", b"s\n", b" Stop \r\n", b"what?\nstop\n", b"s\n\n"])
def test_stop_is_obeyed(interrupts: list[int], words: bytes) -> None:
    assert told(words, end_cancels=False).is_set()
    assert interrupts == []


@pytest.mark.parametrize("words", [b"", b"stopp\n", b"stop", b"\n"])
def test_other_words_say_nothing(interrupts: list[int], words: bytes) -> None:
    assert not told(words, end_cancels=False).is_set()
    assert interrupts == []


def test_cancel_interrupts_as_ctrl_c_does(interrupts: list[int]) -> None:
    told(b"cancel\n", end_cancels=False)

    assert interrupts == [signal.SIGINT]


def test_the_end_of_a_programs_pipe_is_a_cancel(interrupts: list[int]) -> None:
    told(b"")

    assert interrupts == [signal.SIGINT]


def test_who_said_stop_may_go(interrupts: list[int]) -> None:
    assert told(b"stop\n").is_set()
    assert interrupts == []


def test_a_stop_can_still_be_cancelled(interrupts: list[int]) -> None:
    told(b"stop\ncancel\n")

    assert interrupts == [signal.SIGINT]


def test_nothing_is_obeyed_after_a_cancel(interrupts: list[int]) -> None:
    assert not told(b"cancel\nstop\ncancel\n").is_set()
    assert interrupts == [signal.SIGINT]


def test_a_stop_in_two_pieces_is_one(interrupts: list[int]) -> None:
    reading, writing = os.pipe()
    stop = threading.Event()
    thread = listen(reading, stop, end_cancels=False)
    os.write(writing, b"st")
    os.write(writing, b"op\n")
    assert stop.wait(PATIENCE_SECONDS)
    os.close(writing)
    thread.join(PATIENCE_SECONDS)
    os.close(reading)


class TestStandardInput:
    @pytest.fixture
    def ends(self) -> Iterator[tuple[int, int]]:
        """A terminal: the end of who types, and that of the program."""
        if sys.platform == "win32":
            pytest.skip("Windows has no such terminals")
        outside, inside = os.openpty()
        before = {each: signal.getsignal(each) for each in (signal.SIGTTIN, signal.SIGTTOU)}
        yield outside, inside
        for each, handler in before.items():
            signal.signal(each, handler)
        os.close(outside)
        for thread in threading.enumerate():
            if thread.name == "orders":
                thread.join(PATIENCE_SECONDS)
        os.close(inside)

    def test_in_a_terminal_is_obeyed(self, ends: tuple[int, int]) -> None:
        outside, inside = ends
        with os.fdopen(os.dup(inside)) as source:
            stop = obeyed(as_json=False, source=source)
            os.write(outside, b"s\n")

            assert stop.wait(PATIENCE_SECONDS)
            os.write(outside, b"\x04")  # the end of what is typed

    @pytest.mark.parametrize("as_json", [True, False])
    def test_that_is_the_null_device_says_nothing(
        self, interrupts: list[int], as_json: bool
    ) -> None:
        with open(os.devnull) as source:
            assert not obeyed(as_json, source).is_set()
        assert interrupts == []

    def test_that_does_not_exist_says_nothing(self) -> None:
        assert not obeyed(as_json=True, source=io.StringIO()).is_set()

    def test_of_a_program_ends_with_it_also_where_interrupts_were_ignored(
        self, interrupts: list[int]
    ) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        reading, writing = os.pipe()

        def hear_the_end() -> None:
            obeyed(as_json=True, source=source)
            os.close(writing)
            threading.Event().wait(PATIENCE_SECONDS)

        with os.fdopen(reading) as source, pytest.raises(KeyboardInterrupt):
            hear_the_end()

    def test_that_is_a_pipe_nobody_speaks_through_is_left_alone(
        self, interrupts: list[int]
    ) -> None:
        reading, writing = os.pipe()
        os.close(writing)
        with os.fdopen(reading) as source:
            assert not obeyed(as_json=False, source=source).is_set()
        assert interrupts == []
