"""A collection that another program has open too, and the gallery that shows it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from digitpad.app.pad import Pad
from digitpad.collection import changes
from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.reading import Reading
from digitpad.ui.actions import Page
from digitpad.ui.gallery.gallery import GalleryPage

NOON = datetime(2025, 12, 31, 12, tzinfo=UTC)


def ink(number: int) -> Ink:
    """Other ink for each number."""
    return Ink.of([[(100 + number, 50), (120, 90), (180, 60)]])


def change_of(drawing: Drawing, label: str) -> changes.Change:
    [change] = changes.relabelled([drawing], label)
    return change


class Shelf:
    """A collection that another program has open too."""

    def __init__(self, path: Path) -> None:
        self.collection = Collection(path)
        self._count = 0

    def keep(self, label: str, reading: Reading | None = None, device: Device = Device.PEN) -> str:
        """Keep a drawing an hour after the one before; its id."""
        self._count += 1
        checkpoint = None if reading is None else "number"
        time = NOON + timedelta(hours=self._count)
        drawing = Drawing(label, device, reading, checkpoint, time)
        return self.collection.keep(ink(self._count), drawing).id

    def relabel(self, id: str, label: str) -> None:
        """Give a drawing another label."""
        changes.make(self.collection, [change_of(self.collection.drawing(id), label)])

    @property
    def labels(self) -> list[str]:
        """The labels in it, the newest first."""
        return [drawing.label for drawing in self.collection.drawings()]


def show(pad: Pad) -> GalleryPage:
    """Go to the gallery, the newest first."""
    page = pad.gallery.page
    page.filters.order.setCurrentIndex(1)
    pad.window.show_page(Page.GALLERY)
    return page


def listed(page: GalleryPage) -> list[str]:
    """The labels that are listed, in order."""
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def press(page: GalleryPage, key: Qt.Key | str) -> None:
    """Press a key where the cards are."""
    if isinstance(key, str):
        QTest.keyClicks(page.view, key)
    else:
        QTest.keyClick(page.view, key)


def looked_at(page: GalleryPage) -> QLineEdit:
    """Open the large view of the current drawing; where its label is typed."""
    press(page, Qt.Key.Key_Space)
    [field] = page.large.findChildren(QLineEdit)
    return field


def typed(page: GalleryPage, label: str) -> None:
    """Type a label over that of the current drawing, from its first digit."""
    press(page, label[0])
    field = page.view.findChildren(QLineEdit)[-1]
    QTest.keyClicks(field, label[1:])
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # by which the line goes away
