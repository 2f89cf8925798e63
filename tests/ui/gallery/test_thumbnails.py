"""Thumbnails are made beside the window, and take up no more room than they may."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from digitpad.collection.database import CollectionError
from digitpad.collection.store import Source
from digitpad.ink.ink import Ink
from digitpad.ui.gallery.gallery import GalleryPage
from digitpad.ui.gallery.images import Look, copy_of, image_of
from digitpad.ui.gallery.thumbnails import Thumbnails

LOOK = Look(QSize(152, 84), 1.0, QColor("#16264a"))
BYTES = 152 * 84 * 4
CROSS = Ink.of([[(0, 0), (10, 10)], [(0, 10), (10, 0)]])


class Shelf:
    """Gives ink for every id, and waits with it while it is held."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.threads: set[threading.Thread] = set()
        self.error: Exception | None = None
        self.sources: dict[str, Source] = {}
        self.go = threading.Event()
        self.go.set()

    def __call__(self, ids: list[str]) -> dict[str, Source]:
        assert self.go.wait(120)
        self.asked += ids
        self.threads.add(threading.current_thread())
        if self.error is not None:
            raise self.error
        return {id: self.sources.get(id, CROSS) for id in ids}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def make(qapp: object, shelf: Shelf) -> Iterator[Callable[..., Thumbnails]]:
    """Makes thumbnails with room for so many."""
    made: list[Thumbnails] = []

    def thumbnails(count: int = 100) -> Thumbnails:
        made.append(Thumbnails(shelf, LOOK, count * BYTES, None))
        return made[-1]

    yield thumbnails
    shelf.go.set()
    for one in made:
        one.close()


def has_ink(image: QImage | None) -> bool:
    return image is not None and image.pixelColor(76, 42).alpha() == 255


def test_an_image_is_there_once_it_is_made_off_the_windows_thread(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    with qtbot.waitSignal(thumbnails.made) as made:
        assert thumbnails.image("a") is None
    assert made.args == [["a"]]
    assert has_ink(thumbnails.image("a"))
    assert shelf.asked == ["a"]
    assert threading.current_thread() not in shelf.threads


def test_what_came_into_sight_last_is_made_first(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    shelf.go.clear()
    for number in range(1000):
        thumbnails.image(str(number))
    shelf.go.set()
    qtbot.waitUntil(lambda: thumbnails.idle)
    assert shelf.asked[:3] == ["0", "999", "998"]
    assert len(shelf.asked) < 500, "what was scrolled past long ago is not made"


def test_images_take_up_no_more_room_than_they_may(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make(count=10)
    for number in range(50):
        thumbnails.image(str(number))
    qtbot.waitUntil(lambda: thumbnails.idle)
    assert thumbnails.taken == 10 * BYTES


def test_what_cannot_be_made_is_not_asked_for_again_and_again(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    shelf.error = CollectionError("the disk is gone")
    thumbnails.image("a")
    qtbot.waitUntil(lambda: thumbnails.idle)
    shelf.error = None
    assert thumbnails.image("a") is None
    assert thumbnails.idle
    thumbnails.forget()
    thumbnails.image("a")
    qtbot.waitUntil(lambda: has_ink(thumbnails.image("a")))


def test_a_damaged_picture_hides_no_others(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.sources["b"] = b"no picture"
    thumbnails = make()
    for id in "abc":
        thumbnails.image(id)
    qtbot.waitUntil(lambda: thumbnails.idle)
    assert [has_ink(thumbnails.image(id)) for id in "abc"] == [True, False, True]


def test_another_look_makes_all_anew_and_late_answers_void(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    shelf.go.clear()
    thumbnails.image("a")
    thumbnails.wear(LOOK._replace(ratio=2.0))
    shelf.go.set()
    qtbot.waitUntil(lambda: thumbnails.idle)
    assert thumbnails.taken == 0
    thumbnails.image("a")
    qtbot.waitUntil(lambda: thumbnails.idle)
    image = thumbnails.image("a")
    assert image is not None
    assert image.size() == QSize(304, 168)


class OnAnotherScreen(GalleryPage):
    """A gallery whose screen's scale the test sets."""

    scale = 1.0

    def devicePixelRatioF(self) -> float:
        return self.scale


def test_on_a_screen_of_another_scale_they_are_made_anew(shelf: Shelf, qtbot: QtBot) -> None:
    page = OnAnotherScreen(lambda ids: {}, shelf)
    qtbot.addWidget(page)
    widths = []
    for scale in (1.0, 2.0):
        page.scale = scale
        QCoreApplication.sendEvent(page, QEvent(QEvent.Type.DevicePixelRatioChange))
        page.thumbnails.image("a")
        qtbot.waitUntil(lambda: page.thumbnails.idle)
        image = page.thumbnails.image("a")
        assert image is not None
        widths.append(image.width())
    page.end()
    assert widths[1] == 2 * widths[0]


def test_closing_in_the_middle_is_clean(make: Callable[..., Thumbnails], shelf: Shelf) -> None:
    thumbnails = make()
    for number in range(100):
        thumbnails.image(str(number))
    thumbnails.close()
    assert thumbnails.taken == 0


def test_a_lone_dot_is_seen() -> None:
    assert has_ink(image_of(Ink.of([[(5, 5)]]), LOOK))


def test_a_copy_of_ink_is_black_on_white_and_not_too_long() -> None:
    image = copy_of(Ink.of([[(0, 0), (10_000, 1)]]))
    assert image is not None
    assert image.pixelColor(0, 0) == QColor("white")
    assert image.width() < 2000
    assert any(image.pixelColor(image.width() // 2, y).lightness() == 0 for y in range(368))


def test_an_image_that_is_being_made_is_made_once_and_counted_once(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    shelf.go.clear()
    thumbnails.image("1")
    thumbnails.image("1")  # its card is painted again
    thumbnails.image("2")
    shelf.go.set()
    qtbot.waitUntil(lambda: has_ink(thumbnails.image("2")) and thumbnails.idle)

    assert shelf.asked == ["1", "2"]
    assert thumbnails.taken == 2 * BYTES


def test_an_image_that_was_being_made_when_all_were_forgotten_is_made_again(
    make: Callable[..., Thumbnails], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails = make()
    shelf.go.clear()
    thumbnails.image("1")
    thumbnails.forget()
    thumbnails.image("1")
    shelf.go.set()
    qtbot.waitUntil(lambda: has_ink(thumbnails.image("1")))

    assert shelf.asked == ["1", "1"]
    assert thumbnails.taken == BYTES
