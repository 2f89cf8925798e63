"""What validation says of weights, and which of two are the better ones."""

from __future__ import annotations

import pytest
import torch

from trainer.data.sample import Sample
from trainer.losses import loss
from trainer.recipes.recipe import Recipe
from trainer.run.look import Look
from trainer.training.network import build_network
from trainer.training.validation import framed, validated

ONE = Look({"ink": 0.5, "pictures": 0.7}, {"ink": 1.0, "pictures": 2.0})


def test_score_and_loss_are_the_means_of_all_sets() -> None:
    assert ONE.score == pytest.approx(0.6)
    assert ONE.loss == 1.5


@pytest.mark.parametrize(
    ("exact", "loss", "better"),
    [(0.6, 9.0, True), (0.4, 0.1, False), (0.5, 0.9, True), (0.5, 1.0, False), (0.5, 1.1, False)],
)
def test_more_right_is_better_and_as_much_at_a_lower_loss(
    exact: float, loss: float, better: bool
) -> None:
    before = Look({"ink": 0.5}, {"ink": 1.0})

    assert Look({"ink": exact}, {"ink": loss}).better_than(before) == better


def test_anything_is_better_than_nothing() -> None:
    assert Look({"ink": 0.0}, {"ink": 99.0}).better_than(Look())


def test_samples_become_frames_with_their_labels(tiny: Recipe, digits: list[Sample]) -> None:
    frames, labels = framed(tiny.framing, digits[:3])

    assert frames.shape == (3, 1, 16, 16)
    assert (frames[2, 0].numpy() == tiny.framing.frame(digits[2].source).pixels).all()
    assert labels == [digit.label for digit in digits[:3]]


def test_many_frames_are_looked_at_part_by_part(tiny: Recipe) -> None:
    network = build_network(tiny)
    frames = torch.randint(256, (300, 1, 16, 16), dtype=torch.uint8)
    labels = [str(number % 10) for number in range(300)]
    with torch.no_grad():
        logits = network(frames / 255)
    right = [tiny.alphabet[at] for at in logits.argmax(-1)]
    look = validated(tiny, network.state_dict(), {"bytes": (frames, labels)})

    assert look.exact["bytes"] == sum(map(str.__eq__, right, labels)) / 300
    expected = loss("single", logits, labels, tiny.alphabet, 0.0).item()
    assert look.losses["bytes"] == pytest.approx(expected, rel=1e-5)
    assert validated(tiny, network.state_dict(), {"floats": (frames / 255, labels)}).losses[
        "floats"
    ] == pytest.approx(expected, rel=1e-5)
