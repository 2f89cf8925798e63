"""Cards of untrained networks, weights that go with them, what they read, and how alike it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card, Weights
from digitpad.recognition.frame import Framing
from digitpad.recognition.networks import build
from digitpad.recognition.pen import drawn
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading

CLOSE = 1e-3
CARD = Card(
    name="made",
    title="Made: untrained",
    network="columns",
    arguments={"symbols": 12, "channels": [4, 8, 8, 8], "context": 16},
    alphabet="-0123456789?",
    decoder="ctc",
    framing={"height": 32, "width": 96, "pen": 2.0},
)
SINGLE = Card("one", "One digit", "glyph", {}, "0123456789", "single", {"width": 32})
PLACES = Card(
    name="places",
    title="Places: untrained",
    network="windows",
    arguments={"channels": [4, 4, 4, 4, 8]},
    alphabet="0123456789-",
    decoder="positions",
    framing={"align": "right"},
)

every_decoder = pytest.mark.parametrize(
    "card", [CARD, SINGLE, PLACES], ids=lambda card: card.decoder
)

Make = Callable[..., Path]


def weights_of(card: Card) -> Weights:
    """Weights of a network that has seen a few frames, so that its batch norms do something."""
    torch.manual_seed(0)
    network = build(card.network, card.arguments)
    framing = Framing(**card.framing)
    for _ in range(3):
        network(torch.rand(8, 1, framing.height, framing.width))
    return {name: value.numpy() for name, value in network.state_dict().items()}


def scribbles(count: int) -> list[Ink]:
    random = np.random.default_rng(4)
    return [Ink.of([random.uniform(0, 30, (6, 2))]) for _ in range(count)]


def scan(ink: Ink) -> Picture:
    [stroke] = ink.strokes
    return Picture(drawn(stroke.points * 2 + 9, np.array([0]), (80, 80), 4))


def assert_close(a: Reading, b: Reading) -> None:
    """The same but for what a batch's size does to the last digits of a sum."""
    assert (a.status, a.reason, a.text) == (b.status, b.reason, b.text)
    assert a.confidence == pytest.approx(b.confidence, abs=CLOSE)
    for one, other in zip(a.digits, b.digits, strict=True):
        assert (one.digit, one.left, one.right) == (other.digit, other.left, other.right)
