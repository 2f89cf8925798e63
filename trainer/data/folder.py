"""Folders of people's own pictures, labelled by the names of the files or of the folders.

Pictures in folders 0 to 9 are that digit. For others it is the stem of the file's name, or what
follows the last underscore in it: `4021.png` and `test_368_26563.png` are 4021 and 26563, and
leading zeros count. They may be dark on light or light on dark, of any size: `Picture.open` sees to
that. What else a collection imports (ink, idx, a metadata.jsonl with labels) is read, too.

Folders train, validate (or validation, valid, val) and test are the parts; what lies in none of
them is for training. Where there is no folder to validate, or none to test, a tenth of what there
is for training does; which tenth, hangs on the content of the files alone. Without a path of one's
own it is the folder `folder` below that of the data.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from digitpad.collection import readers
from digitpad.collection.formats.items import Incoming, Refused
from digitpad.collection.ink_bytes import packed
from digitpad.recognition.picture import Picture, PictureError
from trainer.data.place import Place
from trainer.data.sample import DataError, Part, Sample

PLACE = Place(
    "Pictures in folders",
    "your own",
    "folder",
    ("**/*",),
    "Put pictures there: each in a folder 0 to 9, or with its number in its name, as in 4021.png.",
)
_PARTS: dict[str, Part] = {
    "train": "train",
    "validate": "validate",
    "validation": "validate",
    "valid": "validate",
    "val": "validate",
    "test": "test",
}
"""The parts that folders stand for."""
_SHARE = 0.1
"""Of what belongs to no part, so much validates, and so much tests."""
_TOLD = 5
"""So many files that cannot be used are named at once."""


@dataclass(frozen=True)
class Contents:
    """What a folder holds: its samples by part, and what cannot be used, with the reasons."""

    samples: dict[Part, list[Sample]] = field(
        default_factory=lambda: {"train": [], "validate": [], "test": []}
    )
    refused: list[Refused] = field(default_factory=list)

    def part(self, _: Path, part: Part) -> list[Sample]:
        """The samples of one part, as a reader of the whole gives them."""
        return self.samples[part]


def folder(data: Path, part: Part) -> list[Sample]:
    """One part of the folder below that of the data; raises DataError as labelled does."""
    return labelled(PLACE, data, part)


def labelled(place: Place, data: Path, part: Part) -> list[Sample]:
    """One part of the folder at a place.

    Raises DataError where there is none, and for files in it that are damaged or have no label.
    """
    root = place.root(data)
    if not root.is_dir():
        raise place.error(data, "it is not there")
    found = contents(root, (part,))
    if found.refused:
        lines = [f"{item.origin}: {item.reason}" for item in found.refused[:_TOLD]]
        more = f"; and {len(found.refused) - _TOLD} more" if found.refused[_TOLD:] else ""
        raise DataError(
            f"{place.title} holds files that cannot be used: put them right or take them away. "
            f"{'; '.join(lines)}{more}"
        )
    return found.samples[part]


def contents(root: Path, wanted: Container[Part]) -> Contents:
    """What lies in a folder and in those in it, of the parts that are wanted."""
    named = {part for name, part in _PARTS.items() if (root / name).is_dir()}
    result = Contents()
    for item in readers.found([root]):
        try:
            if isinstance(item, Refused):
                result.refused.append(item)
            elif (part := _part(item, root, named)) in wanted:
                result.samples[part].append(_sample(item))
        except PictureError as error:
            result.refused.append(Refused(item.origin, error))
    return result


def _part(item: Incoming, root: Path, named: set[Part]) -> Part:
    """The part that a drawing belongs to; named: those that have folders of their own."""
    within = Path(item.origin).relative_to(root).parts[0]
    part = _PARTS.get(within, "train")
    if part != "train":
        return part
    content = item.source if isinstance(item.source, bytes) else packed(item.source)
    rank = int(hashlib.sha256(content).hexdigest()[:8], 16) / 2**32
    if rank < _SHARE:
        return "train" if "test" in named else "test"
    if rank < 2 * _SHARE:
        return "train" if "validate" in named else "validate"
    return "train"


def _sample(item: Incoming) -> Sample:
    source = Picture.open(item.source) if isinstance(item.source, bytes) else item.source
    return Sample(source, item.drawing.label, "", origin=item.origin)
