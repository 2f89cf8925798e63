"""Pendigits: tablet digits of 30 writers in UNIPEN text (Alpaydin and Alimoglu, UCI, CC BY 4.0)."""

from __future__ import annotations

from pathlib import Path

from digitpad.ink.formats.unipen import Segment, UnipenError, read_unipen
from trainer.data.sample import DataError, Part, Sample

_WRITERS: dict[Part, range] = {
    "train": range(1, 23),
    "validate": range(23, 26),
    "test": range(26, 31),
}


def pendigits(folder: Path, part: Part) -> list[Sample]:
    """The digits of one part's writers; raises DataError where the file is missing or damaged."""
    path = folder / "pendigits" / "pendigits-orig.tra"
    if not path.exists():
        raise DataError(
            f"Put pendigits-orig.tra (UCI, Pen-Based Recognition of Handwritten Digits) at {path}."
        )
    try:
        segments = read_unipen(path)
    except UnipenError as error:
        raise DataError(f"{error}. Fetch the file again.") from error
    return [
        Sample(segment.ink, segment.label, f"pendigits/{writer}")
        for segment in segments
        if (writer := _writer(path, segment)) in _WRITERS[part]
    ]


def _writer(path: Path, segment: Segment) -> int:
    """Whose hand a segment is: its remark is digit, writer and number of the sample."""
    words = segment.remark.split()
    if len(words) < 2 or not words[1].isdecimal():
        raise DataError(f"{path} has a segment that names no writer. Fetch the file again.")
    return int(words[1])
