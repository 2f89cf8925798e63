"""A window closes when all work that closing would lose may end, and nothing ends before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from digitpad.ui.close_guard import CloseGuard, Guarded


class Work:
    """Runs until it is ended."""

    def __init__(self, *, running: bool, may_end: bool) -> None:
        self.running, self.may_end = running, may_end
        self.guarded = Guarded(lambda: self.running, lambda _: self.may_end, self.end)

    def end(self) -> None:
        assert self.running
        self.running = False


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_all_ends_or_nothing(qtbot: QtBot, first: bool, second: bool) -> None:
    works = [Work(running=True, may_end=first), Work(running=True, may_end=second)]
    window = QWidget()
    qtbot.addWidget(window)
    guard = CloseGuard(window)
    for work in (*works, Work(running=False, may_end=False)):
        guard.add(work.guarded)

    assert window.close() is (first and second)
    assert [work.running for work in works] == [not (first and second)] * 2
    for work in works:  # else it would ask again when the window goes
        work.running = False
