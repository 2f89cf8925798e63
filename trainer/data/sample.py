"""Sample: one labelled drawing of a data set, and the parts that data sets are split into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.picture import Picture

Part = Literal["train", "validate", "test"]

OTHER = "?"
"""Stands in a label for a character that is no digit."""
UNKNOWN = ""
"""The label of what nobody has labelled: only a network that is remembered says what it is."""


class DataError(Exception):
    """Data that are missing or damaged: the message says which file to put where."""


@dataclass(frozen=True, eq=False)
class Sample:
    """A drawing with what it says: digits, OTHER for each character that is none, or UNKNOWN.

    writer: whose hand it is, unique over all data sets; "" where nobody knows.
    sides: (characters, 2) left and right of each in the source's x, where that is known.
    """

    source: Ink | Picture
    label: str
    writer: str
    sides: Floats | None = None
