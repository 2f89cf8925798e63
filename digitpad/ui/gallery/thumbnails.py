"""Thumbnails: small images of kept drawings, made beside the window, kept while there is room."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from digitpad.ui.gallery.images import Look, image_of

if TYPE_CHECKING:
    from digitpad.collection.store import Source

Sources = Callable[[list[str]], Mapping[str, "Source"]]
"""Gives what was kept under these ids; called on the worker. Raises CollectionError."""
Images = dict[str, QImage | None]

_AT_ONCE = 16
"""Drawings in one job: what is scrolled into sight waits for no more than these."""
_WAITING = 400
"""More than a large screen shows; what was scrolled out of sight long ago is not made at all."""

_log = logging.getLogger(__name__)


class Thumbnails(QObject):
    """Makes images of drawings on a worker, the last asked for first; all state on this thread.

    room: bytes that the images kept may take up.
    made: (list of str), the ids of the drawings whose images are there now.
    """

    made = Signal(list)
    _finished = Signal(object)

    def __init__(self, sources: Sources, look: Look, room: int, parent: QObject | None) -> None:
        super().__init__(parent)
        self._sources, self._look, self._room = sources, look, room
        self._worker = ThreadPoolExecutor(1, "digitpad-thumbnails")
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        self._taken = 0
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._coming: frozenset[str] = frozenset()
        self._at_work = False
        self._accept: Callable[[Future[Images]], None]
        self._generation = 0
        self._finished.connect(self._conclude, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether no image is being made."""
        return not self._at_work

    @property
    def taken(self) -> int:
        """Bytes that the images take up."""
        return self._taken

    def image(self, id: str) -> QImage | None:
        """The image of a drawing; None while it is made, and for a picture that cannot be shown."""
        if id in self._images:
            self._images.move_to_end(id)
            return self._images[id]
        if id in self._coming:
            return None
        self._wanted[id] = None
        self._wanted.move_to_end(id)
        if len(self._wanted) > _WAITING:
            self._wanted.popitem(last=False)
        self._begin()
        return None

    def wear(self, look: Look) -> None:
        """Make images that look so from now on."""
        if look != self._look:
            self._look = look
            self.forget()

    def forget(self) -> None:
        """Drop all images; what is shown is asked for again."""
        self._generation += 1
        self._images.clear()
        self._wanted.clear()
        self._coming = frozenset()
        self._taken = 0

    def close(self) -> None:
        """Drop what waits and end the worker, after the one job that it may be in."""
        self.forget()
        self._worker.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        if self._at_work or not self._wanted:
            return
        count = min(_AT_ONCE, len(self._wanted))
        ids = [self._wanted.popitem()[0] for _ in range(count)]
        self._at_work, self._coming = True, frozenset(ids)
        self._accept = partial(self._take, self._generation, ids)
        job = partial(_images, self._sources, ids, self._look)
        self._worker.submit(job).add_done_callback(self._finished.emit)

    def _conclude(self, future: Future[Images]) -> None:
        self._at_work, self._coming = False, frozenset()
        if not future.cancelled():
            self._accept(future)
        self._begin()

    def _take(self, generation: int, ids: list[str], future: Future[Images]) -> None:
        if generation != self._generation:
            return
        images: Images = dict.fromkeys(ids)  # asked for once: a failure would come back for ever
        if error := future.exception():
            # What is wrong with the collection is said where its drawings are listed.
            _log.error("thumbnails could not be made", exc_info=error)
        else:
            images = future.result()
        for id, image in images.items():
            self._keep(id, image)
        self.made.emit(ids)

    def _keep(self, id: str, image: QImage | None) -> None:
        self._images[id] = image
        self._taken += _bytes_of(image)
        while self._taken > self._room and len(self._images) > 1:
            self._taken -= _bytes_of(self._images.popitem(last=False)[1])


def _bytes_of(image: QImage | None) -> int:
    return 0 if image is None else image.sizeInBytes()


def _images(sources: Sources, ids: list[str], look: Look) -> Images:
    """The images of these drawings; None for a picture that is damaged."""
    found = sources(ids)
    return {id: image_of(found[id], look) if id in found else None for id in ids}
