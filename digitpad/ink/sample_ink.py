"""The numbers that come with the program, as ink with labels; nobody's handwriting."""

from __future__ import annotations

from pathlib import Path

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.shipped import asset


def sample_file() -> Path:
    """The file that they are in."""
    return asset("sample-ink/numbers.ndjson")


def sample_ink() -> list[FileDrawing]:
    """All of them, in their order."""
    with sample_file().open("rb") as lines:
        return [item for _, item in read_ndjson(lines) if isinstance(item, FileDrawing)]
