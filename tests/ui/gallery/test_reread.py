"""Whoever has drawings read again is asked by which checkpoint."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from digitpad.recognition.checkpoint import Card
from digitpad.ui.engine.engine import Choice
from digitpad.ui.gallery.reread import RereadDialog


def test_published_systems_are_marked(qtbot: QtBot) -> None:
    card = Card("plain", "Plain", "plain", {}, "0123456789", "single", {})
    published = replace(card, recipe={"published": {"system": "C", "figures": {}}})
    choices = [
        Choice("digit", "Digit", card),
        Choice("plain", "Plain", published),
        Choice("number", "Number"),
    ]
    parent = QWidget()
    qtbot.addWidget(parent)
    box = RereadDialog(choices, "number", (0, 3), parent).checkpoint
    assert [box.itemText(at) for at in range(3)] == ["Digit", "Plain, for comparison", "Number"]
    assert box.currentText() == "Number"
