"""The empty gallery: its words are there to the last line, however wide it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from digitpad.ui.gallery.empty import EmptyGallery


@pytest.mark.parametrize("width", [300, 500, 1000])
def test_no_line_is_cut_off(qtbot: QtBot, width: int) -> None:
    empty = EmptyGallery()
    qtbot.addWidget(empty)
    empty.explain(narrow=False, in_bin=False)
    empty.resize(width, 400)
    with qtbot.waitExposed(empty):
        empty.show()
    [words] = empty.findChildren(QLabel)
    assert words.height() >= words.heightForWidth(words.width())
