"""SharedCanvas: one canvas for the page on which one writes and for the page that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitpad.app.correcting import Correcting
from digitpad.recognition.correction import Number
from digitpad.ui.canvas.paper import Paper
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.collection.opened import OpenedPicture


class SharedCanvas:
    """Each page has its own paper; that of the other one is put aside, and a picture with it.

    asking: whether the page that asks has the canvas.
    """

    def __init__(self, window: Window, correcting: Correcting) -> None:
        self._window, self._correcting = window, correcting
        self._aside = Paper()
        self._picture: OpenedPicture | None = None
        self._number = Number()  # of what is written, while it is aside
        self.asking = False

    @property
    def written(self) -> Paper:
        """The paper of the page on which one writes."""
        return self._aside if self.asking else self._window.canvas.paper

    @property
    def asked(self) -> Paper:
        """The paper of the page that asks."""
        return self._window.canvas.paper if self.asking else self._aside

    @property
    def picture(self) -> OpenedPicture | None:
        """The picture on the page on which one writes, if there is one."""
        return self._picture or self._window.sheet.picture

    @property
    def own_number(self) -> str:
        """What the user says of what is written; "" where it is as read."""
        if self.asking:
            return self._number.text if self._number.corrected else ""
        return self._correcting.own_number

    def ask(self) -> None:
        """Give it to the page that asks."""
        sheet = self._window.sheet
        self._number, self._picture = self._window.card.number, sheet.picture
        if self._picture is not None:
            sheet.clear()
        self.asking = True
        self._exchange()

    def write(self) -> None:
        """Give it back; the picture that was put aside lies under one that has come since."""
        self.asking = False
        self._exchange()
        sheet, aside = self._window.sheet, self._picture
        self._picture, come = None, sheet.picture
        if aside is not None:
            sheet.show_picture(aside)
            if come is not None:
                sheet.show_picture(come)

    def _exchange(self) -> None:
        self._aside = self._window.canvas.exchange(self._aside)
