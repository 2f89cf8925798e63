"""The list behind the gallery: of many drawings it looks up those that come into sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from digitpad.collection.comparison import Comparison
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Device, Drawing
from digitpad.recognition.reading import EMPTY, Reading, Reason, Status
from digitpad.ui.gallery.model import GalleryModel
from digitpad.ui.gallery.view import GalleryView
from digitpad.ui.gallery.words import Mark, mark_of, number_words, reading_words, sentence, short

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf

MANY = [str(number) for number in range(20_000)]


class Shelf:
    """Has a drawing for every id, with the id's last digit as its label."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.error: CollectionError | None = None

    def __call__(self, ids: Sequence[str]) -> Mapping[str, Drawing]:
        self.asked += ids
        if self.error is not None:
            raise self.error
        return {id: Drawing(id[-1], id=id) for id in ids}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp: object, shelf: Shelf) -> GalleryModel:
    model = GalleryModel(shelf)
    model.show_ids(MANY)
    return model


@pytest.fixture
def view(qtbot: QtBot, model: GalleryModel) -> GalleryView:
    view = GalleryView(model)
    qtbot.addWidget(view)
    view.resize(800, 600)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_of_many_drawings_only_those_in_sight_are_looked_up(
    view: GalleryView, model: GalleryModel, shelf: Shelf
) -> None:
    assert model.rowCount() == 20_000
    view.repaint()
    view.scrollToBottom()
    view.repaint()
    assert len(shelf.asked) < 5000
    assert {"0", "19999"} <= set(shelf.asked)


def test_no_more_than_some_are_remembered(model: GalleryModel, shelf: Shelf) -> None:
    for _ in range(2):
        for row in range(0, 20_000, 100):
            model.drawing(row)
    assert len(shelf.asked) == 40_000
    model.drawing(19_950)
    assert len(shelf.asked) == 40_000


def test_what_cannot_be_looked_up_is_said_and_shows_nothing(
    model: GalleryModel, shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.error = CollectionError("the disk is gone")
    with qtbot.waitSignal(model.failed) as failed:
        assert model.index(0).data() is None
    assert failed.args == ["the disk is gone"]


def test_a_typed_label_is_told_and_not_believed_before_it_is_kept(
    model: GalleryModel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.label_given) as given:
        model.setData(model.index(7), "407")
    assert given.args == ["7", "407"]
    assert model.index(7).data() == "7"


def test_many_drawings_are_selected_and_stay_in_order(view: GalleryView) -> None:
    view.select(["9", "3", "5000", "4", "elsewhere"], 3)
    assert view.selected == ["3", "4", "9", "5000"]
    assert view.current == "3"


def test_where_none_is_left_to_select_the_one_in_its_place_is(view: GalleryView) -> None:
    view.select(["elsewhere"], 25_000)
    assert view.selected == ["19999"]


def test_a_new_reading_is_told_beside_the_old_one(
    model: GalleryModel, reading_of: ReadingOf
) -> None:
    comparison = Comparison("new")
    drawing = model.drawing(7)
    assert drawing is not None
    comparison.add(drawing, reading_of("1"))
    model.compare(comparison)
    told = model.index(7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("; read again: not read, now 1")
    model.compare(None)
    assert "again" not in model.index(7).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("changes", "mark", "words"),
    [
        ({}, Mark.RIGHT, "read right"),
        ({"text": "401"}, Mark.WRONG, "read as 401"),
        ({"status": Status.UNSURE}, Mark.UNSURE, "unsure: 407"),
        (
            {"status": Status.NOT_A_NUMBER, "reason": Reason.NOT_DIGITS},
            Mark.WRONG,
            "not read as a number",
        ),
    ],
)
def test_how_it_was_read_is_said_with_an_icon_and_in_words(
    reading_of: ReadingOf, changes: dict[str, object], mark: Mark, words: str
) -> None:
    reading: Reading = replace(reading_of("407"), **changes)  # type: ignore[arg-type]
    drawing = Drawing("407", reading=reading)
    assert mark_of(drawing) is mark
    assert short(drawing) == words


def test_what_was_never_read_or_gave_nothing_says_so() -> None:
    assert short(Drawing("407")) == "not read"
    assert mark_of(Drawing("407")) is Mark.UNREAD
    assert short(Drawing("407", reading=EMPTY)) == "nothing read"


def test_no_reading_is_called_wholly_sure(reading_of: ReadingOf) -> None:
    assert reading_words(reading_of("407", 0.9999)) == "407, over 99 % sure"
    assert reading_words(reading_of("407", 0.3, Status.UNSURE)) == "407, only 30 % sure"


def test_every_device_has_words() -> None:
    told = {sentence(Drawing("407", device)).split(", ")[2] for device in Device}
    assert len(told) == len(Device)


def test_counts_are_written_as_people_write_them() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert number_words(1) == "1 drawing"
        assert number_words(20_000) == "20.000 drawings"
    finally:
        QLocale.setDefault(before)
