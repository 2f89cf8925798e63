"""A recognizer that only pretends, what is read with it, and what is asked."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from digitpad.commands.read import add, read
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.inkml import write_inkml
from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Status
from digitpad.recognition.sources import found

PATIENCE_SECONDS = 30
LINE = b'{"drawing":[[[0,3,1],[0,40,90]]]}\n'
READ = Reading(Status.OK, None, "1", 0.98, (Digit("1", 0.98, 0.0, 3.0),), (Candidate("1", 0.98),))


class Pretends:
    """Reads a 1 wherever there is ink, and remembers how many drawings came at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        self.batches.append(len(sources))
        return [EMPTY if isinstance(source, Ink) and not source else READ for source in sources]


def lines_of(
    sources: Sequence[Path | str], capsys: pytest.CaptureFixture[str], stdin: Iterable[bytes] = ()
) -> tuple[int, list[dict[str, Any]]]:
    """Exit status and the JSON lines for some sources."""
    status = read(found(map(str, sources), stdin), Pretends(), "json")
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def picture(path: Path) -> Path:
    pixels = np.full((40, 30), 255, np.uint8)
    pixels[8:32, 14:17] = 0
    Image.fromarray(pixels).save(path)
    return path


def inkml(path: Path, count: int) -> Path:
    with path.open("wb") as stream:
        write_inkml(stream, [FileDrawing(Ink.of([[(0, 0), (1, 9)]]), str(n)) for n in range(count)])
    return path


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    return parser.parse_args(["read", *arguments])
