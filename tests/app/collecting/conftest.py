"""A pad that asks for numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitpad.app.pad import Pad
from digitpad.ui.actions import Page

if TYPE_CHECKING:
    from tests.app.conftest import OpenPad
    from tests.ui.conftest import CaughtUp


@pytest.fixture
def pad(open_pad: OpenPad, caught_up: CaughtUp) -> Pad:
    """A pad that asks for numbers."""
    pad = open_pad()
    caught_up(pad.live)
    pad.window.show_page(Page.COLLECT)
    return pad
