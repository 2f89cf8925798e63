"""Opening: brings pictures, and ink from files, to the pad."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from digitpad.ink.fitting import fitted
from digitpad.ui.actions import Page
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.error_words import error_words
from digitpad.ui.intake import Intake
from digitpad.ui.window import Window

if TYPE_CHECKING:
    from digitpad.collection.opened import OpenedInk, OpenedPicture
    from digitpad.ui.engine.work import Pieces, Work

_log = logging.getLogger(__name__)


class Opening(QObject):
    """Decodes beside the window what is opened, pasted or dropped, and shows it on the sheet.

    import_asked: (list[Path]), the user wants all drawings of these files in the collection.
    """

    import_asked = Signal(object)

    def __init__(self, window: Window, live: LiveReader) -> None:
        super().__init__(window)
        self._window, self._live = window, live
        self._work: Work | None = None
        self._told = ""
        self._put_down: list[OpenedPicture] = []
        intake = Intake(window)
        window.action.open.triggered.connect(intake.ask)
        window.action.paste.triggered.connect(intake.paste)
        intake.files_brought.connect(self.open_files)
        intake.image_brought.connect(self._open_image)
        intake.nothing_found.connect(self._tell_nothing_found)
        window.sheet.picture_put_down.connect(self._open_put_down)
        window.page_shown.connect(self._show_put_down)
        window.sheet.source_changed.connect(self._take_back_what_was_told)

    def open_files(self, paths: list[Path]) -> None:
        """Show the first of these files on the pad; the others are offered to the collection."""
        first, *others = paths
        folder = os.path.isdir(first)  # not Path's: that raises where one may not look
        if folder or others:
            words = self.tr("The pad shows one drawing at a time; the collection takes many.")
            self._offer_import(words, paths)
        if not folder:
            self._open_instead(_opened_file(first), first.name, first, several=bool(others))

    def _open_put_down(self, content: bytes) -> None:
        """Show a picture, given the bytes of its file, on its page, after what is being opened.

        It may come late, and so does not turn the page.
        """
        name = self.tr("Picture")
        work = self._begin(_opened_picture(lambda: content, name), name)
        work.piece_done.connect(self._take_put_down)

    def _take_put_down(self, opened: OpenedPicture) -> None:
        self._put_down.append(opened)
        if self._window.page is not Page.WRITE:
            words = self.tr("{name} waits on the Write page.")
            self._window.status_line.tell(words.format(name=opened.name))
        self._show_put_down(self._window.page)

    def _show_put_down(self, page: Page) -> None:
        if page is Page.WRITE:
            waiting, self._put_down = self._put_down, []
            for opened in waiting:
                self._show(None, opened)

    def _open_image(self, image: QImage) -> None:
        name = self.tr("Pasted picture")
        self._open_instead(_opened_picture(partial(_png, image), name), name)

    def _open_instead(
        self, pieces: Pieces, name: str, path: Path | None = None, several: bool = False
    ) -> None:
        """Open what the user asks for now, in place of what was asked for before."""
        if self._work is not None:
            self._work.cancel()
        self._work = self._open(pieces, name, path, several)

    def _open(
        self, pieces: Pieces, name: str, path: Path | None = None, several: bool = False
    ) -> Work:
        """path: of a file whose other drawings, if it holds some, are to be offered.

        several: it is one of many files, which are offered already.
        """
        work = self._begin(pieces, name, several)
        work.piece_done.connect(partial(self._show, None if several else path))
        return work

    def _begin(self, pieces: Pieces, name: str, several: bool = False) -> Work:
        self._window.status_line.tell(self.tr("Opening {name} …").format(name=name))
        work = self._live.work(pieces)
        work.failed.connect(partial(self._tell_failure, name, several))
        return work

    def _show(self, path: Path | None, opened: OpenedPicture | OpenedInk) -> None:
        from digitpad.collection.opened import OpenedPicture

        if self._window.page is not Page.WRITE:
            self._window.show_page(Page.WRITE)
        sheet = self._window.sheet
        if isinstance(opened, OpenedPicture):
            sheet.show_picture(opened)
            words = self.tr("{name} is on the pad. Escape goes back to the canvas.")
        else:
            if path is not None and opened.count > 1:
                several = self.tr("{name} holds {count} drawings. The first is on the canvas.")
                self._offer_import(several.format(name=opened.name, count=opened.count), [path])
                self._lay_out()
            sheet.put_down(fitted(opened.ink, sheet.canvas.width(), sheet.canvas.height()))
            words = self.tr("{name} is on the canvas. Undo brings back what was there.")
        self._told = words.format(name=opened.name)
        self._window.status_line.tell(self._told)

    def _take_back_what_was_told(self) -> None:
        """It is true only while that drawing is on the pad."""
        if self._told and self._window.status_line.message == self._told:
            self._window.status_line.tell("")
        self._told = ""

    def _lay_out(self) -> None:
        """At once, for a message takes some of the canvas's room."""
        page = self._window.centralWidget()
        layout = None if page is None else page.layout()
        if layout is not None:
            layout.activate()

    def _offer_import(self, words: str, paths: list[Path]) -> None:
        self._window.notice.show_words(
            words, self.tr("&Import All …"), partial(self.import_asked.emit, paths)
        )

    def _tell_failure(self, name: str, several: bool, error: BaseException) -> None:
        """several: what is offered of them all stays in the notice."""
        from digitpad.collection.opened import OpeningError

        if not isinstance(error, OpeningError):
            _log.error("opening %s failed", name, exc_info=error)
        words = self.tr("{name} cannot be opened: {reason}.").format(
            name=name, reason=error_words(error)
        )
        self._window.status_line.tell(words if several else "")
        if not several:
            self._window.notice.show_words(words)

    def _tell_nothing_found(self) -> None:
        self._window.status_line.tell(self.tr("There is no picture on the clipboard."))


def _opened_file(path: Path) -> Pieces:
    # It imports much that only pictures need: not before the window is up, and on the worker.
    from digitpad.collection.opened import opened_file

    yield opened_file(path)


def _opened_picture(content: Callable[[], bytes], name: str) -> Pieces:
    from digitpad.collection.opened import opened_picture

    yield opened_picture(content(), name)


def _png(image: QImage) -> bytes:
    """The image as the bytes of a file, without loss."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
