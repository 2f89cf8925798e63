"""Which ink decided: without it, another text is likelier; without other ink, hardly."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from torch import Tensor, nn

from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.frame import Frame, Framing
from digitpad.recognition.reading import Reading, Reason
from digitpad.recognition.recognizer import Recognizer
from digitpad.shipped import asset

SHARE = 8
"""One pixel of ink in so many is taken away."""


@pytest.fixture(scope="module")
def number() -> Recognizer:
    return Recognizer.load("number", "cpu")


@pytest.fixture(scope="module")
def samples() -> list[Ink]:
    with asset("sample-ink/numbers.ndjson").open("rb") as lines:
        return [item.ink for _, item in read_ndjson(lines) if isinstance(item, FileDrawing)]


def read(recognizer: Recognizer, source: Ink) -> tuple[Frame, Reading]:
    frame = recognizer.frame(source)
    return frame, recognizer.read_frames([frame])[0]


def without(frame: Frame, order: NDArray[Any]) -> Frame:
    """The frame without the part of its ink that comes first in an order of all pixels."""
    ink = (frame.pixels > 0.3).ravel()
    gone = order[ink[order]][: ink.sum() // SHARE]
    pixels = frame.pixels.copy()
    pixels.ravel()[gone] = 0
    return replace(frame, pixels=pixels)


def confidence(recognizer: Recognizer, frame: Frame, text: str) -> float:
    [reading] = recognizer.read_frames([frame])
    return sum(c.probability for c in reading.candidates if c.text == text)


def test_taking_away_the_ink_that_decided_changes_far_more_than_taking_away_other_ink(
    number: Recognizer, samples: list[Ink]
) -> None:
    random = np.random.default_rng(0)
    decisive, other = [], []
    for ink in samples:
        frame, reading = read(number, ink)
        values = number.heat(frame, reading).values.ravel()
        best = without(frame, np.argsort(-values, kind="stable"))
        decisive.append(confidence(number, best, reading.text))
        worst = without(frame, np.argsort(values, kind="stable"))
        chance = without(frame, random.permutation(values.size))
        other += [confidence(number, frame, reading.text) for frame in (worst, chance)]
    assert np.mean(decisive) < np.mean(other) / 2


def test_values_lie_in_0_to_1_and_on_the_ink(number: Recognizer, samples: list[Ink]) -> None:
    frame, reading = read(number, samples[0])
    heat = number.heat(frame, reading)
    assert heat.values.shape == frame.pixels.shape
    assert heat.values.dtype == np.float32
    assert heat.values.min() == 0
    assert heat.values.max() == 1
    image = Image.fromarray(np.uint8(frame.pixels > 0) * 255)
    near = np.asarray(image.filter(ImageFilter.MaxFilter(5))) > 0
    assert near.mean() < 0.3
    assert heat.values[near].sum() > 0.9 * heat.values.sum()


def test_the_same_frame_always_gives_the_same(number: Recognizer, samples: list[Ink]) -> None:
    frame, reading = read(number, samples[0])
    first, second = (number.heat(frame, reading).values for _ in range(2))
    assert np.array_equal(first, second)


def test_what_is_no_number_shows_what_makes_it_none(number: Recognizer) -> None:
    seven = [(100, 0), (140, 0), (115, 80)]
    scribble = [(200 + 9 * x, 40 + 38 * (-1) ** x) for x in range(12)]
    frame, reading = read(number, Ink.of([seven, scribble]))
    assert reading.reason is Reason.NOT_DIGITS
    heat = number.heat(frame, reading)
    x, y = np.arange(80.0, 160.0), np.arange(-10.0, 90.0)
    assert heat.at(x + 130, y).sum() > 2 * heat.at(x, y).sum()


def test_a_network_of_one_digit_has_it_too(samples: list[Ink]) -> None:
    digit = Recognizer.load("digit", "cpu")
    frame, reading = read(digit, samples[2])
    assert digit.heat(frame, reading).values.max() == 1


class Halves(nn.Module):
    """A 4 stands in the first place as the left half is bright, and in the second as the right."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(90.0))

    def forward(self, frames: Tensor) -> Tensor:
        halves = torch.stack([half.mean((1, 2, 3)) for half in frames.chunk(2, dim=3)], dim=1)
        logits = torch.zeros(len(frames), 2, 11)
        logits[..., 4] = self.weight * halves - 4
        return logits


@pytest.mark.parametrize(
    ("lefts", "text", "parts"), [([0, 9], "44", (True, True)), ([0], "4", (True, False))]
)
def test_with_fixed_places_it_is_the_ink_of_the_places_that_were_read(
    lefts: list[float], text: str, parts: tuple[bool, bool]
) -> None:
    framing = Framing(width=64, gap=5, align="left")
    card = Card("halves", "Halves", "none", {}, "0123456789-", "positions", {})
    recognizer = Recognizer(replace(card, framing=asdict(framing)), Halves(), "cpu")
    frame, reading = read(recognizer, Ink.of([[(x, 0), (x, 5)] for x in lefts]))
    reading = replace(reading, text=text)
    halves = np.split(recognizer.heat(frame, reading).values, 2, axis=1)
    assert tuple(bool(half.max() > 0.5) for half in halves) == parts
