"""Attacks: bounded, uphill in the loss, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import torch

from digitpad.recognition.checkpoint import Card
from digitpad.recognition.frame import Frame
from digitpad.recognition.networks import build
from digitpad.recognition.recognizer import Recognizer
from trainer.ensemble import Ensemble
from trainer.losses import loss
from trainer.protocols import PROTOCOLS
from trainer.protocols.attack import Attack

LABELS = ["3", "7", "0", "9"]
ATTACKS = [Attack(0.1), Attack(0.1, steps=5)]


def recognizer(seed: int, network: str, alphabet: str, decoder: str) -> Recognizer:
    """With weights of chance."""
    torch.manual_seed(seed)
    arguments = {"symbols": len(alphabet)}
    card = Card("chance", "Chance", network, arguments, alphabet, decoder, {"width": 32})
    return Recognizer(card, build(network, arguments).eval(), "cpu")


def single(seed: int = 0) -> Recognizer:
    return recognizer(seed, "glyph", "0123456789", "single")


def ctc(seed: int = 0) -> Recognizer:
    return recognizer(seed, "columns", "-0123456789?", "ctc")


@pytest.fixture
def frames() -> list[Frame]:
    random = np.random.default_rng(0)
    return [Frame(random.random((32, 32), np.float32) ** 3, np.arange(33.0)) for _ in LABELS]


def loss_of(reader: Recognizer, frames: Sequence[Frame]) -> float:
    logits = torch.from_numpy(reader.logits(frames))
    return float(loss(reader.card.decoder, logits, LABELS, reader.card.alphabet, 0.0))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("reader", [single(), ctc()], ids=["single", "ctc"])
def test_an_attack_raises_the_loss_within_its_strength(
    reader: Recognizer, attack: Attack, frames: list[Frame]
) -> None:
    attacked = attack.attacked(reader, frames, LABELS)

    assert loss_of(reader, attacked) > loss_of(reader, frames)
    for before, after in zip(frames, attacked, strict=True):
        assert np.abs(after.pixels - before.pixels).max() <= 0.1 + 1e-6
        assert after.pixels.min() >= 0
        assert after.pixels.max() <= 1
        assert after.pixels.dtype == np.float32
        assert (after.edges == before.edges).all()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_the_same_every_time(attack: Attack, frames: list[Frame]) -> None:
    one, other = (attack.attacked(single(), frames, LABELS) for _ in range(2))

    assert all(
        (mine.pixels == theirs.pixels).all() for mine, theirs in zip(one, other, strict=True)
    )


def test_more_steps_go_further_uphill(frames: list[Frame]) -> None:
    reader = single()
    fgsm, pgd = (
        attack.attacked(reader, frames, LABELS) for attack in (Attack(0.1), Attack(0.1, 20))
    )

    assert loss_of(reader, pgd) > loss_of(reader, fgsm)


def test_an_ensemble_is_attacked_as_one(frames: list[Frame]) -> None:
    members = [single(0), single(1)]
    attacked = Attack(0.1).attacked(Ensemble(members), frames, LABELS)

    before = sum(loss_of(member, frames) for member in members)
    assert sum(loss_of(member, attacked) for member in members) > before


def test_named_strengths_are_those_of_the_attacks(files: Path) -> None:
    assert PROTOCOLS["fgsm-0.1"].attack == Attack(0.1)
    assert PROTOCOLS["pgd-0.2"].attack == Attack(0.2, steps=10)
    assert len(PROTOCOLS["pgd-0.2"].samples(files, "test")) == 10
