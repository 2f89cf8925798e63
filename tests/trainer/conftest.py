"""Digits of people that the tests make up: as samples, as a mixture, as files of data sets."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card, save_checkpoint
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.frame import Framing
from digitpad.recognition.reading import EMPTY, Candidate, Digit, Reading, Status
from trainer.composing.choices import DataChoice, Shares
from trainer.composing.hands import Hands
from trainer.composing.mixture import Mixture
from trainer.data.sample import Sample
from trainer.recipes.recipe import NetworkChoice, Optimizer, Recipe, Schedule, Training, Validation
from trainer.training.network import build_network

NewCheckpoint = Callable[..., Path]
NewMixture = Callable[..., Mixture]
ReadingOf = Callable[..., Reading]

Points = list[tuple[float, float]]

SHAPES: dict[str, list[Points]] = {
    "0": [[(0.5, 0), (0.2, 0.2), (0.1, 0.5), (0.5, 1), (0.9, 0.5), (0.8, 0.2), (0.5, 0)]],
    "1": [[(0.5, 0), (0.5, 1)]],
    "2": [[(0.1, 0.2), (0.4, 0), (0.8, 0.2), (0.1, 1), (0.9, 1)]],
    "3": [[(0.1, 0.05), (0.7, 0.1), (0.4, 0.45), (0.8, 0.7), (0.5, 1), (0.1, 0.9)]],
    "4": [[(0.5, 0), (0.1, 0.6), (0.9, 0.6)], [(0.7, 0.3), (0.7, 1)]],
    "5": [[(0.2, 0), (0.2, 0.4), (0.8, 0.6), (0.5, 1), (0.1, 0.9)], [(0.2, 0), (0.8, 0)]],
    "6": [[(0.7, 0), (0.2, 0.5), (0.2, 0.85), (0.5, 1), (0.8, 0.8), (0.6, 0.55), (0.2, 0.7)]],
    "7": [[(0.1, 0), (0.9, 0), (0.4, 1)]],
    "8": [[(0.7, 0.2), (0.5, 0), (0.2, 0.2), (0.8, 0.8), (0.5, 1), (0.2, 0.75), (0.7, 0.2)]],
    "9": [[(0.8, 0.3), (0.5, 0.45), (0.2, 0.25), (0.5, 0), (0.8, 0.3), (0.7, 1)]],
    OTHER: [[(0, 0), (1, 1)], [(1, 0), (0, 1)], [(0, 0.5), (1, 0.5)]],
}
"""How each character is written: its strokes in a box 1 wide and 1 high, y down."""


def _written(character: str, writer: str, size: float, turn: float) -> Sample:
    slanted = np.array([[1, 0], [turn, 1]]) * size
    strokes = [np.array(points) @ slanted for points in SHAPES[character]]
    return Sample(Ink.of(strokes), character, writer)


def _samples(characters: str, writers: str = "abc") -> list[Sample]:
    return [
        _written(character, writer, 50.0 * (number + 1), 0.1 * number + 0.05 * again)
        for number, writer in enumerate(writers)
        for character in characters
        for again in range(2)
    ]


@pytest.fixture(scope="session")
def digits() -> list[Sample]:
    """Two digits of each kind by each of the writers a, b and c, who write larger in this order."""
    return _samples("0123456789")


@pytest.fixture(scope="session")
def others() -> list[Sample]:
    """Two characters that are no digits by each of the writers."""
    return _samples(OTHER)


@pytest.fixture(scope="session")
def pictures() -> list[NDArray[np.uint8]]:
    """For each digit two pictures like MNIST's, (2, 28, 28)."""
    return [np.stack([_picture(str(digit), width) for width in (2, 3)]) for digit in range(10)]


def _picture(digit: str, width: int) -> NDArray[np.uint8]:
    image = Image.new("L", (28, 28))
    for points in SHAPES[digit]:
        placed = [(7 + 14 * x, 4 + 19 * y) for x, y in points]
        ImageDraw.Draw(image).line(placed, fill=255, width=width)
    return np.array(image)


@pytest.fixture(scope="session")
def new_mixture(
    digits: list[Sample], others: list[Sample], pictures: list[NDArray[np.uint8]]
) -> NewMixture:
    """Makes a mixture of all of them."""

    def made(choice: DataChoice | None = None, drawings: Sequence[Sample] = ()) -> Mixture:
        return Mixture(Hands(digits), Hands(others), pictures, choice or DataChoice(), drawings)

    return made


@pytest.fixture(scope="session")
def tiny() -> Recipe:
    """A recipe for single digits that takes a second; with more and larger steps it learns them."""
    return Recipe(
        name="tiny",
        title="Tiny: one digit",
        decoder="single",
        alphabet="0123456789",
        network=NetworkChoice("glyph", {"size": [16, 16], "channels": [4, 8, 8, 16]}),
        optimizer=Optimizer(rate=0.02),
        schedule=Schedule(warm_up_steps=10),
        training=Training(steps=40, batch=8, average=0.9),
        framing=Framing(height=16, width=16),
        data=DataChoice(lengths=(1, 1), shares=Shares(others=0.0, scribbles=0.0, too_long=0.0)),
        validation=Validation(every=15, samples=40),
    )


