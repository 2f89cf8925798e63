"""Sources: what a part of each data set holds, with checksums and writers, for a card."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.data.sample import Part, Sample
from trainer.data.sets import SETS, named, public_name


def described(folder: Path, name: str, part: Part, samples: Sequence[Sample]) -> dict[str, Any]:
    """One entry of a card's data: name, part, number of samples, writers, and the files' sha256.

    name: of a data set, or the path of a folder.
    Writers are digests: data can be compared by them, and nobody is named.
    """
    return {
        "name": public_name(name),
        "part": part,
        "samples": len(samples),
        "writers": sorted({_digest(sample.writer) for sample in samples if sample.writer}),
        "sha256": _checksum(folder, name),
    }


def _digest(writer: str) -> str:
    return hashlib.sha256(writer.encode()).hexdigest()[:12]


def _checksum(folder: Path, name: str) -> str:
    """Of all files of a data set, each with its path."""
    total, place = hashlib.sha256(), named(name).place
    root = folder if place.root(folder).is_relative_to(folder) else place.root(folder)
    for path in place.paths(folder):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def overlap(seen: Sequence[dict[str, Any]], asked: Sequence[dict[str, Any]]) -> list[str]:
    """Names of the data in the first list that the second shares: a part, a writer, or digits.

    QMNIST, EMNIST and Kaggle's competition hold digits of MNIST.
    """
    return sorted({mine["name"] for mine in seen for theirs in asked if _shared(mine, theirs)})


def _shared(mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    if mine["name"] != theirs["name"]:
        return bool(_drawn(mine) & _drawn(theirs))
    return mine["part"] == theirs["part"] or bool(set(mine["writers"]) & set(theirs["writers"]))


def _drawn(entry: dict[str, Any]) -> frozenset[str]:
    """The kinds of digits in an entry that other data sets may hold, too."""
    known = SETS.get(entry["name"])
    return known.drawn.get(entry["part"], frozenset()) if known else frozenset()
