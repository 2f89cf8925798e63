"""Three pens and a slider: each shows what is chosen, and the ink follows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot

from digitpad.ui.pen_widths import MEDIUM, THICK, THIN, PenWidths


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def pens(window: QWidget) -> PenWidths:
    return PenWidths(window)


def menu(pens: PenWidths) -> QMenu:
    found = pens.any_width.menu()
    assert isinstance(found, QMenu)
    return found


def slider(pens: PenWidths) -> QSlider:
    [found] = menu(pens).findChildren(QSlider)
    return found


def marked(pens: PenWidths) -> list[bool]:
    return [action.isChecked() for action in pens.actions()]


def test_the_slider_goes_from_half_a_pixel_to_twenty_four(pens: PenWidths) -> None:
    told: list[float] = []
    pens.chosen.connect(told.append)
    QTest.keyClick(slider(pens), Qt.Key.Key_Right)
    QTest.keyClick(slider(pens), Qt.Key.Key_Home)
    QTest.keyClick(slider(pens), Qt.Key.Key_End)
    QTest.keyClick(slider(pens), Qt.Key.Key_Left)
    assert told[1:] == [0.5, 24.0, 23.5]


def test_it_says_the_width_in_words(pens: PenWidths) -> None:
    pens.choose(8.5)
    [words] = [label.text() for label in menu(pens).findChildren(QLabel) if label.text()]
    assert words == "8.5 px"


def test_a_pen_moves_the_slider_without_telling_twice(pens: PenWidths) -> None:
    told: list[float] = []
    pens.chosen.connect(told.append)
    pens.actions()[2].trigger()
    assert told == [THICK]
    assert slider(pens).value() * 0.5 == THICK


def test_a_width_of_no_pen_marks_none(pens: PenWidths) -> None:
    pens.choose(MEDIUM)
    assert marked(pens) == [False, True, False]
    QTest.keyClick(slider(pens), Qt.Key.Key_Right)
    assert marked(pens) == [False, False, False]
    QTest.keyClick(slider(pens), Qt.Key.Key_Left)
    assert marked(pens) == [False, True, False]


def test_a_width_from_the_settings_is_shown_without_telling(pens: PenWidths) -> None:
    told: list[float] = []
    pens.chosen.connect(told.append)
    pens.choose(THIN)
    pens.choose(3)  # JSON writes whole numbers so
    assert marked(pens) == [True, False, False]
    assert told == []


def test_the_keyboard_reaches_the_slider(pens: PenWidths, qtbot: QtBot) -> None:
    opened = menu(pens)
    opened.popup(opened.pos())
    qtbot.waitUntil(opened.isVisible)
    QTest.keyClick(opened, Qt.Key.Key_Down)
    assert opened.focusWidget() is slider(pens), "a menu's keys go to what has the focus in it"
    opened.close()
