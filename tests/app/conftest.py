"""Pads to write on, and the hands and the recognizer that the tests of the window have too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.settings import Settings
from digitpad.ui.engine.engine import Choice
from tests.ui.conftest import (
    CaughtUp,
    FakeRecognizer,
    caught_up,
    fake,
    german,
    hand,
    new_fake,
    qtbot,
    reading_of,
)

__all__ = ["caught_up", "fake", "german", "hand", "new_fake", "qtbot", "reading_of"]

OpenPad = Callable[..., Pad]


@pytest.fixture
def open_pad(qtbot: QtBot, home: Path, fake: FakeRecognizer) -> Iterator[OpenPad]:
    """Opens pads, and closes them at the end; the fake reads unless another load is given."""
    pads: list[Pad] = []

    def opened(settings: Settings | None = None, **changes: Any) -> Pad:
        arguments = {
            "load": lambda engine: fake,
            "choices": [Choice("number", "Number"), Choice("digit", "Digit")],
            "collection": home / "collection.sqlite",
            **changes,
        }
        pad = Pad(settings or Settings(), **arguments)
        pads.append(pad)
        pad.start()
        return pad

    yield opened
    fake.release()
    for pad in pads:
        pad.window.close()
        pad.close()
        pad.window.deleteLater()


@pytest.fixture
def pad(open_pad: OpenPad, caught_up: CaughtUp) -> Pad:
    """An open pad with its recognizer loaded."""
    pad = open_pad()
    caught_up(pad.live)
    return pad
