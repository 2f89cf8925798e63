"""Labelled drawings on their way in and out, and what has to be refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digitpad.collection import pictures
from digitpad.collection.drawing import Device, Drawing, LabelError
from digitpad.collection.store import Source
from digitpad.worded import WordedError


@dataclass(frozen=True)
class Incoming:
    """A labelled drawing found in a file; origin tells the user where."""

    origin: str
    source: Source
    drawing: Drawing


class RefusalError(WordedError, ValueError):
    """A file or a drawing that cannot be taken in or given out; the message is for the user."""


@dataclass(frozen=True)
class Refused:
    """What could not be taken in or given out. error: why not, in words alone."""

    origin: str
    error: Exception

    def __post_init__(self) -> None:
        """Let go of what the error came from: frames that hold whole pictures."""
        object.__setattr__(self, "error", RefusalError.of(self.error))

    @property
    def reason(self) -> str:
        """Why not, in words for the user."""
        return str(self.error)


Found = Incoming | Refused
Kept = tuple[Drawing, Source]
Written = Iterator[Refused | None]
"""What a writer gives: for each drawing None, or why it could not be written."""


def labelled(origin: str, source: Source, label: str | None) -> Found:
    """What was found under a label; refused where that is none."""
    try:
        return incoming(origin, source, None if label is None else Drawing(label))
    except LabelError as error:
        return Refused(origin, error)


def incoming(origin: str, source: Source, drawing: Drawing | None) -> Found:
    """What was found with all that is known of it; None where it has no label."""
    if not source:
        return Refused(origin, RefusalError("nothing is drawn in it"))
    if drawing is None:
        return Refused(origin, RefusalError("it has no label"))
    if isinstance(source, bytes):
        try:
            pictures.check(source)
        except pictures.PictureBytesError as error:
            return Refused(origin, error)
        return Incoming(origin, source, replace(drawing, device=Device.PICTURE))
    if drawing.device is Device.PICTURE:
        return Incoming(origin, source, replace(drawing, device=Device.UNKNOWN))
    return Incoming(origin, source, drawing)
