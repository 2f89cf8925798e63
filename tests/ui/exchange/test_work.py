"""Import and export beside the window: progress is told, and they end when they are stopped."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from digitpad.collection.exchange import Summary
from digitpad.collection.watch import Watch
from digitpad.ui.exchange.work import ExchangeWork
from tests.ui.threads import at_work


class Slow:
    """A job of many drawings that waits with each until it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go = threading.Event()

    def __call__(self, watch: Watch) -> Summary:
        done = 0
        for _ in watch.over(range(1000), 1000):
            self.begun.set()
            assert self.go.wait(60)
            done += 1
        return Summary(done)


class TestWork:
    def test_a_job_that_is_stopped_ends_before_its_next_drawing(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        work.start(job)
        assert job.begun.wait(60)
        work.stop()
        with qtbot.waitSignal(work.stopped):
            job.go.set()
        assert not work.running

    def test_progress_is_told(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        told: list[tuple[int, int]] = []
        work.progressed.connect(lambda *figures: told.append(figures))
        job.go.set()
        with qtbot.waitSignal(work.finished) as finished:
            work.start(job)
        assert told[0] == (1, 1000)
        assert finished.args == [Summary(1000)]

    def test_closing_ends_the_thread_and_tells_nothing(self, qtbot: QtBot) -> None:
        work, job = ExchangeWork(), Slow()
        work.finished.connect(lambda _: pytest.fail("it was closed"))
        work.stopped.connect(lambda: pytest.fail("it was closed"))
        work.start(job)
        assert job.begun.wait(60)
        work.stop()
        job.go.set()
        work.close()
        assert not at_work()
        QApplication.processEvents()

    def test_an_error_nobody_thought_of_is_told_too(self, qtbot: QtBot) -> None:
        def broken(watch: Watch) -> Summary:
            raise ZeroDivisionError("oh")

        work = ExchangeWork()
        with qtbot.waitSignal(work.failed) as failed:
            work.start(broken)
        assert str(failed.args[0]) == "oh"
