"""One step on one batch: which optimizer makes it, and how far it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

from trainer.data.batches import Batch
from trainer.learner import Learner, fresh
from trainer.recipe import Recipe
from trainer.state import State


@pytest.fixture
def batch() -> Batch:
    torch.manual_seed(0)
    frames = torch.randint(256, (8, 1, 16, 16), dtype=torch.uint8)
    return Batch(frames, list("01234567"))


def optimized(recipe: Recipe, **changes: Any) -> Recipe:
    return replace(recipe, optimizer=replace(recipe.optimizer, **changes))


def longest_gradient(state: State) -> float:
    gradients = [value.grad for value in state.network.parameters() if value.grad is not None]
    return float(torch.stack([gradient.norm() for gradient in gradients]).norm())


@pytest.mark.parametrize(
    ("name", "kind"), [("adam", torch.optim.Adam), ("adamw", torch.optim.AdamW)]
)
def test_the_optimizer_is_what_the_recipe_says(name: str, kind: type, tiny: Recipe) -> None:
    assert type(fresh(optimized(tiny, name=name)).optimizer) is kind


def test_biases_and_norms_do_not_decay(tiny: Recipe) -> None:
    weights, others = fresh(optimized(tiny, weight_decay=0.1)).optimizer.param_groups

    assert (weights["weight_decay"], others["weight_decay"]) == (0.1, 0.0)
    assert all(value.ndim > 1 for value in weights["params"])
    assert all(value.ndim == 1 for value in others["params"])


@pytest.mark.parametrize(("largest", "is_cut"), [(1e-3, True), (0.0, False)])
def test_long_gradients_are_cut_where_a_length_is_given(
    largest: float, is_cut: bool, tiny: Recipe, batch: Batch
) -> None:
    recipe = optimized(tiny, largest_gradient=largest)
    state = fresh(recipe)
    Learner(recipe, state).step(1, batch)

    assert (longest_gradient(state) < 1.01e-3) == is_cut


def test_a_step_gives_its_loss_and_learns_at_the_rate_of_its_number(
    tiny: Recipe, batch: Batch
) -> None:
    state = fresh(tiny)
    loss = Learner(tiny, state).step(5, batch)

    assert loss.item() == pytest.approx(2.3, abs=0.7)
    assert not loss.requires_grad
    assert state.step == 5
    assert state.optimizer.param_groups[0]["lr"] == pytest.approx(0.01), "half warmed up"


def test_the_same_seed_and_number_are_the_same_step(tiny: Recipe, batch: Batch) -> None:
    noisy = replace(tiny, augmentation=replace(tiny.augmentation, mixup=0.4))

    def loss(seed: int, number: int) -> float:
        torch.manual_seed(0)
        return Learner(noisy, fresh(noisy), seed=seed).step(number, batch).item()

    assert loss(0, 1) == loss(0, 1)
    assert len({loss(0, 1), loss(1, 1), loss(0, 2)}) == 3
