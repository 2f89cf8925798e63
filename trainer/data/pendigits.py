"""Pendigits: tablet digits of 30 writers in UNIPEN text (Alpaydin and Alimoglu, UCI, CC BY 4.0)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from digitpad.ink.formats.unipen import Segment, UnipenError, read_unipen
from trainer.data.place import Place, State
from trainer.data.sample import DataError, Part, Sample

PLACE = Place(
    "Pendigits",
    "Alpaydin and Alimoglu, UCI, CC BY 4.0",
    "pendigits",
    ("pendigits-orig.tra",),
    "Put pendigits-orig.tra (UCI, Pen-Based Recognition of Handwritten Digits, unpacked) there.",
)
_WRITERS: dict[Part, range] = {
    "train": range(1, 23),
    "validate": range(23, 26),
    "test": range(26, 31),
}
_MISLABELLED = {"6 24  168"}
"""Remarks of what is another digit than its label says, as anyone sees: this one is a 5.

Only of what is learnt from or chosen by; the test part stays as it was published.
"""


def pendigits(folder: Path, part: Part) -> list[Sample]:
    """The digits of one part's writers, but for what is mislabelled.

    Raises DataError where the file is missing or damaged.
    """
    path = PLACE.root(folder) / "pendigits-orig.tra"
    if not path.exists():
        raise PLACE.error(folder, "pendigits-orig.tra is not there")
    segments = _read(path, PLACE.state(folder))
    return [
        Sample(segment.ink, segment.label, f"pendigits/{writer}")
        for segment in segments
        if (writer := _writer(path, segment)) in _WRITERS[part]
        and segment.remark not in _MISLABELLED
    ]


@lru_cache(maxsize=1)
def _read(path: Path, state: State) -> tuple[Segment, ...]:
    """Read but once while the file stays in one state: a training asks several times."""
    try:
        return tuple(read_unipen(path))
    except UnipenError as error:
        raise DataError(f"{error}. Fetch the file again.") from error


def _writer(path: Path, segment: Segment) -> int:
    """Whose hand a segment is: its remark is digit, writer and number of the sample."""
    words = segment.remark.split()
    if len(words) < 2 or not words[1].isdecimal():
        raise DataError(f"{path} has a segment that names no writer. Fetch the file again.")
    return int(words[1])
