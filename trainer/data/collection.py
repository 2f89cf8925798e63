"""The user's drawings as samples."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from digitpad.collection.store import Collection, Source
from digitpad.recognition.picture import Picture
from trainer.data.place import Place
from trainer.data.sample import Part, Sample

PLACE = Place(
    "Your drawings",
    "your own",
    "",
    ("collection.sqlite",),
    "Keep drawings in the pad first.",
    own=True,
)
WRITER = "collection"

HELD_SHARE = 0.2
"""Of the drawings so many are held out…"""
_LEAST_HELD = 3
"""…and no fewer than these, where there are twice as many."""

Labels = Mapping[str, str]
"""The labels of drawings by their ids."""


def collection(data: Path, part: Part) -> list[Sample]:
    """The drawings that are learnt from, or those held out; none for testing.

    Raises DataError where there is no collection, and CollectionError.
    """
    if not PLACE.at_hand(data):
        raise PLACE.error(data, "nothing is kept yet")
    learnt, held = portions()
    parts: dict[Part, Labels] = {"train": learnt, "validate": held, "test": {}}
    return labelled(parts[part])


def portions(path: Path | None = None) -> tuple[Labels, Labels]:
    """The drawings to learn from, and those held out; raises CollectionError.

    Which ones are held out hangs on their ids alone.
    """
    with Collection(path) as collection:
        labels = {drawing.id: drawing.label for drawing in collection.drawings()}
    held = held_out(list(labels))
    return (
        {id: label for id, label in sorted(labels.items()) if id not in held},
        {id: label for id, label in sorted(labels.items()) if id in held},
    )


def labelled(labels: Labels, path: Path | None = None) -> list[Sample]:
    """The drawings of these ids under these labels, deleted or not; raises CollectionError."""
    with Collection(path) as collection:
        return [_sample(label, collection.source(id)) for id, label in labels.items()]


def held_out(ids: Sequence[str]) -> set[str]:
    """The lowest fifth by rank, which is a digest of the id, and a few at least.

    The lowest fifth stays held out, whatever else is kept or deleted. While it holds fewer than a
    few, the next in rank fill it up; these may change sides when drawings come or go.
    """
    ranks = {id: int(hashlib.sha256(id.encode()).hexdigest()[:8], 16) / 2**32 for id in ids}
    order = sorted(ids, key=lambda id: ranks[id])
    least = min(_LEAST_HELD, len(ids) // 2)
    return {id for at, id in enumerate(order) if at < least or ranks[id] < HELD_SHARE}


def _sample(label: str, source: Source) -> Sample:
    return Sample(Picture.open(source) if isinstance(source, bytes) else source, label, WRITER)
