"""Drawing: what is known of one drawing that was kept."""

from __future__ import annotations

import re
import sys
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from digitpad.recognition.correction import is_number, number_of
from digitpad.recognition.reading import MAX_DIGITS, Candidate, Digit, Reading, Reason, Status
from digitpad.worded import WordedError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_YEARS = range(1970, 9999)
"""Of times in UTC: a day later, in zones east of Greenwich, there is a year still."""
_ROUNDING = 1e-6
"""By so much sums of probabilities may pass 1."""


class FactsError(WordedError, ValueError):
    """What is told of a drawing and cannot be: the message says what is wrong with it."""


class LabelError(WordedError, ValueError):
    """A label that is no number of up to five digits; the message is for the user."""


class Device(StrEnum):
    """What a drawing was made with."""

    MOUSE = "mouse"
    TOUCH = "touch"
    PEN = "pen"
    PICTURE = "picture"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Drawing:
    """What is known of one kept drawing; its ink or picture is `Collection.source(drawing.id)`.

    label: what was written, 1 to 5 of the digits 0 to 9; anything else raises LabelError.
    reading, checkpoint: how it was read before it was kept, and by which checkpoint.
    device: PICTURE for every picture and for no ink.
    time: when it was kept, to the millisecond, with its zone.
    """

    label: str
    device: Device = Device.UNKNOWN
    reading: Reading | None = None
    checkpoint: str | None = None
    time: datetime = field(default_factory=lambda: from_milliseconds(milliseconds(_now())))
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    deleted: bool = False

    def __post_init__(self) -> None:
        if not is_number(self.label):
            raise LabelError(
                "a label is a number of 1 to {most} digits from 0 to 9, not {label!r}",
                most=MAX_DIGITS,
                label=self.label,
            )

    @property
    def confirmed(self) -> bool | None:
        """Whether the label is what was read; False where it was corrected, None where not read."""
        return None if self.reading is None else number_of(self.reading) == self.label

    def facts(self) -> dict[str, Any]:
        """All but the label as plain values for JSON, `from_facts` reads them back."""
        return {
            "id": self.id,
            "time": self.time.astimezone(UTC).isoformat(timespec="milliseconds"),
            "device": self.device,
            "checkpoint": self.checkpoint,
            "confirmed": self.confirmed,
            "reading": None if self.reading is None else asdict(self.reading),
        }

    @classmethod
    def from_facts(cls, label: str, facts: Mapping[str, Any]) -> Self:
        """A drawing from its label and `facts()`.

        Raises LabelError, and FactsError where the facts are damaged.
        """
        try:
            time = datetime.fromisoformat(facts["time"])
            if time.tzinfo is None:
                raise FactsError("its time has no zone")
            return cls(
                label=label,
                device=Device(facts["device"]),
                reading=None if facts["reading"] is None else reading_from(facts["reading"]),
                checkpoint=_name(facts["checkpoint"]),
                time=from_milliseconds(milliseconds(time)),
                id=str(uuid.UUID(facts["id"])),
            )
        except WordedError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise FactsError(
                "what is known of the drawing is damaged ({reason})", reason=repr(error)
            ) from error


def reading_from(document: Mapping[str, Any]) -> Reading:
    """A reading from its JSON document, `dataclasses.asdict(reading)`.

    Raises KeyError, TypeError or ValueError where it is none.
    """
    return Reading(
        status=Status(document["status"]),
        reason=None if document["reason"] is None else Reason(document["reason"]),
        text=_digits(document["text"]),
        confidence=_probability(document["confidence"]),
        digits=tuple(_digit(**digit) for digit in document["digits"]),
        candidates=tuple(_candidate(**candidate) for candidate in document["candidates"]),
    )


def _digit(digit: object, confidence: object, left: object, right: object) -> Digit:
    places = (None if x is None else _number(x) for x in (left, right))
    return Digit(_digits(digit, least=1, most=1), _probability(confidence), *places)


def _candidate(text: object, probability: object) -> Candidate:
    return Candidate(_digits(text), _probability(probability))


def _name(value: object) -> str | None:
    """A text that can be written as UTF-8, or None; raises TypeError or ValueError."""
    if not isinstance(value, str | None):
        raise TypeError(f"{value!r} is no name")
    if value is not None and any("\ud800" <= character <= "\udfff" for character in value):
        raise FactsError("the name of its checkpoint holds half a character (a lone surrogate)")
    return value


def _digits(value: object, least: int = 0, most: int = MAX_DIGITS) -> str:
    if not isinstance(value, str) or not re.fullmatch(f"[0-9]{{{least},{most}}}", value):
        raise FactsError(
            "its reading is damaged: {value!r} are no {least} to {most} digits",
            value=value,
            least=least,
            most=most,
        )
    return value


def _probability(value: object) -> float:
    return _number(value, 0, 1 + _ROUNDING)


def _number(
    value: object, least: float = -sys.float_info.max, most: float = sys.float_info.max
) -> float:
    # To Python, JSON's true and false are numbers too.
    if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
        return float(value)
    raise FactsError("its reading is damaged: {value!r} is no such number", value=value)


def milliseconds(time: datetime) -> int:
    """Milliseconds since 1970 in UTC; the time must have a zone."""
    return (time - _EPOCH) // _MILLISECOND


def from_milliseconds(count: int) -> datetime:
    """The time so many milliseconds after the beginning of 1970 in UTC.

    Raises OverflowError or ValueError for one that not every zone has, or that nothing is kept at.
    """
    time = _EPOCH + count * _MILLISECOND
    if time.year not in _YEARS:
        raise FactsError(
            "a time of the year {year}, not of {least} to {most}",
            year=time.year,
            least=_YEARS[0],
            most=_YEARS[-1],
        )
    return time


def _now() -> datetime:
    return datetime.now(UTC)
