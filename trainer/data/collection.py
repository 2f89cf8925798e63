"""The user's drawings as samples."""

from __future__ import annotations

from pathlib import Path

from digitpad.collection.exchange import kept
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from trainer.data.sample import Sample

WRITER = "collection"


def drawings(path: Path | None = None) -> list[Sample]:
    """All drawings that are kept and not deleted; raises CollectionError."""
    with Collection(path) as collection:
        return [
            Sample(
                source if isinstance(source, Ink) else Picture.open(source), drawing.label, WRITER
            )
            for drawing, source in kept(collection)
        ]
