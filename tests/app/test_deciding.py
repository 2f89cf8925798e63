"""Which ink decided: shown once the pen rests, and never for what is no longer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.settings import Settings

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp, FakeRecognizer, Hand

LINE = [(50.0, 60.0), (90.0, 80.0)]


@pytest.fixture
def deciding(open_pad: OpenPad, caught_up: CaughtUp) -> Pad:
    """A pad that shows which ink decided."""
    pad = open_pad(Settings(deciding=True))
    caught_up(pad.live)
    return pad


def until_shown(qtbot: QtBot, pad: Pad) -> None:
    qtbot.waitUntil(lambda: pad.window.sheet.heat_view.isVisible())


def test_it_is_shown_for_what_was_read(deciding: Pad, hand: Hand, qtbot: QtBot) -> None:
    hand.mouse(deciding.window.canvas, LINE)
    until_shown(qtbot, deciding)
    assert deciding.window.sheet.heat_view.heat is not None


def test_it_goes_at_once_when_one_writes_on(
    deciding: Pad, hand: Hand, fake: FakeRecognizer, qtbot: QtBot
) -> None:
    hand.mouse(deciding.window.canvas, LINE)
    until_shown(qtbot, deciding)
    fake.hold()
    hand.mouse(deciding.window.canvas, LINE)
    assert not deciding.window.sheet.heat_view.isVisible()
    fake.release()
    until_shown(qtbot, deciding)


def test_it_is_not_shown_where_nothing_is_written(
    deciding: Pad, hand: Hand, qtbot: QtBot, caught_up: CaughtUp
) -> None:
    hand.mouse(deciding.window.canvas, LINE)
    until_shown(qtbot, deciding)
    deciding.window.action.clear.trigger()
    caught_up(deciding.live)
    assert not deciding.window.sheet.heat_view.isVisible()


def test_the_switch_shows_and_hides_it_and_is_remembered(
    pad: Pad, hand: Hand, qtbot: QtBot, caught_up: CaughtUp
) -> None:
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    assert not pad.window.sheet.heat_view.isVisible()
    pad.window.action.deciding.trigger()
    assert pad.settings.deciding
    until_shown(qtbot, pad)
    pad.window.action.deciding.trigger()
    assert not pad.window.sheet.heat_view.isVisible()
    assert not pad.settings.deciding


def test_the_switch_says_what_it_does(pad: Pad) -> None:
    action = pad.window.action.deciding
    assert "spoke for what was read" in action.toolTip()
    assert action.shortcut().toString() == "Ctrl+Shift+E"
