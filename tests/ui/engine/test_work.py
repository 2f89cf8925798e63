"""Longer work: in small pieces, between what is read live, and closed where it was opened."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from digitpad.ink.ink import Ink
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.work import Pieces, Work

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, FakeRecognizer

Ended = Callable[[Work], None]


class Pen:
    """Generators that tell what they do, in which order and thread."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.threads: set[threading.Thread] = set()
        self.go = threading.Event()
        self.go.set()

    def pieces(self, name: str, count: int) -> Pieces:
        try:
            for number in range(count):
                assert self.go.wait(120)
                self.threads.add(threading.current_thread())
                self.log.append(f"{name}{number}")
                yield f"{name}{number}"
        finally:
            self.threads.add(threading.current_thread())
            self.log.append(f"{name} closed")


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def ended(qtbot: QtBot) -> Ended:
    """Waits until no more comes of a work."""
    return lambda work: qtbot.waitUntil(lambda: not work.going_on)


def ink(strokes: int) -> Ink:
    return Ink.of([[(0, 0), (10, number)] for number in range(strokes)])


def test_what_each_piece_gives_is_told_in_order_and_then_the_end(
    live: LiveReader, pen: Pen, ended: Ended
) -> None:
    work = live.work(pen.pieces("a", 3))
    told: list[object] = []
    work.piece_done.connect(told.append)
    work.finished.connect(lambda: told.append("finished"))
    ended(work)
    assert told == ["a0", "a1", "a2", "finished"]


def test_pieces_run_on_one_thread_that_is_not_the_windows(
    live: LiveReader, pen: Pen, ended: Ended
) -> None:
    ended(live.work(pen.pieces("a", 3)))
    assert len(pen.threads) == 1
    assert threading.main_thread() not in pen.threads


def test_live_ink_is_read_before_the_next_piece(
    live: LiveReader, fake: FakeRecognizer, pen: Pen, ended: Ended, caught_up: CaughtUp
) -> None:
    live.load(lambda: fake)
    caught_up(live)
    live.ink_read.connect(lambda reading, _frame: pen.log.append(f"read {reading.text}"))
    pen.go.clear()
    work = live.work(pen.pieces("a", 3))
    live.read(ink(1))
    pen.go.set()
    ended(work)
    assert pen.log == ["a0", "read 1", "a1", "a2", "a closed"]


def test_two_works_take_turns(live: LiveReader, pen: Pen, ended: Ended) -> None:
    first, second = live.work(pen.pieces("a", 2)), live.work(pen.pieces("b", 2))
    ended(first)
    ended(second)
    assert [entry for entry in pen.log if "closed" not in entry] == ["a0", "b0", "a1", "b1"]


def test_work_needs_no_recognizer_and_does_not_count_as_being_behind(
    live: LiveReader, pen: Pen, ended: Ended, qtbot: QtBot
) -> None:
    pen.go.clear()
    work = live.work(pen.pieces("a", 1))
    assert not live.behind
    pen.go.set()
    with qtbot.assertNotEmitted(live.caught_up):
        ended(work)


def test_ink_that_waits_for_a_piece_is_being_read(
    live: LiveReader, fake: FakeRecognizer, pen: Pen, caught_up: CaughtUp, qtbot: QtBot
) -> None:
    live.load(lambda: fake)
    caught_up(live)
    pen.go.clear()
    live.work(pen.pieces("a", 1))
    live.read(ink(2))
    assert live.behind
    pen.go.set()
    with qtbot.waitSignal(live.caught_up):
        pass
    assert not live.behind


def test_what_is_cancelled_tells_nothing_more_and_is_closed_on_the_worker(
    live: LiveReader, pen: Pen, ended: Ended
) -> None:
    pen.go.clear()
    work = live.work(pen.pieces("a", 3))
    told: list[object] = []
    for signal in (work.piece_done, work.finished, work.failed):
        signal.connect(lambda *_: told.append("told"))
    work.cancel()
    work.cancel()
    assert not work.going_on
    pen.go.set()
    ended(live.work(pen.pieces("b", 1)))
    assert pen.log == ["a0", "a closed", "b0", "b closed"]
    assert threading.main_thread() not in pen.threads
    assert told == []


def test_an_error_ends_the_work_and_is_told(live: LiveReader, pen: Pen, ended: Ended) -> None:
    def fail() -> Pieces:
        yield 1
        raise ValueError("no")

    work, other = live.work(fail()), live.work(pen.pieces("b", 3))
    errors: list[BaseException] = []
    work.failed.connect(errors.append)
    ended(work)
    ended(other)
    assert [str(error) for error in errors] == ["no"]
    assert pen.log[-1] == "b closed", "the other work went on"


def test_closing_ends_all_work_after_the_piece_it_is_in(live: LiveReader, pen: Pen) -> None:
    first, second = live.work(pen.pieces("a", 1000)), live.work(pen.pieces("b", 1000))
    live.close()
    assert not first.going_on
    assert not second.going_on
    assert pen.log[-1:] in ([], ["a closed"])
    first.cancel()


def test_work_that_is_cancelled_by_its_own_first_piece_ends_there(
    live: LiveReader, pen: Pen, ended: Ended
) -> None:
    work = live.work(pen.pieces("a", 3))
    work.piece_done.connect(lambda _: work.cancel())
    ended(work)
    ended(live.work(pen.pieces("b", 1)))
    assert "a1" not in pen.log


def test_what_is_asked_for_after_closing_is_never_done(live: LiveReader, pen: Pen) -> None:
    live.close()
    work = live.work(pen.pieces("a", 1))
    live.read(ink(1))
    work.cancel()
    assert pen.log == []
