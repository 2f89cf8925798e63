"""The panel of accepted numbers: listed, copied, taken out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QToolButton
from pytestqt.qtbot import QtBot

from digitpad.collection.history import Accepted
from digitpad.recognition.reading import Status
from digitpad.ui.history_model import TIME_ROLE, HistoryModel
from digitpad.ui.history_panel import HistoryPanel

NOW = datetime.now(UTC)
ENTRIES = [
    Accepted("407", 0.984, Status.OK, False, NOW, 3),
    Accepted("12", 0.61, Status.UNSURE, False, NOW, 2),
    Accepted("5", 0.61, Status.UNSURE, True, NOW - timedelta(days=2), 1),
]
_Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot) -> HistoryPanel:
    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_entries(ENTRIES)
    return panel


def view(panel: HistoryPanel) -> QListView:
    [view] = panel.findChildren(QListView)
    return view


def button(panel: HistoryPanel, name: str) -> QToolButton:
    [button] = [one for one in panel.findChildren(QToolButton) if one.accessibleName() == name]
    return button


def test_numbers_are_listed_with_their_times(panel: HistoryPanel) -> None:
    model = view(panel).model()
    assert [model.index(row, 0).data() for row in range(3)] == ["407", "12", "5"]
    times = [model.index(row, 0).data(TIME_ROLE) for row in range(3)]
    assert times[0] == times[1] != times[2]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (ENTRIES[0], "98 % sure"),
        (ENTRIES[1], "unsure: 61 %"),
        (ENTRIES[2], "corrected"),
        (Accepted("5"), "not read"),
    ],
)
def test_a_screen_reader_hears_all_that_is_known(entry: Accepted, words: str) -> None:
    model = HistoryModel()
    model.show_entries([entry])
    told = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(entry.text)
    assert words in told


def test_an_empty_history_says_how_numbers_get_here(panel: HistoryPanel) -> None:
    panel.show_entries([])
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Numbers that you accept with Enter are listed here." in words
    assert not button(panel, "Copy All").isEnabled()
    assert button(panel, "Close the History").isEnabled()


def test_what_is_selected_is_copied_and_taken_out_by_keys(
    panel: HistoryPanel, qtbot: QtBot
) -> None:
    numbers = view(panel)
    numbers.setFocus()
    QTest.keyClick(numbers, Qt.Key.Key_Down)
    QTest.keyClick(numbers, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.copy_asked) as asked:
        QTest.keyClick(numbers, Qt.Key.Key_C, _Control)
    assert asked.args == [ENTRIES[1:]]
    with qtbot.waitSignal(panel.remove_asked) as removed:
        QTest.keyClick(numbers, Qt.Key.Key_Delete)
    assert removed.args == [ENTRIES[1:]]


def test_the_buttons_are_for_all(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.copy_asked) as copied:
        button(panel, "Copy All").click()
    with qtbot.waitSignal(panel.remove_asked) as removed:
        button(panel, "Clear").click()
    assert copied.args == removed.args == [ENTRIES]
    with qtbot.waitSignal(panel.save_asked):
        button(panel, "Save as CSV").click()


def test_escape_and_its_button_close_it(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(view(panel), Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.closed):
        button(panel, "Close the History").click()


def test_rows_are_painted(panel: HistoryPanel) -> None:
    full = panel.grab().toImage()
    panel.show_entries(ENTRIES[:1])
    assert panel.grab().toImage() != full
