"""The list of what is to be imported: while it is empty, it says how something comes into it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from digitpad.ui.exchange.importing import PathList


def has_words_in_its_middle(paths: PathList) -> bool:
    image = paths.viewport().grab().toImage()
    middle = image.height() // 2
    return len({image.pixel(x, y) for x in range(image.width()) for y in (middle, middle - 2)}) > 1


def test_it_says_how_files_come_here_until_there_are_some(qtbot: QtBot) -> None:
    paths = PathList()
    qtbot.addWidget(paths)
    paths.resize(400, 200)
    with qtbot.waitExposed(paths):
        paths.show()
    assert has_words_in_its_middle(paths)
    paths.addItem("ink.ndjson")
    assert not has_words_in_its_middle(paths)
