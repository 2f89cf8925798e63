"""Sources: what a part of each data set holds, with checksums and writers, for a card."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.data.sample import Part, Sample

_FILES = {
    "mnist": ("MNIST/raw", "*-ubyte"),
    "pendigits": ("pendigits", "pendigits-orig.tra"),
    "unipen": ("unipen/data", "**/*.dat"),
}


def described(folder: Path, name: str, part: Part, samples: Sequence[Sample]) -> dict[str, Any]:
    """One entry of a card's data: name, part, number of samples, writers, and the files' sha256.

    Writers are digests: data can be compared by them, and nobody is named.
    """
    return {
        "name": name,
        "part": part,
        "samples": len(samples),
        "writers": sorted({_digest(sample.writer) for sample in samples if sample.writer}),
        "sha256": _checksum(folder, name),
    }


def _digest(writer: str) -> str:
    return hashlib.sha256(writer.encode()).hexdigest()[:12]


def _checksum(folder: Path, name: str) -> str:
    """Of all files of a data set, each with its path."""
    below, pattern = _FILES[name]
    total = hashlib.sha256()
    for path in sorted((folder / below).glob(pattern)):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def overlap(seen: Sequence[dict[str, Any]], asked: Sequence[dict[str, Any]]) -> list[str]:
    """Names of the data that two lists share: a part, or a writer."""
    return sorted(
        {
            mine["name"]
            for mine in seen
            for theirs in asked
            if mine["name"] == theirs["name"]
            and (mine["part"] == theirs["part"] or set(mine["writers"]) & set(theirs["writers"]))
        }
    )
