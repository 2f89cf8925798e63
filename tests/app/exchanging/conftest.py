"""Imports and exports, and a collection with ink in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from digitpad.app.exchanging import Exchanging
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.ui.window import Window


@pytest.fixture
def path(home: Path) -> Path:
    """The file of the collection."""
    return home / "collection.sqlite"


@pytest.fixture
def exchanging(qtbot: QtBot, path: Path) -> Exchanging:
    """Imports into the collection, and exports from it."""
    window = Window()
    exchanging = Exchanging(window, path)
    # Or the window would ask at the end of a test whether to close on what still runs.
    qtbot.addWidget(window, before_close_func=lambda _: exchanging.close())
    return exchanging


@pytest.fixture
def filled(path: Path) -> Path:
    """A collection with 407 by pen, and 7 from elsewhere."""
    with Collection(path) as collection:
        collection.keep(Ink.of([[(0, 0), (5, 5)]]), Drawing("407", Device.PEN))
        collection.keep(Ink.of([[(1, 0), (5, 5)]]), Drawing("7"))
    return path
