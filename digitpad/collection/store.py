"""Collection: the drawings that the user kept, with their labels and readings."""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from digitpad import folders
from digitpad.collection import pictures
from digitpad.collection.database import CollectionError, DamagedDrawingError, Records
from digitpad.collection.drawing import (
    Device,
    Drawing,
    from_milliseconds,
    milliseconds,
    reading_from,
)
from digitpad.collection.ink_bytes import packed, unpacked
from digitpad.collection.pictures import PictureBytesError
from digitpad.collection.selection import ALL, AMONG, Order, Selection
from digitpad.ink.ink import Ink, InkError
from digitpad.worded import WordedError

Source = Ink | bytes
"""What was kept: ink, or a picture as the bytes of its file."""


def default_path() -> Path:
    """The file of the user's own collection; it need not exist."""
    return folders.home() / "collection.sqlite"


_log = logging.getLogger(__name__)


class Collection(Records):
    """The kept drawings in one file, each kept wholly or not at all.

    Several collections, in one program or in many, can be open on the same file; each is for the
    thread that opened it. Every method raises CollectionError where the file cannot be used.
    """

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path or default_path())

    @property
    def path(self) -> Path:
        """The file that holds the drawings."""
        return self._database.path

    def keep(self, source: Source, drawing: Drawing) -> Drawing:
        """Keep a drawing; on the disk when this returns. Gives it back as it was kept.

        The very same ink or picture is never there twice: kept again, it keeps its id and time, is
        no longer deleted, and takes the new label and reading. Raises InkError for empty ink, and
        PictureBytesError for bytes that are no picture.
        """
        if isinstance(source, bytes):
            pictures.suffix(source)  # what has none could not be exported
        elif not source:
            raise InkError("there is nothing drawn to keep")
        if isinstance(source, bytes) != (drawing.device is Device.PICTURE):
            raise ValueError("a picture, and nothing else, is of the device PICTURE")
        with self.transaction():
            earlier = self.same(source)
            if earlier is None:
                return self._insert(source, drawing)
            return self._update(replace(drawing, id=earlier.id, time=earlier.time))

    def drawing(self, id: str) -> Drawing:
        """The drawing of this id, deleted or not; raises DamagedDrawingError."""
        rows = self._database.query(f"SELECT {_COLUMNS} FROM drawing WHERE id = ?", (id,))
        if not rows:
            raise CollectionError("{file} holds no drawing {id}.", file=self.path, id=id)
        return _drawing(*rows[0])

    def source(self, id: str) -> Source:
        """The ink, or the bytes of the picture, of the drawing of this id.

        Raises DamagedDrawingError for ink that is not whole, and for what is no picture.
        """
        device = self.drawing(id).device
        rows = self._database.query(
            "SELECT bytes FROM content JOIN drawing USING (number) WHERE id = ?", (id,)
        )
        try:
            if not rows:
                raise InkError("its content is missing")
            [[content]] = rows
            if device is not Device.PICTURE:
                return unpacked(content)
            pictures.suffix(content)
            return bytes(content)
        except (InkError, PictureBytesError) as error:
            raise DamagedDrawingError(
                "drawing {id} in {file}: {error}", id=id, file=self.path, error=error
            ) from error

    def same(self, source: Source) -> Drawing | None:
        """The drawing, deleted or not, that holds this very ink or picture."""
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM drawing WHERE digest = ?", (_digest(_content(source)),)
        )
        return _drawing(*rows[0]) if rows else None

    def ids(self, selection: Selection = ALL, order: Order = Order.NEWEST) -> list[str]:
        """The ids of the selected drawings."""
        condition, values = selection.condition()
        rows = self._database.query(
            f"SELECT id FROM drawing WHERE {condition} ORDER BY {order.terms}", values
        )
        return [id for (id,) in rows]

    def some(self, ids: Iterable[str]) -> dict[str, Drawing]:
        """The drawings of these ids, deleted or not, in one go; those that are there, by id.

        One that is damaged hides no others: it is left out.
        """
        rows = self._database.query(
            f"SELECT {_COLUMNS} FROM drawing WHERE {AMONG}", (json.dumps(list(ids)),)
        )
        found = {}
        for row in rows:
            with suppress(DamagedDrawingError):
                found[row[0]] = _drawing(*row)
        return found

    def sources(self, ids: Iterable[str]) -> dict[str, Source]:
        """What was kept under these ids; one that is damaged is left out, with a log line."""
        found = {}
        for id in ids:
            try:
                found[id] = self.source(id)
            except CollectionError as error:
                _log.error("%s", error)
        return found

    def checkpoints(self) -> list[str]:
        """The names of the checkpoints that read any of the drawings."""
        rows = self._database.query(
            "SELECT DISTINCT checkpoint FROM drawing WHERE checkpoint IS NOT NULL ORDER BY 1"
        )
        return [name for (name,) in rows]

    def drawings(self, selection: Selection = ALL) -> Iterator[Drawing]:
        """The selected drawings, the newest first; they may be changed on the way.

        Raises DamagedDrawingError for one that is damaged, and goes on after it.
        """
        return map(self.drawing, self.ids(selection))

    def count(self, selection: Selection = ALL) -> int:
        """How many drawings are selected."""
        condition, values = selection.condition()
        rows = self._database.query(f"SELECT count(*) FROM drawing WHERE {condition}", values)
        return int(rows[0][0])

    def change(self, before: Drawing, after: Drawing) -> bool:
        """Put one in the other's place, unless the drawing is no longer as it was before.

        Both are of one id. Whether it was done; another program may have changed it meanwhile.
        """
        with self.transaction():
            if self.some([before.id]).get(before.id) != before:
                return False
            self._update(replace(after, id=before.id))
            return True

    def take_back(self, kept: Drawing, earlier: Drawing | None = None) -> bool:
        """Leave a drawing that was kept as it was before: out of sight, or as the earlier one.

        Whether that is done, as it is where it is not there at all; what was changed since stays
        as it is, by `change`.
        """
        before = earlier or replace(kept, deleted=True)
        return self.change(kept, before) or not self._seen(kept.id)

    def _seen(self, id: str) -> bool:
        rows = self._database.query("SELECT 1 FROM drawing WHERE id = ? AND NOT deleted", (id,))
        return bool(rows)

    def transaction(self) -> AbstractContextManager[None]:
        """Join several changes into one that happens wholly or not at all, and faster."""
        return self._database.transaction()

    def _insert(self, source: Source, drawing: Drawing) -> Drawing:
        taken = self._database.query("SELECT 1 FROM drawing WHERE id = ?", (drawing.id,))
        kept = replace(drawing, id=str(uuid.uuid4())) if taken else drawing
        content = _content(source)
        row = {**_row(kept), "digest": _digest(content)}
        [[number]] = self._database.query(
            f"INSERT INTO drawing ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) "
            "RETURNING number",
            list(row.values()),
        )
        self._database.query("INSERT INTO content VALUES (?, ?)", (number, content))
        return kept

    def _update(self, drawing: Drawing) -> Drawing:
        row = _row(drawing)
        self._database.query(
            f"UPDATE drawing SET {', '.join(f'{name} = ?' for name in row)} WHERE id = ?",
            [*row.values(), drawing.id],
        )
        return drawing


