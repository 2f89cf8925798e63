"""The label: it follows the reading until the user types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from digitpad.ui.reading.save_bar import SaveBar

_REFUSAL = "A label is 1 to 5 digits, such as 407."


@pytest.fixture
def bar(qtbot: QtBot) -> SaveBar:
    bar = SaveBar()
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def field(bar: SaveBar) -> QLineEdit:
    [field] = bar.findChildren(QLineEdit)
    return field


def typed(bar: SaveBar, text: str) -> None:
    field(bar).selectAll()
    QTest.keyClicks(field(bar), text)


def test_the_label_follows_the_reading(bar: SaveBar) -> None:
    bar.suggest("40")
    bar.suggest("407")
    assert bar.label == "407"


def test_what_the_user_typed_stays(bar: SaveBar) -> None:
    bar.suggest("401")
    typed(bar, "407")
    bar.suggest("4017")
    assert bar.label == "407"


def test_an_emptied_label_follows_the_reading_again(bar: SaveBar) -> None:
    typed(bar, "1")
    QTest.keyClick(field(bar), Qt.Key.Key_Backspace)
    bar.suggest("407")
    assert bar.label == "407"


def test_escape_takes_back_what_was_typed_and_leaves(bar: SaveBar, qtbot: QtBot) -> None:
    bar.suggest("401")
    typed(bar, "407")
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    assert bar.label == "401"


@pytest.mark.parametrize(
    ("keys", "label"),
    [("4o7", "47"), ("1234567", "12345"), ("-1", "1"), (" 40 7", "407"), ("abc", "")],
)
def test_nothing_but_a_label_can_be_typed(bar: SaveBar, keys: str, label: str) -> None:
    typed(bar, "")
    QTest.keyClicks(field(bar), keys)
    assert bar.label == label


@pytest.mark.parametrize("text", ["4o7", "123456", "-1", "4 7", "٤٠٧", "½"])
def test_nothing_but_a_label_can_be_pasted(bar: SaveBar, text: str) -> None:
    field(bar).insert(text)
    assert bar.label == ""


def test_the_buttons_ask_for_what_they_say(bar: SaveBar, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in bar.findChildren(QPushButton)}
    with qtbot.waitSignal(bar.accept_asked):
        QTest.mouseClick(buttons["Accept"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.save_asked):
        QTest.keyClick(buttons["Save"], Qt.Key.Key_Return)


def test_the_arrows_ask_for_other_candidates(bar: SaveBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.candidate_asked) as asked:
        QTest.keyClick(field(bar), Qt.Key.Key_Down)
    assert asked.args == [1]
    with qtbot.waitSignal(bar.candidate_asked) as asked:
        QTest.keyClick(field(bar), Qt.Key.Key_Up)
    assert asked.args == [-1]


def test_the_label_tells_what_the_user_does_and_not_what_is_suggested(
    bar: SaveBar, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(bar.label_changed):
        bar.suggest("407")
    with qtbot.waitSignal(bar.label_changed):
        QTest.keyClicks(field(bar), "1")
    with qtbot.waitSignal(bar.label_changed):
        QTest.keyClick(field(bar), Qt.Key.Key_Escape)


def test_where_it_is_narrow_saving_is_left_to_the_keys(bar: SaveBar) -> None:
    bar.set_roomy(False)
    visible = [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]
    assert visible == ["Accept"]


def test_a_refusal_is_said_and_goes_with_the_next_key(bar: SaveBar) -> None:
    typed(bar, "47")
    bar.refuse()
    assert _REFUSAL in [label.text() for label in bar.findChildren(QLabel)]
    QTest.keyClicks(field(bar), "4")
    assert bar.label == "4", "the wrong label was selected, to be typed over"
    assert _REFUSAL not in [label.text() for label in bar.findChildren(QLabel)]


def test_a_refusal_goes_with_the_next_reading_even_if_that_suggests_nothing(bar: SaveBar) -> None:
    bar.refuse()
    bar.suggest("")
    assert _REFUSAL not in [label.text() for label in bar.findChildren(QLabel)]
