"""A collection, drawings kept in it, and all of them read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.ui.actions import Page
from digitpad.ui.gallery.gallery import GalleryPage
from tests.app.rereading.reviewed import NUMBER

if TYPE_CHECKING:
    from tests.ui.conftest import ReadingOf

Keep = Callable[..., str]


@pytest.fixture
def collection(home: Path) -> Iterator[Collection]:
    with Collection(home / "collection.sqlite") as collection:
        yield collection


@pytest.fixture
def keep(collection: Collection, reading_of: ReadingOf) -> Keep:
    """Keeps a drawing of some strokes, which the fake counts; its id."""

    def kept(label: str, strokes: int, read: str | None = None, **more: Any) -> str:
        count = collection.count()
        ink = Ink.of([[(count, stroke), (9, stroke)] for stroke in range(strokes)])
        reading = None if read is None else replace(reading_of(read), **more)
        return collection.keep(ink, Drawing(label, reading=reading, checkpoint="old")).id

    return kept


@pytest.fixture
def read_again(pad: Pad, qtbot: QtBot) -> Callable[[], GalleryPage]:
    """Reads all kept drawings again, and waits for the result."""

    def done() -> GalleryPage:
        pad.window.show_page(Page.GALLERY)
        page = pad.gallery.page
        pad.rereading.start(NUMBER, page.model.ids)
        qtbot.waitUntil(lambda: "read again" in page.review.words)
        return page

    return done
