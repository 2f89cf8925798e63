"""What the gallery shows of drawings that were read again."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from digitpad.ui.engine.engine import Choice
from digitpad.ui.gallery.gallery import GalleryPage

NUMBER = Choice("number", "Number")


def listed(page: GalleryPage) -> set[str]:
    return {page.model.index(row).data() for row in range(page.model.rowCount())}


def button(page: GalleryPage, words: str) -> QPushButton:
    [found] = [one for one in page.review.findChildren(QPushButton) if words in one.text()]
    return found
