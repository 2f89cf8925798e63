"""Exchange: drawings into a collection from files, and out of it into files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from digitpad.collection.database import DamagedDrawingError
from digitpad.collection.export_place import ExportError, aside
from digitpad.collection.formats.items import Found, Kept, RefusalError, Refused
from digitpad.collection.selection import ALL, Selection
from digitpad.collection.store import Collection
from digitpad.collection.watch import StoppedError
from digitpad.collection.writers import FORMATS

DRAWINGS_AT_ONCE = 200  # in one transaction: the disk is waited for once for all of them
BYTES_AT_ONCE = 32_000_000  # of pictures, which wait in memory for that


@dataclass
class Summary:
    """What became of the drawings of an import or export.

    done: were imported or exported. present: were in the collection already, with the same label.
    stopped: there were more, and somebody stopped or interrupted it.
    """

    done: int = 0
    present: int = 0
    stopped: bool = False
    refused: list[Refused] = field(default_factory=list)

    def add(self, part: Summary) -> None:
        """Count those of another one, too."""
        self.done += part.done
        self.present += part.present
        self.refused += part.refused


def import_from(
    found: Iterable[Found], collection: Collection, summary: Summary | None = None
) -> Summary:
    """Take in what `readers.found` gives, each drawing once, however often it is imported.

    What was deleted before comes back. A drawing that is there under another label keeps that one
    and is refused. An error on the way loses the last few drawings at most, and so do StoppedError
    and an interrupt, which end it: the summary tells what stays.
    summary: an empty one to count in, for who wants to know that after an error, too.
    """
    summary = summary or Summary()
    try:
        for chunk in _chunks(found):
            part = Summary()
            with collection.transaction():
                for item in chunk:
                    _take(item, collection, part)
            summary.add(part)
    except (StoppedError, KeyboardInterrupt):
        summary.stopped = True
    return summary


def _chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    size = 0
    for item in found:
        chunk.append(item)
        if not isinstance(item, Refused) and isinstance(item.source, bytes):
            size += len(item.source)
        if len(chunk) == DRAWINGS_AT_ONCE or size >= BYTES_AT_ONCE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def kept(collection: Collection, selection: Selection = ALL) -> Iterator[Kept | Refused]:
    """The selected drawings with their ink or pictures, the newest first; why, where damaged."""
    for id in collection.ids(selection):
        try:
            yield collection.drawing(id), collection.source(id)
        except DamagedDrawingError as error:
            yield Refused(id, error)


def export_to(
    path: Path,
    drawings: Iterable[Kept | Refused],
    format: str,
    size: int | None = None,
    *,
    replace: bool = False,
    collection: Path | None = None,
) -> Summary:
    """Write drawings, as `kept` gives them, in a format of `writers.FORMATS`.

    A file takes the place of an earlier one only where that is to be replaced, by drawings, and
    when it is whole; a folder must be new or empty. size: of the pictures that ink becomes, in
    pixels, where the format draws any. collection: the file that the drawings come from, which
    nothing replaces.
    Raises ExportError where that cannot be; whatever is raised on the way leaves nothing behind,
    and StoppedError is.
    """
    summary = Summary()
    form = FORMATS[format]
    with aside(path, format, replace, collection) as target:
        for refused in form.writer(size)(target, _whole(drawings, summary)):
            if refused is None:
                summary.done += 1
            else:
                summary.refused.append(refused)
        if not summary.done and form.suffix and os.path.lexists(path):
            raise _nothing_told(path, summary)
    return summary


def _nothing_told(path: Path, summary: Summary) -> ExportError:
    """Why an export that holds no drawings takes nothing's place."""
    if summary.refused:
        reason = summary.refused[0].error
        return ExportError("{place} stays as it is: {reason}.", place=path, reason=reason)
    return ExportError(
        "{place} stays as it is: there are no such drawings to take its place, choose others.",
        place=path,
    )


def _whole(drawings: Iterable[Kept | Refused], summary: Summary) -> Iterator[Kept]:
    for item in drawings:
        if isinstance(item, Refused):
            summary.refused.append(item)
        else:
            yield item


def _take(item: Found, collection: Collection, summary: Summary) -> None:
    if isinstance(item, Refused):
        summary.refused.append(item)
        return
    try:
        earlier = collection.same(item.source)
    except DamagedDrawingError as error:
        summary.refused.append(Refused(item.origin, error))
        return
    if earlier is not None and not earlier.deleted:
        if earlier.label == item.drawing.label:
            summary.present += 1
        else:
            other = RefusalError("it is kept already, with the label {label}", label=earlier.label)
            summary.refused.append(Refused(item.origin, other))
        return
    try:
        collection.keep(item.source, item.drawing)
        summary.done += 1
    except ValueError as error:
        summary.refused.append(Refused(item.origin, error))
