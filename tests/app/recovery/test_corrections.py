"""A correction comes back with the drawing of which it was said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.unfinished import Unfinished
from digitpad.ui.actions import Page
from tests.app.pads import LINE, OTHER, typed_label
from tests.app.recovery.leaving import closed, left_picture

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand


def number_of(pad: Pad) -> str:
    """The number as it stands; the label is the same."""
    assert pad.window.card.save_bar.label == pad.window.card.number.text
    return pad.window.card.number.text


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize("looks_away", [False, True])
def test_a_correction_comes_back_with_its_drawing(
    open_pad: OpenPad,
    folder: Path,
    hand: Hand,
    caught_up: CaughtUp,
    typed: bool,
    looks_away: bool,
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    hand.mouse(first.window.canvas, LINE)
    caught_up(first.live)
    if typed:
        typed_label(first, "7")
    else:
        first.window.sheet.digits.typed.emit(0, "7")
    if looks_away:
        first.window.show_page(Page.COLLECT)
    closed(first)
    second = open_pad(unfinished=Unfinished(folder))
    assert number_of(second) == "7", "nothing is read yet"
    caught_up(second.live)
    assert number_of(second) == "7"
    assert second.window.card.number.corrected
    hand.mouse(second.window.canvas, OTHER)
    caught_up(second.live)
    assert number_of(second) == "2", "it is no longer the same drawing"
    closed(second)
    third = open_pad(unfinished=Unfinished(folder))
    caught_up(third.live)
    assert number_of(third) == "2"
    assert not third.window.card.number.corrected


def test_a_correction_does_not_come_back_with_ink_that_nobody_has_judged_it_by(
    open_pad: OpenPad, folder: Path, hand: Hand, fake: FakeRecognizer, caught_up: CaughtUp
) -> None:
    first = open_pad(unfinished=Unfinished(folder))
    caught_up(first.live)
    hand.mouse(first.window.canvas, LINE)
    caught_up(first.live)
    first.window.sheet.digits.typed.emit(0, "7")
    fake.hold()
    hand.mouse(first.window.canvas, OTHER)
    first.window.close()
    assert first.recovery is not None
    first.recovery.close()
    fake.release()
    second = open_pad(unfinished=Unfinished(folder))
    caught_up(second.live)
    assert number_of(second) == "2"


def test_a_correction_outlives_a_crash(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
) -> None:
    place = Unfinished(folder)
    pad = open_pad(unfinished=place)
    caught_up(pad.live)
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    qtbot.waitUntil(lambda: list(place.read()) == ["written by mouse"])
    pad.window.sheet.digits.typed.emit(0, "7")
    qtbot.waitUntil(lambda: list(place.read()) == ["written as 7 by mouse"])


def test_a_correction_of_a_picture_comes_back_with_it(
    open_pad: OpenPad, folder: Path, hand: Hand, caught_up: CaughtUp, qtbot: QtBot
) -> None:
    left_picture(folder)
    first = open_pad(unfinished=Unfinished(folder))
    hand.mouse(first.window.canvas, LINE)
    qtbot.waitUntil(lambda: first.window.sheet.picture is not None)
    caught_up(first.live)
    assert number_of(first) == "7"
    first.window.sheet.digits.typed.emit(0, "9")
    closed(first)
    # Once more before it is decoded.
    closed(open_pad(unfinished=Unfinished(folder)))
    third = open_pad(unfinished=Unfinished(folder))
    qtbot.waitUntil(lambda: third.window.sheet.picture is not None)
    caught_up(third.live)
    assert number_of(third) == "9"
    third.window.sheet.clear()
    caught_up(third.live)
    assert number_of(third) == "1", "it was said of the picture"
