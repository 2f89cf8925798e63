"""UNIPEN train_r01_v07: isolated characters of ten donors (Guyon et al. 1994, CC BY 4.0).

Where its pages were cut into characters, strokes got lost: of one 4 in thirty a straight stroke is
left, and of some 0, X, Y, K, T and others; of some 1s the foot alone. Who learns from them takes a
plain 1 for a 4 or for no number, and a dash for a 1, so they are left out of what is learnt from
and chosen by. So are drawings that are there twice, some under two writers' names.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from digitpad.ink.formats.unipen import UnipenError, read_unipen
from digitpad.ink.ink import Ink
from digitpad.recognition.ctc import OTHER
from trainer.data.place import Place, State
from trainer.data.sample import LOOK_LIKE_DIGITS, DataError, Part, Sample

PLACE = Place(
    "UNIPEN",
    "Guyon et al. 1994, CC BY 4.0",
    "unipen",
    ("data/**/*.dat", "include/**/*"),
    "Put train_r01_v07 (Zenodo, 10.5281/zenodo.1195803) there, with its folders data and include.",
)
_DIGITS, _OTHERS = ("1a",), ("1b", "1c", "1d")
"""The folders of digits, and of capitals, small letters and symbols; not every donor has all."""
_DONORS: dict[Part, tuple[str, ...]] = {
    "train": ("art", "gmd", "ibm", "imp", "pri", "syn", "tos", "val"),
    "validate": ("uqb",),
    "test": ("aga",),
}

_STRAIGHT = 0.12
"""A stroke is straight whose breadth is less than this share of its length."""
_LEANS = (-25.0, 50.0)
"""How far a 1 leans to the left and to the right at most, in degrees."""
_LYING = 60.0
"""How far what is left of a 1 leans at least where it is the foot, in degrees."""


def unipen(folder: Path, part: Part) -> list[Sample]:
    """The isolated digits of one part's donors; raises DataError for missing or damaged files."""
    return [sample for sample in _characters(folder, part, _DIGITS) if sample.label.isdecimal()]


def unipen_others(folder: Path, part: Part) -> list[Sample]:
    """Letters and symbols of one part's donors, labelled OTHER; those like digits are left out."""
    return [
        Sample(sample.source, OTHER, sample.writer)
        for sample in _characters(folder, part, _OTHERS)
        if sample.label not in LOOK_LIKE_DIGITS
    ]


def _characters(folder: Path, part: Part, kinds: tuple[str, ...]) -> tuple[Sample, ...]:
    """What one part's donors wrote of some kinds; what is cut wrong or repeated only in the test.

    Raises DataError where there is no file of it.
    """
    return _read(folder, part, kinds, PLACE.state(folder))


@lru_cache(maxsize=6)
def _read(folder: Path, part: Part, kinds: tuple[str, ...], state: State) -> tuple[Sample, ...]:
    """The same, read but once while the files stay in one state: a training asks several times."""
    root = PLACE.root(folder)
    if not all((root / name).is_dir() for name in ("data", "include")):
        raise PLACE.error(folder, "it is not there")
    found = [
        (donor, path)
        for kind in kinds
        for donor in _DONORS[part]
        for path in sorted((root / "data" / kind / donor).rglob("*.dat"))
    ]
    if not found:
        raise PLACE.error(folder, f"part {part} has nothing in data/{', data/'.join(kinds)}")
    try:
        samples = [
            Sample(segment.ink, segment.label, f"unipen/{donor}/{segment.writer or path.stem}")
            for donor, path in found
            for segment in read_unipen(path, root / "include")
        ]
    except UnipenError as error:
        raise DataError(f"{error}. Fetch UNIPEN again, or repair the file.") from error
    return tuple(samples if part == "test" else _whole(samples))


def _whole(samples: Sequence[Sample]) -> Iterator[Sample]:
    """Those that lack no strokes, each drawing once."""
    met = set()
    for sample in samples:
        assert isinstance(sample.source, Ink)
        drawn = tuple(stroke.points.tobytes() for stroke in sample.source.strokes)
        if drawn not in met and not lacks_strokes(sample.source, sample.label):
            yield sample
        met.add(drawn)


def lacks_strokes(ink: Ink, label: str) -> bool:
    """Whether only a straight stroke is left of a character, and who learns from it is misled.

    Of a 1 that is its foot, which lies; of what is no digit only what leans no more than a 1 does:
    a dash is straight, too.
    """
    if len(ink.strokes) != 1 or len(ink.strokes[0]) < 2:
        return False
    points = ink.strokes[0].points
    _, _, (along, across) = np.linalg.svd(points - points.mean(axis=0), full_matrices=True)
    if np.ptp(points @ across) >= _STRAIGHT * np.ptp(points @ along):
        return False
    x, y = along if along[1] > 0 else -along  # down the stroke
    lean = math.degrees(math.atan2(-x, y))
    if label == "1":
        return abs(lean) > _LYING
    return label.isdecimal() or _LEANS[0] < lean < _LEANS[1]
