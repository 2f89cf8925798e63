"""A closed box shows as much of its text as there is room for, and says where some is missing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from digitpad.ui.eliding_box import ElidingBox


@pytest.fixture
def box(qtbot: QtBot) -> ElidingBox:
    box = ElidingBox()
    qtbot.addWidget(box)
    box.addItem("Most useful first")
    box.resize(box.sizeHint())
    with qtbot.waitExposed(box):
        box.show()
    return box


def painted(box: ElidingBox) -> QImage:
    return box.grab().toImage()


def test_where_there_is_room_it_is_shown_whole(box: ElidingBox) -> None:
    assert box.shown == "Most useful first"


def test_a_narrow_one_ends_with_an_ellipsis(box: ElidingBox) -> None:
    box.resize(100, box.height())
    shown, picture = box.shown, painted(box)
    box.setItemText(0, shown)

    assert shown.startswith("Most")
    assert shown.endswith("…")
    assert painted(box) == picture


def test_where_nothing_is_chosen_the_placeholder_is_shown(box: ElidingBox) -> None:
    box.setCurrentIndex(-1)
    before = painted(box)
    box.setPlaceholderText("Choose")

    assert box.shown == "Choose"
    assert painted(box) != before
