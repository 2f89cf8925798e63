"""Stroke and Ink: what was written, as immutable values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitpad.worded import WordedError

Floats = NDArray[np.float64]


class InkError(WordedError, ValueError):
    """Ink that cannot be: the message says what is wrong with it."""


def _frozen(values: ArrayLike, what: str) -> Floats:
    array = np.array(values, dtype=np.float64)
    if not np.isfinite(array).all():
        raise _infinite(what)
    array += 0.0  # -0.0 becomes 0.0, which it equals: equal ink is of the same bytes
    array.setflags(write=False)
    return array


def _infinite(what: str) -> InkError:
    match what:
        case "times":
            return InkError("times must be finite numbers")
        case "pressures":
            return InkError("pressures must be finite numbers")
        case _:
            return InkError("coordinates must be finite numbers")


def _uneven(what: str, points: int, size: int) -> InkError:
    if what == "times":
        return InkError("a stroke of {points} points has {size} times", points=points, size=size)
    return InkError("a stroke of {points} points has {size} pressures", points=points, size=size)


@dataclass(frozen=True, eq=False)
class Stroke:
    """The points from one pen-down to pen-up.

    points: (N, 2) x and y, y down, N >= 1, in any unit.
    times: (N,) milliseconds, pressures: (N,) in 0..1; None where the device gives none.
    Raises InkError for values that are not finite, and for lists of different length.
    """

    points: Floats
    times: Floats | None = None
    pressures: Floats | None = None

    def __init__(
        self,
        points: ArrayLike,
        times: ArrayLike | None = None,
        pressures: ArrayLike | None = None,
    ) -> None:
        frozen = _frozen(points, "coordinates")
        if frozen.ndim != 2 or frozen.shape[1] != 2 or not len(frozen):
            raise InkError("a stroke needs at least one point of x and y")
        object.__setattr__(self, "points", frozen)
        for name, values in (("times", times), ("pressures", pressures)):
            column = None if values is None else _frozen(values, name)
            if column is not None and column.shape != (len(frozen),):
                raise _uneven(name, len(frozen), column.size)
            object.__setattr__(self, name, column)

    def __len__(self) -> int:
        return len(self.points)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stroke):
            return NotImplemented
        mine = (self.points, self.times, self.pressures)
        theirs = (other.points, other.times, other.pressures)
        return all(_same(a, b) for a, b in zip(mine, theirs, strict=True))

    def __hash__(self) -> int:
        return hash(self.points.tobytes())


def _same(a: Floats | None, b: Floats | None) -> bool:
    if a is None or b is None:
        return a is b
    return np.array_equal(a, b)


@dataclass(frozen=True)
class Bounds:
    """The box round ink, in its own units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Ink:
    """All strokes of one drawing, in the order in which they were written."""

    strokes: tuple[Stroke, ...] = ()

    @classmethod
    def of(cls, strokes: Iterable[ArrayLike]) -> Ink:
        """Ink from one (N, 2) array of points a stroke."""
        return cls(tuple(Stroke(points) for points in strokes))

    def __bool__(self) -> bool:
        return bool(self.strokes)

    @property
    def bounds(self) -> Bounds:
        """The box round all points; raises InkError when there are none."""
        if not self.strokes:
            raise InkError("empty ink has no bounds")
        left, top = np.min([stroke.points.min(axis=0) for stroke in self.strokes], axis=0)
        right, bottom = np.max([stroke.points.max(axis=0) for stroke in self.strokes], axis=0)
        return Bounds(float(left), float(top), float(right), float(bottom))


def joined(inks: Sequence[Ink]) -> Ink:
    """The strokes of several inks as one, in order."""
    return Ink(tuple(stroke for ink in inks for stroke in ink.strokes))
