"""What was known is said again, where it was right or where nobody knows better."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import torch
from torch import nn

from trainer.data.sample import UNKNOWN
from trainer.losses import loss
from trainer.recipes.recipe import RecipeError
from trainer.training.distill import fix_norms, memory, recipe_loss
from trainer.training.network import build_network

if TYPE_CHECKING:
    from trainer.recipes.recipe import Recipe


@pytest.fixture
def remembering(tiny: Recipe) -> Recipe:
    return replace(tiny, loss=replace(tiny.loss, distillation=0.5))


def sure_of(*digits: int) -> torch.Tensor:
    """Logits (B, 10) that are quite sure of these digits."""
    return 4.0 * torch.eye(10)[list(digits)]


def test_without_a_memory_it_is_the_loss_alone(tiny: Recipe) -> None:
    logits = torch.randn(3, 10)
    alone = loss("single", logits, list("407"), tiny.alphabet, 0.0)

    assert recipe_loss(tiny, logits, list("407"), None).item() == pytest.approx(alone.item())


def test_saying_the_same_again_costs_nothing_more(remembering: Recipe) -> None:
    logits = sure_of(4, 0, 7)
    alone = loss("single", logits, list("407"), remembering.alphabet, 0.0)

    assert recipe_loss(remembering, logits, list("407"), logits).item() == pytest.approx(
        alone.item()
    )


def test_saying_something_else_costs_where_it_was_right(remembering: Recipe) -> None:
    now, before = sure_of(4) * 0.5, sure_of(4)
    alone = loss("single", now, ["4"], remembering.alphabet, 0.0)

    assert recipe_loss(remembering, now, ["4"], before) > alone + 0.01


def test_what_was_wrong_may_be_forgotten(remembering: Recipe) -> None:
    now, before = sure_of(4), sure_of(9)
    alone = loss("single", now, ["4"], remembering.alphabet, 0.0)

    assert recipe_loss(remembering, now, ["4"], before).item() == pytest.approx(alone.item())


def test_what_nobody_knows_is_learnt_from_the_memory_alone(remembering: Recipe) -> None:
    now = sure_of(4).requires_grad_()
    recipe_loss(remembering, now, [UNKNOWN], sure_of(9)).backward()  # type: ignore[no-untyped-call]
    assert now.grad is not None

    assert now.grad[0, 4] > 0, "less of what is said now"
    assert now.grad[0, 9] < 0, "more of what was said before"
    assert recipe_loss(remembering, sure_of(9), [UNKNOWN], sure_of(9)).item() == pytest.approx(0)


def test_a_memory_says_what_the_network_said(remembering: Recipe) -> None:
    network = build_network(remembering)
    frames = torch.rand(2, 1, 16, 16)
    said = memory(remembering, network.state_dict(), "cpu")
    assert said is not None

    torch.testing.assert_close(said(frames), network(frames), atol=0.05, rtol=0.05)


def test_who_distils_nothing_needs_no_memory(tiny: Recipe) -> None:
    assert memory(tiny, None, "cpu") is None


def test_a_memory_needs_something_to_remember(remembering: Recipe) -> None:
    with pytest.raises(RecipeError, match="needs weights to begin with"):
        memory(remembering, None, "cpu")


def test_fixed_norms_keep_their_statistics_in_training() -> None:
    network = nn.Sequential(nn.BatchNorm2d(1), nn.Dropout())
    network.train()
    fix_norms(network)
    network(torch.rand(4, 1, 8, 8) + 5)

    assert network[0].running_mean.item() == 0  # type: ignore[operator]
    assert network[1].training