_COLUMNS = "id, label, device, kept_at, reading, checkpoint, deleted"


def _row(drawing: Drawing) -> dict[str, Any]:
    """The columns of a drawing, all but those of its content."""
    reading = drawing.reading
    return {
        "id": drawing.id,
        "label": drawing.label,
        "device": drawing.device,
        "kept_at": milliseconds(drawing.time),
        "reading": None if reading is None else json.dumps(asdict(reading), allow_nan=False),
        "checkpoint": drawing.checkpoint,
        "confirmed": drawing.confirmed,
        "deleted": drawing.deleted,
    }


def _drawing(
    id: str,
    label: str,
    device: str,
    kept_at: int,
    reading: str | None,
    checkpoint: str | None,
    deleted: int,
) -> Drawing:
    """A drawing from the values of `_COLUMNS`."""
    try:
        return Drawing(
            label=label,
            device=Device(device),
            reading=None if reading is None else reading_from(json.loads(reading)),
            checkpoint=checkpoint,
            time=from_milliseconds(kept_at),
            id=id,
            deleted=bool(deleted),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise DamagedDrawingError(
            "what is known of drawing {id} is damaged ({error})", id=id, error=_told(error)
        ) from error


def _told(error: Exception) -> Exception | str:
    """An error in its own words; one that has none with its kind."""
    return error if isinstance(error, WordedError) else repr(error)


def _content(source: Source) -> bytes:
    return source if isinstance(source, bytes) else packed(source)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
