"""Numbers are accepted by Enter, and stand in the history or the collection then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from digitpad.app.pad import Pad
from digitpad.collection.history import Accepted, History
from digitpad.collection.selection import Selection
from digitpad.collection.store import Collection


def enter(pad: Pad) -> None:
    QTest.keyClick(pad.window.canvas, Qt.Key.Key_Return)


def accepted() -> list[Accepted]:
    with History() as history:
        return history.entries()


def numbers() -> list[str]:
    return [entry.text for entry in accepted()]


def kept(home: Path, deleted: bool = False) -> list[str]:
    with Collection(home / "collection.sqlite") as collection:
        return [drawing.label for drawing in collection.drawings(Selection(deleted=deleted))]
