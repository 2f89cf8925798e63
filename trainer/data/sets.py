"""Sets: all data sets by name, with their places and readers; the one list of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from digitpad.recognition.reading import MAX_DIGITS
from trainer.data import (
    collection,
    emnist,
    folder,
    imagefolder,
    kaggle,
    mnist,
    pendigits,
    qmnist,
    unipen,
    usps,
)
from trainer.data.folder import Contents
from trainer.data.place import Place
from trainer.data.sample import DataError, Part, Sample

PARTS: tuple[Part, ...] = ("train", "validate", "test")

Reader = Callable[[Path, Part], list[Sample]]
"""Reads one part below the folder of the data; raises DataError."""

Drawn = Mapping[Part, frozenset[str]]
"""For parts the kinds of digits that they may have in common with other data sets."""

_LEARNT, _HELD, _TESTED = "first 55,000 of MNIST", "last 5,000 of MNIST", "test of MNIST"
_MORE = "test of QMNIST"
_OF_MNIST = frozenset((_LEARNT, _HELD, _TESTED))


@dataclass(frozen=True)
class DataSet:
    """One data set.

    longest: characters in its longest label. like_mnist: whether its pictures are of the size of
    MNIST's, with the digit in the same place. contents: of what people put together themselves, all
    that is there, also what cannot be used, where `read` raises DataError.
    """

    name: str
    place: Place
    read: Reader
    drawn: Drawn = field(default_factory=dict)
    longest: int = 1
    like_mnist: bool = False
    contents: Callable[[Path], Contents] | None = None


def _unipen(data: Path, part: Part) -> list[Sample]:
    """The digits, letters and symbols of UNIPEN."""
    return unipen.unipen(data, part) + unipen.unipen_others(data, part)


def _own(name: str, place: Place, read: Reader) -> DataSet:
    """A folder of people's own pictures."""
    return DataSet(
        name,
        place,
        read,
        longest=MAX_DIGITS,
        contents=lambda data: folder.contents(place.root(data), PARTS),
    )


_MNIST: Drawn = {
    "train": frozenset((_LEARNT,)),
    "validate": frozenset((_HELD,)),
    "test": frozenset((_TESTED,)),
}
_QMNIST: Drawn = {
    "train": frozenset((_LEARNT, _HELD)),
    "validate": frozenset((_LEARNT, _HELD)),
    "test": frozenset((_MORE,)),
}
_EMNIST: Drawn = dict.fromkeys(PARTS, _OF_MNIST | {_MORE})
_KAGGLE: Drawn = dict.fromkeys(PARTS, _OF_MNIST)

SETS = {
    one.name: one
    for one in (
        DataSet("mnist", mnist.PLACE, mnist.mnist, _MNIST, like_mnist=True),
        DataSet("qmnist", qmnist.PLACE, qmnist.qmnist, _QMNIST, like_mnist=True),
        DataSet("emnist", emnist.DIGITS, emnist.emnist, _EMNIST, like_mnist=True),
        DataSet("emnist-letters", emnist.LETTERS, emnist.emnist_others),
        DataSet("usps", usps.PLACE, usps.usps),
        DataSet("kaggle", kaggle.PLACE, kaggle.kaggle, _KAGGLE, like_mnist=True),
        DataSet("pendigits", pendigits.PLACE, pendigits.pendigits),
        DataSet("unipen", unipen.PLACE, _unipen),
        _own("folder", folder.PLACE, folder.folder),
        _own("imagefolder", imagefolder.PLACE, imagefolder.imagefolder),
        DataSet("collection", collection.PLACE, collection.collection, longest=MAX_DIGITS),
    )
}


def public_name(name_or_path: str) -> str:
    """What a card calls a data set: of a folder no more than its own name, and a digest."""
    if name_or_path in SETS:
        return name_or_path
    path = Path(name_or_path).absolute()
    return f"{path.name}#{hashlib.sha256(str(path).encode()).hexdigest()[:8]}"


def named(name_or_path: str) -> DataSet:
    """A data set by its name, or the pictures in a folder; raises DataError for neither."""
    if name_or_path in SETS:
        return SETS[name_or_path]
    path = Path(name_or_path).absolute()
    if not path.is_dir():
        raise DataError(
            f"There is no data set {name_or_path!r}, nor a folder; there are: {', '.join(SETS)}."
        )
    place = replace(folder.PLACE, title=name_or_path, folder=str(path))
    return _own(name_or_path, place, lambda data, part: folder.labelled(place, data, part))
