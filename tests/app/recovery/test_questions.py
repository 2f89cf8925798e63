"""Ink of the numbers that were asked for comes back, each under its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digitpad.app.questions import Question
from digitpad.collection.drawing import Device
from digitpad.collection.unfinished import Unfinished
from digitpad.ink.ink import Ink
from digitpad.ui.actions import Page
from digitpad.ui.canvas.paper import Paper
from tests.app.pads import LINE, OTHER
from tests.app.recovery.leaving import closed

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, Hand


def test_ink_of_all_numbers_asked_for_comes_back_under_its_own(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    first.window.show_page(Page.COLLECT)
    left = []
    for line in (LINE, OTHER):
        hand.mouse(first.window.canvas, line)
        left.append((first.collecting.bar.number, first.window.canvas.ink))
        caught_up(first.live)
        if line is LINE:
            first.collecting.keep()
    first.collecting.take_back()
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert not second.window.canvas.ink
    words = "Your drawing from last time waits on the Collect page."
    assert second.window.status_line.message == words
    second.window.show_page(Page.COLLECT)
    shown = [(second.collecting.bar.number, second.window.canvas.ink)]
    second.collecting.skip()
    shown.append((second.collecting.bar.number, second.window.canvas.ink))
    assert shown == left


def test_ink_of_a_number_that_is_asked_for_twice_comes_back_both_times(
    open_pad: OpenPad, folder: Path
) -> None:
    asked = [Question("42", Paper(Ink.of([line]), Device.MOUSE)) for line in (LINE, OTHER)]
    first = open_pad(unfinished=Unfinished(folder))
    for question in asked:
        first.collecting.put_down(question)
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    back = [(number, paper.ink, paper.device) for number, paper in second.collecting.questions]
    assert back[:2] == [(number, paper.ink, Device.MOUSE) for number, paper in asked]


def test_ink_that_an_older_pad_left_for_a_number_comes_back_under_it(
    open_pad: OpenPad, folder: Path
) -> None:
    place = Unfinished(folder)
    place.keep({"asked for 42 by pen": Ink.of([OTHER])})
    place.close()
    question = open_pad(unfinished=Unfinished(folder)).collecting.questions[0]
    assert (question.number, question.paper.device) == ("42", Device.PEN)
