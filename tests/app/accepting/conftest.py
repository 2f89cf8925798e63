"""A pad on which something is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitpad.app.pad import Pad
from tests.app.pads import LINE

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp, Hand


@pytest.fixture
def written(pad: Pad, hand: Hand, caught_up: CaughtUp) -> Pad:
    """A pad on which something is written, and read as 1."""
    hand.mouse(pad.window.canvas, LINE)
    caught_up(pad.live)
    pad.window.canvas.setFocus()
    return pad
