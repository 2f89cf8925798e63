"""Writers: kept drawings into files; `readers` read all of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from digitpad.collection.formats import idx, imagefolder, inkml, labelled_names, ndjson
from digitpad.collection.formats.items import Kept, Written

Writer = Callable[[Path, Iterable[Kept]], Written]


@dataclass(frozen=True)
class Format:
    """One form that an export can have.

    about: what is written, and what is lost. suffix: of its file; "" for one that is a folder.
    size: height in pixels of the pictures that ink becomes, where nothing else is asked; None for
    formats that draw none.
    """

    write: Callable[..., Written]
    about: str
    suffix: str = ""
    size: int | None = None

    def writer(self, size: int | None = None) -> Writer:
        """What writes in this form; size in place of the usual one."""
        if self.size is None:
            return self.write
        chosen: dict[str, Any] = {"size": size or self.size}
        return partial(self.write, **chosen)


LEAST_SIZE, LARGEST_SIZE = 16, 1024
"""Pixels between which the size of pictures can be chosen."""
FORMATS = {
    "folder": Format(
        imagefolder.write_all,
        "a folder that loses nothing: ink as ndjson, pictures as they are with metadata.jsonl",
    ),
    "ndjson": Format(
        ndjson.write, "one file with all that is known of ink; pictures are left out", ".ndjson"
    ),
    "inkml": Format(
        inkml.write, "a folder with an InkML file for each ink; readings and times are lost"
    ),
    "pictures": Format(
        imagefolder.write_pictures,
        "a folder of pictures with metadata.jsonl; ink is drawn, its strokes are lost",
        size=64,
    ),
    "classes": Format(
        labelled_names.write,
        "a folder of pictures for each label; ink is drawn, all but labels is lost",
        size=64,
    ),
    "idx": Format(
        idx.write,
        "two files as those of MNIST; single digits only, small, all but labels is lost",
        size=28,
    ),
}
"""The formats by name."""
