"""What the tests of the report share: answers made by hand, a run and a checkpoint, a parser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digitpad.recognition.picture import Picture
from tests.trainer.report.runs import write_run
from trainer.data.pendigits import pendigits
from trainer.data.sample import Sample
from trainer.data.sources import described
from trainer.measuring.answers import Answers
from trainer.protocols import Protocol

if TYPE_CHECKING:
    from digitpad.recognition.reading import Reading
    from tests.trainer.conftest import NewCheckpoint
    from trainer.recipes.recipe import Recipe

NewAnswers = Callable[..., Answers]
Parsed = Callable[[str], "Page"]

_VOID = {"img", "meta", "br"}


class Page(HTMLParser):
    """A page taken apart: fails for tags that are not closed in turn.

    ids, links: as they stand. headings, words: texts in h1 to h3, and everywhere but in styles.
    """

    def __init__(self, document: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.tags: list[str] = []
        self._said: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._said).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "xlink:href"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self._said.append(data)
            if self._open and self._open[-1] in ("h1", "h2", "h3"):
                self.headings.append(data)


@pytest.fixture
def parsed() -> Parsed:
    """Takes a page apart."""
    return Page


@pytest.fixture
def new_answers() -> NewAnswers:
    """Makes answers from labels and readings, under a protocol of one's own."""

    def made(
        labels: Sequence[str],
        readings: Sequence[Reading],
        *,
        refused: bool = False,
        kinds: tuple[str, ...] = (),
        name: str = "toy",
        clean: str = "",
    ) -> Answers:
        pixels = np.zeros((20, 20), np.float32)
        pixels[4:16, 9:12] = 1
        samples = [Sample(Picture(pixels), label, "") for label in labels]
        protocol = Protocol(
            name, "toy digits", "mnist", lambda folder, part: samples, 5, refused, kinds, clean
        )
        return Answers(protocol, samples, readings)

    return made


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """The folder of a run that has not ended."""
    return write_run(tmp_path / "run")


@pytest.fixture(scope="session")
def checkpoint(files: Path, tiny: Recipe, fresh_checkpoint: NewCheckpoint) -> Path:
    """A checkpoint with weights of chance, which says that it knows all of pendigits."""
    return fresh_checkpoint(
        tiny,
        title="Chance: <one> digit",
        recipe={
            "name": "chance",
            "title": "Chance & co",
            "training": {"steps": 40, "batch": 8},
            "published": {"system": "N", "figures": {"mnist": 0.997}},
        },
        data=[
            described(files, "pendigits", part, pendigits(files, part))
            for part in ("train", "validate", "test")
        ],
        commit="abc123",
        exports={
            "protocol": "mnist",
            "count": 4750,
            "forms": {"int8": {"bytes": 446_523, "exact": 0.99305, "latency_ms": 0.091}},
        },
    )
