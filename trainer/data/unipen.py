"""UNIPEN train_r01_v07: isolated characters of ten donors (Guyon et al. 1994, CC BY 4.0)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from digitpad.ink.formats.unipen import UnipenError, read_unipen
from trainer.data.place import Place
from trainer.data.sample import LOOK_LIKE_DIGITS, OTHER, DataError, Part, Sample

Kind = Literal["digits", "capitals", "small letters", "symbols"]

PLACE = Place(
    "UNIPEN",
    "Guyon et al. 1994, CC BY 4.0",
    "unipen",
    ("data/**/*.dat", "include/**/*"),
    "Put train_r01_v07 (Zenodo, 10.5281/zenodo.1195803) there, with its folders data and include.",
)
_FOLDERS: dict[Kind, str] = {
    "digits": "1a",
    "capitals": "1b",
    "small letters": "1c",
    "symbols": "1d",
}
_DONORS: dict[Part, tuple[str, ...]] = {
    "train": ("art", "gmd", "ibm", "imp", "pri", "syn", "tos", "val"),
    "validate": ("uqb",),
    "test": ("aga",),
}


def unipen(folder: Path, part: Part) -> list[Sample]:
    """The isolated digits of one part's donors; raises DataError for missing or damaged files."""
    return [sample for sample in _characters(folder, part, "digits") if sample.label.isdecimal()]


def unipen_others(folder: Path, part: Part) -> list[Sample]:
    """Letters and symbols of one part's donors, labelled OTHER; those like digits are left out."""
    return [
        Sample(sample.source, OTHER, sample.writer)
        for kind in _FOLDERS
        if kind != "digits"
        for sample in _characters(folder, part, kind)
        if sample.label not in LOOK_LIKE_DIGITS
    ]


def _characters(folder: Path, part: Part, kind: Kind) -> list[Sample]:
    root = PLACE.root(folder)
    if not all((root / name).is_dir() for name in ("data", "include")):
        raise PLACE.error(folder, "it is not there")
    try:
        return [
            Sample(segment.ink, segment.label, f"unipen/{donor}/{path.stem}")
            for donor in _DONORS[part]
            for path in sorted((root / "data" / _FOLDERS[kind] / donor).rglob("*.dat"))
            for segment in read_unipen(path, root / "include")
        ]
    except UnipenError as error:
        raise DataError(f"{error}. Fetch UNIPEN again, or repair the file.") from error
