"""Rereading: reads kept drawings again between live inks, and keeps that only when told to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from digitpad.app.gallery import Gallery
from digitpad.collection.comparison import Comparison, Verdict
from digitpad.collection.database import CollectionError
from digitpad.collection.drawing import Drawing
from digitpad.recognition.reading import Reading
from digitpad.ui.engine.checkpoint_box import CheckpointBox
from digitpad.ui.engine.engine import Choice, Engine, EngineError, Reader
from digitpad.ui.engine.live import LiveReader
from digitpad.ui.engine.switch import EngineSwitch, Load
from digitpad.ui.engine.work import Work
from digitpad.ui.error_words import error_words
from digitpad.ui.gallery.reread import RereadDialog
from digitpad.ui.gallery.words import number_words

if TYPE_CHECKING:
    from digitpad.collection.store import Collection, Source
    from digitpad.recognition.frame import Frame

_AT_ONCE = 4
"""Drawings in one piece: live ink waits for no more than these."""

_log = logging.getLogger(__name__)


class Piece(NamedTuple):
    """What some drawings were read as, by the checkpoint of this name; None: not readable."""

    checkpoint: str
    readings: list[tuple[Drawing, Reading | None]]


class Rereading(QObject):
    """Asks which drawings, has the live reader's worker read them, and shows what came of it.

    load: makes the one who reads. box: knows the checkpoints to choose from, as they are now.
    collection: the file that holds the drawings, the user's own where none is named.
    """

    def __init__(
        self,
        gallery: Gallery,
        live: LiveReader,
        engines: EngineSwitch,
        load: Load,
        box: CheckpointBox,
        collection: Path | None,
    ) -> None:
        super().__init__(gallery)
        self._gallery, self._page = gallery, gallery.page
        self._live, self._engines, self._load = live, engines, load
        self._box, self._path = box, collection
        self._work: Work | None = None
        self._comparison: Comparison | None = None
        self._title, self._total, self._done = "", 0, 0
        self._page.action.read_again.triggered.connect(self._ask)
        self._page.review.stopped.connect(self._stop)
        self._page.review.kept.connect(self._keep)
        self._page.review.discarded.connect(self._forget)
        gallery.replaced.connect(self._forget)

    def start(self, choice: Choice, ids: Sequence[str]) -> None:
        """Read these drawings with this checkpoint; what was read again before is forgotten."""
        self._forget()
        self._title, self._total, self._done = choice.title, len(ids), 0
        engine = Engine(choice.checkpoint, self._engines.asked.device)
        self._work = self._live.work(_pieces(self._load, engine, self._path, list(ids)))
        self._work.piece_done.connect(self._take)
        self._work.finished.connect(self._show_result)
        self._work.failed.connect(self._show_failure)
        self._show_progress()

    def _ask(self) -> None:
        selected, listed = self._page.view.selected, list(self._page.model.ids)
        counts = (len(selected), len(listed))
        in_use = self._engines.asked.checkpoint
        dialog = RereadDialog(self._box.choices, in_use, counts, self._page)
        dialog.asked.connect(
            lambda choice, of_selected: self.start(choice, selected if of_selected else listed)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, piece: Piece) -> None:
        if self._comparison is None:
            self._comparison = Comparison(piece.checkpoint)
        for drawing, reading in piece.readings:
            self._comparison.add(drawing, reading)
        self._done += len(piece.readings)
        self._show_progress()

    def _show_progress(self) -> None:
        self._page.review.show_progress(self._title, self._done, self._total)

    def _stop(self) -> None:
        """Read no more; what was read so far is shown."""
        if self._work is not None:
            self._work.cancel()
        self._show_result()

    def _show_result(self) -> None:
        self._work = None
        if self._comparison is None:
            self._forget()
            return
        self._page.review.show_result(self._title, self._comparison)
        self._page.model.compare(self._comparison)
        self._page.filters.offer_comparison(self._comparison)
        self._gallery.refresh()

    def _show_failure(self, error: BaseException) -> None:
        if not isinstance(error, EngineError):
            _log.error("reading again failed", exc_info=error)
        if self._comparison:  # some had been read before
            self._show_result()
        else:
            self._forget()
        words = self.tr("The drawings could not be read again: {error}")
        self._gallery.show_problem(words.format(error=error_words(error)))

    def _keep(self) -> None:
        """Put the new readings in the old ones' place; undo brings the old ones back."""
        comparison = self._comparison
        if comparison is None:
            return
        try:
            now = self._gallery.some(list(comparison.ids(Verdict)))
        except CollectionError as error:
            self._gallery.show_problem(error_words(error))
            return
        changes = list(comparison.changes(now))
        words = self.tr("New readings of {drawings} kept.")
        if self._gallery.make(changes, words.format(drawings=number_words(len(changes)))):
            self._forget()

    def _forget(self) -> None:
        """As if nothing had been read again."""
        if self._work is not None:
            self._work.cancel()
        self._work = self._comparison = None
        self._page.review.hide()
        self._page.model.compare(None)
        self._page.filters.offer_comparison(None)
        self._gallery.refresh()


def _pieces(
    load: Load, engine: Engine, collection: Path | None, ids: list[str]
) -> Generator[Piece, None, None]:
    """The work itself, on the worker: load, then read some drawings at a time."""
    from digitpad.collection.store import Collection

    reader = load(engine)
    name = reader.card.name
    yield Piece(name, [])
    with Collection(collection) as opened:
        for start in range(0, len(ids), _AT_ONCE):
            yield Piece(name, _read(reader, opened, ids[start : start + _AT_ONCE]))


def _read(
    reader: Reader, collection: Collection, ids: list[str]
) -> list[tuple[Drawing, Reading | None]]:
    """The drawings of these ids that are there, and how they are read."""
    drawings = list(collection.some(ids).values())
    frames = [_frame(reader, partial(collection.source, drawing.id)) for drawing in drawings]
    readings = iter(reader.read_frames([frame for frame in frames if frame is not None]))
    pairs = zip(drawings, frames, strict=True)
    return [(drawing, None if frame is None else next(readings)) for drawing, frame in pairs]


def _frame(reader: Reader, source: Callable[[], Source]) -> Frame | None:
    """What the network sees of a kept drawing; None where that cannot be read."""
    from digitpad.recognition.picture import Picture, PictureError

    try:
        kept = source()
        return reader.frame(Picture.open(kept) if isinstance(kept, bytes) else kept)
    except (CollectionError, PictureError) as error:
        _log.error("%s", error)
        return None
