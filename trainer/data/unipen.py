"""UNIPEN train_r01_v07: isolated characters of ten donors (Guyon et al. 1994, CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digitpad.ink.formats.unipen import UnipenError, read_unipen
from trainer.data.place import Place
from trainer.data.sample import LOOK_LIKE_DIGITS, OTHER, DataError, Part, Sample

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


def _characters(folder: Path, part: Part, kinds: Sequence[str]) -> list[Sample]:
    """What one part's donors wrote of some kinds; raises DataError where there is no file of it."""
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
        return [
            Sample(segment.ink, segment.label, f"unipen/{donor}/{path.stem}")
            for donor, path in found
            for segment in read_unipen(path, root / "include")
        ]
    except UnipenError as error:
        raise DataError(f"{error}. Fetch UNIPEN again, or repair the file.") from error
