"""The card: one number in all its views, and a height that does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from digitpad.recognition.correction import Number
from digitpad.recognition.reading import EMPTY, Status
from digitpad.ui.reading.card import ReadingCard

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf

WIDE, NARROW = 900, 420


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """What the card lies on, for a window of its own would be as wide as all that is in it."""
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(1000, 300)
    return desk


@pytest.fixture
def card(desk: QWidget, qtbot: QtBot) -> ReadingCard:
    card = ReadingCard(desk)
    card.resize(WIDE, card.sizeHint().height())
    with qtbot.waitExposed(desk):
        desk.show()
    return card


def number_shown(card: ReadingCard) -> str:
    return card.reading_view.findChildren(QLabel)[0].text()


def test_what_is_suggested_is_the_number_until_the_user_types(
    card: ReadingCard, reading_of: ReadingOf, qtbot: QtBot
) -> None:
    card.show_reading(reading_of("401"), None, "401")
    assert card.number == Number(reading_of("401"), "401")
    with qtbot.waitSignal(card.number_changed) as changed:
        card.save_bar.field.selectAll()
        QTest.keyClicks(card.save_bar.field, "7")
    assert changed.args == [Number(reading_of("401"), "7")]
    assert number_shown(card) == "7"
    card.show_reading(reading_of("4017"), None, "4017")
    assert card.number.text == "7", "what the user typed stays"


def test_a_suggestion_that_was_corrected_is_shown_everywhere(
    card: ReadingCard, reading_of: ReadingOf
) -> None:
    card.show_reading(reading_of("401"), None, "401")
    card.suggest("407")
    assert card.number.corrected
    assert card.save_bar.label == number_shown(card) == "407"


def test_an_emptied_label_shows_what_was_read(card: ReadingCard, reading_of: ReadingOf) -> None:
    card.show_reading(reading_of("4"), None, "4")
    card.save_bar.field.clear()
    card.save_bar.label_changed.emit()
    assert card.number.text == number_shown(card) == "4"


def test_where_nothing_is_read_the_words_stay_while_one_types(card: ReadingCard) -> None:
    card.show_nothing("Not read")
    QTest.keyClicks(card.save_bar.field, "5")
    assert [label.text() for label in card.reading_view.findChildren(QLabel)] == ["", "Not read"]
    assert card.number == Number(EMPTY, "5")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_card_keeps_its_height_whatever_is_read(
    card: ReadingCard, reading_of: ReadingOf, width: int
) -> None:
    card.resize(width, card.height())
    heights = set()
    for status in Status:
        card.show_reading(reading_of("12345", 0.5, status), None, "12345")
        heights.add(card.sizeHint().height())
    card.save_bar.refuse()
    heights.add(card.sizeHint().height())
    card.show_nothing("Getting ready to read …")
    heights.add(card.sizeHint().height())
    assert len(heights) == 1


def test_what_has_no_room_gives_way(card: ReadingCard) -> None:
    assert card.frame_view.isVisible()
    card.resize(NARROW, card.height())
    assert not card.frame_view.isVisible()
    assert card.candidates.isVisible()
    assert card.save_bar.field.isVisible()
