"""Sample: one labelled drawing of a data set, and the parts that data sets are split into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.picture import Picture
from digitpad.worded import WordedError

T = TypeVar("T")
Part = Literal["train", "validate", "test"]

LOOK_LIKE_DIGITS = frozenset("OoDlIiZzSsBbGgq|/\"'`,.")
"""Characters that nobody can tell from digits (" from 11), or from a dot, when they stand alone."""
UNKNOWN = ""
"""The label of what nobody has labelled: only a network that is remembered says what it is."""
_SEED = 3


class DataError(WordedError):
    """Data, or what makes them, that are missing or damaged: the message says what to do."""


@dataclass(frozen=True, eq=False)
class Sample:
    """A drawing with what it says: digits, OTHER for each character that is none, or UNKNOWN.

    writer: whose hand it is, unique over all data sets; "" where nobody knows.
    sides: (characters, 2) left and right of each in the source's x, where that is known.
    origin: the file that it was found in, where people may want to look.
    """

    source: Ink | Picture
    label: str
    writer: str
    sides: Floats | None = None
    origin: str = ""


def samples_of(
    pixels: NDArray[np.uint8], labels: Sequence[str], writers: Sequence[str] | None = None
) -> list[Sample]:
    """Pictures (N, H, W), light on dark, as samples; by nobody known where no writers are given."""
    return [
        Sample(Picture(image.astype(np.float32) / 255), label, writer)
        for image, label, writer in zip(pixels, labels, writers or [""] * len(labels), strict=True)
    ]


def sampled(items: Sequence[T], most: int) -> list[T]:
    """At most so many, drawn at random and always the same, in their order.

    Neither the first nor every tenth would do: protocols put drawings of one kind beside each
    other, and let lengths follow each other in turn.
    """
    chosen = np.random.default_rng(_SEED).permutation(len(items))[:most]
    return [items[at] for at in sorted(chosen)]
