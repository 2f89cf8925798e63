"""Every action has its place, its keys and a name, and does what these say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolBar
from pytestqt.qtbot import QtBot

from digitpad.ui.canvas.tools import Tool
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from tests.ui.conftest import Hand

LINE = [(50.0, 60.0), (90.0, 80.0)]


def actions_in(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if submenu := action.menu():
            assert isinstance(submenu, QMenu)
            yield from actions_in(submenu)
        else:
            yield action


def press(window: Window, keys: str) -> None:
    QTest.keySequence(window.canvas, QKeySequence(keys))


def test_every_action_is_in_a_menu(window: Window) -> None:
    there = {
        action
        for menu in window.menuBar().findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        for action in actions_in(menu)
    }
    ours = {
        action for action in window.findChildren(QAction) if action.text() and action.menu() is None
    } - {bar.toggleViewAction() for bar in window.findChildren(QToolBar)}
    assert ours - there == set()


def test_no_keys_are_given_twice(window: Window) -> None:
    keys = [
        keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("undo", "Ctrl+Z"),
        ("redo", "Ctrl+Shift+Z"),
        ("redo", "Ctrl+Y"),
        ("clear", "Esc"),
        ("clear", "Del"),
        ("save", "Ctrl+S"),
        ("copy", "Ctrl+C"),
        ("accept", "Return"),
        ("accept", "Enter"),
        ("next_candidate", "Alt+Down"),
        ("history", "Ctrl+H"),
        ("open", "Ctrl+O"),
        ("paste", "Ctrl+V"),
        ("quit", "Ctrl+Q"),
        ("full_screen", "F11"),
    ],
)
def test_the_usual_keys(window: Window, name: str, keys: str) -> None:
    assert QKeySequence(keys) in getattr(window.action, name).shortcuts()


def test_the_keys_undo_redo_and_clear(window: Window, hand: Hand) -> None:
    hand.mouse(window.canvas, LINE)
    ink = window.canvas.ink
    press(window, "Ctrl+Z")
    assert not window.canvas.ink
    press(window, "Ctrl+Shift+Z")
    assert window.canvas.ink == ink
    press(window, "Esc")
    assert not window.canvas.ink
    press(window, "Ctrl+Z")
    assert window.canvas.ink == ink


def test_actions_can_be_used_only_when_they_do_something(window: Window, hand: Hand) -> None:
    action = window.action
    both = (action.undo, action.redo, action.clear, action.save)
    assert [one.isEnabled() for one in both] == [False, False, False, False]
    hand.mouse(window.canvas, LINE)
    assert [one.isEnabled() for one in both] == [True, False, True, True]
    window.canvas.undo()
    assert [one.isEnabled() for one in both] == [False, True, False, False]


def test_tool_buttons_show_their_keys(window: Window) -> None:
    bars = window.findChildren(QToolBar)
    [bar] = [bar for bar in bars if window.action.undo in bar.actions()]
    tips = [action.toolTip() for action in bar.actions() if action.text()]
    redo = window.action.redo.shortcut().toString()
    assert tips[:3] == ["Undo (Ctrl+Z)", f"Redo ({redo})", "Clear (Esc)"]


def test_pens_change_the_canvas(window: Window, hand: Hand) -> None:
    hand.mouse(window.canvas, LINE)
    pictures = []
    for number in "123":
        press(window, f"Ctrl+{number}")
        pictures.append(window.canvas.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_keys_take_the_tools_and_the_buttons_show_which(window: Window) -> None:
    chosen = []
    for key in "EMP":
        press(window, key)
        marked = [action.isChecked() for action in window.action.tools.actions()]
        chosen.append((window.canvas.tool, marked))
    assert chosen == [
        (Tool.ERASER, [False, True, False]),
        (Tool.MOVE, [False, False, True]),
        (Tool.PEN, [True, False, False]),
    ]


def test_tools_can_be_taken_from_the_tool_bar(window: Window) -> None:
    for action, tool in zip(window.action.tools.actions(), Tool, strict=True):
        action.trigger()
        assert window.canvas.tool is tool


def test_lines_can_be_shown_as_they_came(window: Window, hand: Hand) -> None:
    window.action.smoothing.setChecked(True)
    hand.mouse(window.canvas, [(50.0, 50.0), (100.0, 150.0), (150.0, 50.0)])
    smooth = window.canvas.grab().toImage()
    window.action.smoothing.setChecked(False)
    assert window.canvas.grab().toImage() != smooth


def test_escape_clears_and_then_leaves_the_full_screen(
    window: Window, hand: Hand, qtbot: QtBot
) -> None:
    window.action.full_screen.trigger()
    qtbot.waitUntil(window.isFullScreen)
    hand.mouse(window.canvas, LINE)
    press(window, "Esc")
    assert not window.canvas.ink
    assert window.isFullScreen()
    press(window, "Esc")
    qtbot.waitUntil(lambda: not window.isFullScreen())
