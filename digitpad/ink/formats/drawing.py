"""FileDrawing: ink as files carry it, with its label and key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digitpad.ink.ink import Ink, InkError, Stroke

SUFFIXES = (".inkml", ".ndjson")
"""How the names of files with ink end, in small letters."""
LARGEST = 1e18  # a coordinate's limit: its square still fits the 32-bit floats of a frame


@dataclass(frozen=True)
class FileDrawing:
    """One drawing from a file, or on its way into one.

    label: what was written, where the file says so. key: the file's own name for it, if it has one.
    """

    ink: Ink
    label: str | None = None
    key: str | None = None


def stroke_from_file(
    x: Sequence[float],
    y: Sequence[float],
    times: Sequence[float] | None = None,
    pressures: Sequence[float] | None = None,
) -> Stroke:
    """A stroke of numbers that nobody has checked, in lists of one length.

    Raises InkError for numbers that are not finite, coordinates too large to be worked with,
    and pressures outside 0..1.
    """
    try:
        stroke = Stroke(list(zip(x, y, strict=True)), times, pressures)
    except OverflowError:
        raise InkError("a number is too large") from None
    if abs(stroke.points).max() > LARGEST:
        raise InkError("coordinates must lie between -{most:g} and {most:g}", most=LARGEST)
    if stroke.pressures is not None and not (
        stroke.pressures.min() >= 0 and stroke.pressures.max() <= 1
    ):
        raise InkError("pressures must lie between 0 and 1")
    return stroke


def plain(value: float) -> float:
    """The same number in the fewest characters that read back exactly: 12 for 12.0."""
    whole = float(value).is_integer() and abs(value) < 1e15
    return int(value) if whole else float(value)
