"""Hugging Face's ImageFolder: pictures, and a metadata.jsonl that labels them, a line a picture.

A line is like {"file_name": "a.png", "label": "407"}; "text" does for "label", too. The file lies
beside the pictures, or above them with names like `train/a.png`. Parts are as in `folder`, and
without a path of one's own it is the folder `imagefolder` below that of the data.
"""

from __future__ import annotations

from pathlib import Path

from digitpad.collection.formats.imagefolder import METADATA
from trainer.data.folder import labelled
from trainer.data.place import Place
from trainer.data.sample import Part, Sample

PLACE = Place(
    "ImageFolder",
    "your own",
    "imagefolder",
    ("**/*",),
    f"Put pictures there, and a {METADATA} with their labels beside them.",
)


def imagefolder(data: Path, part: Part) -> list[Sample]:
    """One part of the folder below that of the data; raises DataError as `labelled` does."""
    root = PLACE.root(data)
    if root.is_dir() and not any(root.rglob(METADATA)):
        raise PLACE.error(data, f"{METADATA} is not there")
    return labelled(PLACE, data, part)
