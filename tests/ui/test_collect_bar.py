"""The bar of the numbers that are asked for: in a narrow one what matters stays whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.ui.collect_bar import CollectBar
from digitpad.ui.collect_menu import CollectMenu


@pytest.mark.parametrize("number", ["7", "88888"])
def test_where_there_is_too_little_room_the_caption_gives_way(qtbot: QtBot, number: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = CollectMenu(window)
    bar = CollectBar(menu, window)
    bar.ask(number)
    window.show()
    [caption] = [one for one in bar.findChildren(QLabel) if one.text() == "Please write"]
    whole: list[QWidget] = [*bar.findChildren(QPushButton), *bar.findChildren(QToolButton)]
    whole += [one for one in bar.findChildren(QLabel) if one.text() == number]
    bar.resize(2000, 100)
    QApplication.processEvents()
    fits = bar.minimumSizeHint().width()

    for width, shown in ((fits, True), (fits - 1, False), (fits - 60, False), (fits, True)):
        bar.resize(width, bar.sizeHint().height())
        QApplication.processEvents()
        assert caption.isVisible() == shown
        assert all(one.width() >= one.minimumSizeHint().width() for one in whole)
