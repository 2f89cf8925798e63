"""The tools of the canvas: strokes are erased and scratched out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from digitpad.ui.canvas.canvas import Canvas
from digitpad.ui.canvas.tools import Tool
from digitpad.ui.theme import INK, PAPER
from tests.ui.canvases import LEFT, colour, columns, hover, key

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

ZIGZAG = [(80.0 + 5 * i, 90.0 if i % 2 else 210.0) for i in range(9)]
"""Over the left line alone."""


class TestEraser:
    def test_it_takes_whole_strokes_and_undo_brings_them_back(
        self, written: Canvas, hand: Hand
    ) -> None:
        ink = written.ink
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(90.0, 150.0), (95.0, 150.0)])
        assert columns(written) == [200]
        written.undo()
        assert written.ink == ink

    def test_a_fast_sweep_misses_nothing_and_is_one_step(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(50.0, 150.0), (150.0, 150.0), (250.0, 150.0)])
        assert not written.ink
        written.undo()
        assert columns(written) == [100, 200]
        written.undo()
        assert columns(written) == [100], "the stroke before the eraser is the next step"

    def test_a_sweep_over_nothing_is_no_step(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(300.0, 50.0), (350.0, 50.0)])
        assert len(written.ink.strokes) == 2
        written.undo()
        assert columns(written) == [100]

    def test_it_reaches_as_far_as_its_pointer_shows(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.ERASER)
        radius = written.cursor().hotSpot().x() - 2
        edge = 100.0 + radius + 3.0  # half a pen more: the line is so wide
        hand.mouse(written, [(edge + 1, 150.0)])
        assert len(written.ink.strokes) == 2
        hand.mouse(written, [(edge - 1, 150.0)])
        assert columns(written) == [200]

    def test_what_it_would_take_is_faint_before_it_is_taken(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        ink, paper = written.palette().color(INK), written.palette().color(PAPER)
        assert colour(written, 100, 150) == ink
        hover(written, hand, (108.0, 120.0))
        assert colour(written, 100, 150) not in (ink, paper)
        assert colour(written, 200, 150) == ink
        hover(written, hand, (300.0, 120.0))
        assert colour(written, 100, 150) == ink

    def test_nothing_stays_faint_when_the_pointer_leaves_or_the_pen_is_back(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        hover(written, hand, (100.0, 120.0))
        QCoreApplication.sendEvent(written, QEvent(QEvent.Type.Leave))
        assert colour(written, 100, 150) == written.palette().color(INK)
        hover(written, hand, (100.0, 120.0))
        written.set_tool(Tool.PEN)
        assert colour(written, 100, 150) == written.palette().color(INK)

    def test_what_is_left_after_it_took_a_faint_stroke_is_not_faint(
        self, written: Canvas, hand: Hand
    ) -> None:
        written.set_tool(Tool.ERASER)
        hover(written, hand, (100.0, 120.0))
        hand.mouse(written, [(100.0, 120.0)])
        assert colour(written, 200, 150) == written.palette().color(INK)

    def test_all_that_it_takes_is_told(self, written: Canvas, hand: Hand) -> None:
        told: list[int] = []
        written.ink_changed.connect(lambda ink: told.append(len(ink.strokes)))
        written.set_tool(Tool.ERASER)
        hand.mouse(written, [(100.0, 150.0), (150.0, 150.0), (200.0, 150.0)])
        assert told == [1, 0]


class TestEraserKey:
    def test_a_tap_takes_the_eraser_and_another_the_pen(self, written: Canvas) -> None:
        tools = []
        for _ in range(3):
            QTest.keyClick(written, Qt.Key.Key_E)
            tools.append(written.tool)
        assert tools == [Tool.ERASER, Tool.PEN, Tool.ERASER]

    def test_held_while_erasing_it_goes_back_to_the_pen(self, written: Canvas, hand: Hand) -> None:
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        assert columns(written) == [200]
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert written.tool is Tool.PEN
        hand.mouse(written, LEFT)
        assert len(written.ink.strokes) == 2

    def test_it_goes_back_to_the_tool_before(self, written: Canvas, hand: Hand) -> None:
        written.set_tool(Tool.MOVE)
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert written.tool is Tool.MOVE

    def test_a_key_that_repeats_is_held(self, written: Canvas, hand: Hand) -> None:
        tools = []
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            key(written, kind, Qt.Key.Key_E, repeats=True)
            tools.append(written.tool)
        QTest.keyRelease(written, Qt.Key.Key_E)
        assert [*tools, written.tool] == [Tool.ERASER, Tool.ERASER, Tool.PEN]

    def test_a_key_that_repeats_without_saying_so_is_held(
        self, written: Canvas, hand: Hand
    ) -> None:
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        for time in (500, 540, 580):
            for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
                key(written, kind, Qt.Key.Key_E, time)
        tool_while_held = written.tool
        key(written, QEvent.Type.KeyRelease, Qt.Key.Key_E, 2000)
        assert [tool_while_held, written.tool] == [Tool.ERASER, Tool.PEN]

    def test_a_key_that_is_let_go_elsewhere_is_up(
        self, written: Canvas, hand: Hand, qtbot: QtBot
    ) -> None:
        written.activateWindow()
        qtbot.waitUntil(written.hasFocus)
        QTest.keyPress(written, Qt.Key.Key_E)
        hand.mouse(written, [(100.0, 150.0)])
        written.clearFocus()
        assert written.tool is Tool.PEN

    def test_every_change_of_the_tool_is_told(self, written: Canvas) -> None:
        told: list[Tool] = []
        written.tool_changed.connect(told.append)
        QTest.keyClick(written, Qt.Key.Key_E)
        written.set_tool(Tool.MOVE)
        written.set_tool(Tool.MOVE)
        assert told == [Tool.ERASER, Tool.MOVE]


class TestScratchOut:
    def test_a_zigzag_takes_what_it_covers(self, written: Canvas, hand: Hand) -> None:
        hand.mouse(written, ZIGZAG)
        assert columns(written) == [200]

    def test_one_undo_brings_all_back_the_zigzag_too(self, written: Canvas, hand: Hand) -> None:
        hand.mouse(written, ZIGZAG)
        written.undo()
        assert len(written.ink.strokes) == 3
        written.undo()
        assert columns(written) == [100, 200]

    def test_it_can_be_turned_off(self, written: Canvas, hand: Hand) -> None:
        written.set_scratch_out(False)
        hand.mouse(written, ZIGZAG)
        assert len(written.ink.strokes) == 3
