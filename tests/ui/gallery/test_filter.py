"""What is asked for in the gallery."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from digitpad.collection.comparison import Comparison
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.selection import Order, Selection, start_of
from digitpad.ui.gallery.filter import FilterBar

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf

DAY = timedelta(days=1)


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentText(words)
    assert box.currentText() == words
    box.activated.emit(box.currentIndex())


def test_at_first_everything_is_asked_for_the_most_useful_first(bar: FilterBar) -> None:
    assert bar.selection == Selection()
    assert bar.order.value is Order.CHECK
    assert not bar.narrow


@pytest.mark.parametrize(
    ("way", "selection"),
    [
        ("Contains", Selection(contains="40")),
        ("Begins with", Selection(begins="40")),
        ("Is", Selection(label="40")),
    ],
)
def test_labels_are_asked_for_in_three_ways(
    bar: FilterBar, qtbot: QtBot, way: str, selection: Selection
) -> None:
    with qtbot.waitSignal(bar.changed):
        QTest.keyClicks(bar.label, "40")
    choose(bar.way, way)
    assert bar.selection == selection
    assert bar.narrow


@pytest.mark.parametrize(
    ("words", "selection"),
    [
        ("Wrongly read", Selection(wrongly_read=True)),
        ("Unsure", Selection(unsure=True)),
        ("Not read", Selection(not_read=True)),
    ],
)
def test_readings_are_asked_for(
    bar: FilterBar, qtbot: QtBot, words: str, selection: Selection
) -> None:
    with qtbot.waitSignal(bar.changed):
        choose(bar.reading, words)
    assert bar.selection == selection


@pytest.mark.parametrize(
    ("words", "selection"),
    [
        ("Pictures", Selection(pictures=True)),
        ("Ink", Selection(pictures=False)),
        ("By pen", Selection(device=Device.PEN)),
    ],
)
def test_kinds_are_asked_for(bar: FilterBar, words: str, selection: Selection) -> None:
    choose(bar.kind, words)
    assert bar.selection == selection


def test_the_last_days_are_asked_for(bar: FilterBar) -> None:
    before = date.today()
    choose(bar.days, "Last 7 days")
    selection = bar.selection
    after = date.today()  # another day, at midnight
    assert (selection.since, selection.until) in [
        (start_of(today - 6 * DAY), start_of(today + DAY)) for today in (before, after)
    ]


def test_days_are_asked_for_from_one_to_another(bar: FilterBar, qtbot: QtBot) -> None:
    assert not bar.days.fields.isVisible()
    choose(bar.days, "From … to …")
    assert bar.days.fields.isVisible()
    bar.days.first.setDate(QDate(2025, 12, 31))
    with qtbot.waitSignal(bar.changed):
        bar.days.last.setDate(QDate(2025, 12, 24))
    selection = bar.selection
    assert selection.since == start_of(date(2025, 12, 24)), "in whatever order they are given"
    assert selection.until == start_of(date(2026, 1, 1))


def test_the_last_day_there_is_can_be_asked_for(bar: FilterBar) -> None:
    choose(bar.days, "From … to …")
    bar.days.last.setDate(QDate(9999, 12, 31))
    bar.days.last.setDate(bar.days.last.maximumDate())
    assert bar.selection.until == start_of(date(3000, 1, 1))


def test_checkpoints_are_asked_for_where_there_is_more_than_one(bar: FilterBar) -> None:
    bar.offer_checkpoints(["number"])
    assert not bar.checkpoint.isVisible()
    bar.offer_checkpoints(["digit", "number"])
    choose(bar.checkpoint, "digit")
    assert bar.selection == Selection(checkpoint="digit")
    bar.offer_checkpoints(["digit", "mine", "number"])
    assert bar.checkpoint.currentText() == "digit", "the choice stays when others come"


def test_what_changed_is_asked_for_after_reading_again(
    bar: FilterBar, reading_of: ReadingOf
) -> None:
    comparison = Comparison("new")
    drawing = Drawing("4", reading=reading_of("7"))
    comparison.add(drawing, reading_of("4"))
    bar.offer_comparison(comparison)
    assert bar.selection == Selection(among=frozenset([drawing.id]))
    choose(bar.reading, "Now wrong")
    assert bar.selection == Selection(among=frozenset())
    bar.offer_comparison(None)
    assert bar.selection == Selection()


def test_nothing_in_particular_is_asked_for_again(bar: FilterBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.label, "40")
    choose(bar.kind, "Ink")
    choose(bar.order, "By label")
    with qtbot.waitSignal(bar.changed):
        bar.ask_for_all()
    assert bar.selection == Selection()
    assert bar.order.value is Order.LABEL


@pytest.mark.parametrize("width", [400, 900])
def test_the_bin_has_its_name_where_there_is_room(bar: FilterBar, width: int) -> None:
    bar.resize(width, bar.height())

    named = bar.bin.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert named is (width == 900)