@pytest.fixture(scope="session", autouse=True)
def few_to_calibrate_on() -> Iterator[None]:
    """What runs end with takes no time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trainer.training.material._CALIBRATION_SAMPLES", 300)
        yield


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """Sums of one thread come out the same every time."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def fresh_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> NewCheckpoint:
    """Writes a checkpoint of a recipe with weights of chance; its card says what else is told."""

    def made(recipe: Recipe, /, title: str = "Chance", **card: Any) -> Path:
        torch.manual_seed(0)
        weights = build_network(recipe).state_dict()
        path = tmp_path_factory.mktemp("checkpoint") / "chance.safetensors"
        told = Card(
            name="chance",
            title=title,
            network=recipe.network.name,
            arguments=recipe.network.arguments,
            alphabet=recipe.alphabet,
            decoder=recipe.decoder,
            framing=asdict(recipe.framing),
            **card,
        )
        save_checkpoint(path, told, {name: value.numpy() for name, value in weights.items()})
        return path

    return made


@pytest.fixture(scope="session")
def reading_of() -> ReadingOf:
    """Makes a reading of a text."""

    def made(text: str, confidence: float = 0.9, status: Status = Status.OK) -> Reading:
        if not text:
            return EMPTY
        digits = tuple(Digit(digit, confidence, 0.0, 1.0) for digit in text)
        return Reading(status, None, text, confidence, digits, (Candidate(text, confidence),))

    return made


@pytest.fixture(scope="session")
def files(
    tmp_path_factory: pytest.TempPathFactory,
    digits: list[Sample],
    pictures: list[NDArray[np.uint8]],
) -> Path:
    """A folder of data with small data sets in their original formats."""
    folder = tmp_path_factory.mktemp("data")
    _write_mnist(folder / "MNIST" / "raw", np.concatenate(pictures))
    _write_pendigits(folder / "pendigits" / "pendigits-orig.tra", digits)
    for donor in ("syn", "uqb", "aga"):
        _write_unipen(folder / "unipen", donor, digits)
    return folder


def _write_mnist(folder: Path, pictures: NDArray[np.uint8]) -> None:
    """As many pictures as the split needs: a 0, a 0, a 1, a 1, and so on, again and again."""
    folder.mkdir(parents=True)
    for name, count in (("train", 60_000), ("t10k", 100)):
        images = np.resize(pictures, (count, 28, 28))
        labels = np.resize(np.repeat(np.arange(10, dtype=np.uint8), 2), count)
        head = struct.pack(">4i", 0x803, count, 28, 28)
        (folder / f"{name}-images-idx3-ubyte").write_bytes(head + images.tobytes())
        head = struct.pack(">2i", 0x801, count)
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(head + labels.tobytes())


def _write_pendigits(path: Path, digits: Sequence[Sample]) -> None:
    """One digit of each kind by each of 30 writers."""
    path.parent.mkdir(parents=True)
    lines = [".INCLUDE dene.doc"]
    component = 0
    for writer in range(1, 31):
        for number, sample in enumerate(digits[:20:2]):
            pen = _pen(sample)
            last = component + len(pen) // 2 - 1
            lines.append(f'.SEGMENT DIGIT {component}-{last} ? "{sample.label}"')
            lines += [f".COMMENT {sample.label} {writer} {number}", *pen]
            component = last + 1
    path.write_text("\n".join(lines))


def _write_unipen(folder: Path, donor: str, digits: Sequence[Sample]) -> None:
    """One digit of each kind, and as letters an A that is a 4, and an O that is a 0."""
    pens = [_pen(sample) for sample in digits[:20:2]]
    counts = [len(pen) // 2 for pen in pens]
    first = np.cumsum([0, *counts])
    spans = [f"{start}-{stop - 1}" for start, stop in pairwise(first)]
    segments = {
        "1a": [f'.SEGMENT CHARACTER {span} ? "{digit}"' for digit, span in enumerate(spans)],
        "1b": [
            f'.SEGMENT CHARACTER {spans[at]} OK "{label}"' for at, label in ((4, "A"), (0, "O"))
        ],
    }
    ink = folder / "include" / donor / "ink.dat"
    ink.parent.mkdir(parents=True)
    ink.write_text("\n".join([".COORD X Y", *(line for pen in pens for line in pen)]))
    for kind, lines in segments.items():
        path = folder / "data" / kind / donor / "hand.dat"
        path.parent.mkdir(parents=True)
        path.write_text("\n".join([".VERSION 1.0", f".INCLUDE {donor}/ink.dat", *lines]))


def _pen(sample: Sample) -> list[str]:
    """The components of a drawing: for each stroke a line with .PEN_DOWN, and one with points."""
    assert isinstance(sample.source, Ink)
    return [
        line
        for stroke in sample.source.strokes
        for line in (
            ".PEN_DOWN",
            "\n".join(f"{x + 1:.2f} {100 - y:.2f}" for x, y in stroke.points),
        )
    ]
