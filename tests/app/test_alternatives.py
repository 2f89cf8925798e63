"""What else a digit may be is shown when one points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.recognition.frame import Frame
from digitpad.recognition.reading import DigitChances
from tests.app.pads import LINE, OTHER, chips, shown

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand, ReadingOf


class TestChances:
    def test_a_digit_that_is_pointed_at_shows_what_else_it_may_be(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        [chip] = chips(pad)
        chip.setFocus()
        qtbot.waitUntil(lambda: "1: 91 %" in chip.accessibleDescription())

    def test_they_follow_the_drawing(
        self, pad: Pad, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        [chip] = chips(pad)
        chip.setFocus()
        hand.mouse(pad.window.canvas, OTHER)
        chip.setFocus()
        qtbot.waitUntil(lambda: "2: 91 %" in chip.accessibleDescription())

    def test_where_they_cannot_be_told_the_digit_can_be_corrected(
        self,
        pad: Pad,
        hand: Hand,
        fake: FakeRecognizer,
        caught_up: CaughtUp,
        qtbot: QtBot,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        hand.mouse(pad.window.canvas, LINE)
        caught_up(pad.live)
        fake.error = RuntimeError("out of memory")
        chips(pad)[0].setFocus()
        qtbot.waitUntil(lambda: "out of memory" in caplog.text)
        QTest.keyClicks(chips(pad)[0], "7")
        assert shown(pad) == "7"


def test_the_chances_of_a_digit_are_those_of_what_was_read_last(
    pad: Pad,
    fake: FakeRecognizer,
    hand: Hand,
    caught_up: CaughtUp,
    reading_of: ReadingOf,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    answer = fake.digit_chances

    def digit_chances(frame: Frame, text: str) -> tuple[DigitChances, ...]:
        asked.append(text)
        return answer(frame, text)

    monkeypatch.setattr(fake, "digit_chances", digit_chances)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    chips(pad)[0].setFocus()
    for text in ("4", "7"):
        frame = fake.frame(pad.window.canvas.ink)
        pad.live_reading.read.emit(reading_of(text), frame)
    qtbot.waitUntil(lambda: asked[-1:] == ["7"])
