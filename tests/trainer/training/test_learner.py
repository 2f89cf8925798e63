"""One step on one batch: which optimizer makes it, and how far it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

from digitpad.recognition.frame import Framing
from trainer.composing.batches import Batch
from trainer.composing.choices import DataChoice
from trainer.losses import loss
from trainer.recipes.recipe import NetworkChoice, Recipe
from trainer.run.state import State
from trainer.run.team import Team
from trainer.training.learner import Learner, average_in, fresh
from trainer.training.trim import trimmed


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


class TestGroups:
    @pytest.fixture
    def recipe(self, tiny: Recipe) -> Recipe:
        """For numbers, each frame in a group of its own, without chance."""
        return replace(
            tiny,
            decoder="ctc",
            alphabet="-0123456789?",
            network=NetworkChoice(
                "columns",
                {"height": 16, "channels": [4, 8, 8, 8], "context": 16, "dropout": 0.0},
            ),
            framing=Framing(height=16, width=64),
            data=DataChoice(),
            training=replace(tiny.training, precision="fp32", fixed_norms=True, groups=4),
        )

    @pytest.fixture
    def numbers(self) -> Batch:
        """Ink in the middle of frames, from 8 columns to 32."""
        torch.manual_seed(0)
        frames = torch.zeros(4, 1, 16, 64, dtype=torch.uint8)
        for count, frame in enumerate(frames, start=1):
            frame[..., 32 - 4 * count : 32 + 4 * count] = torch.randint(1, 256, (16, 8 * count))
        return Batch(frames, ["7", "12", "407", "1966"])

    def test_each_is_learnt_without_its_empty_columns(self, recipe: Recipe, numbers: Batch) -> None:
        state = fresh(recipe)
        parts = trimmed(numbers.frames, 4)
        with torch.no_grad():
            logits = [
                state.network.eval()(numbers.frames[which, ..., columns].float() / 255)
                for which, columns in parts
            ]
        labels = [[numbers.labels[at] for at in which] for which, _ in parts]
        each = [
            loss("ctc", answer, texts, recipe.alphabet, 0.0)
            for answer, texts in zip(logits, labels, strict=True)
        ]

        mean = Learner(recipe, state).step(1, numbers)

        assert [answer.shape[1] for answer in logits] == [16, 16, 24, 24]
        assert mean.item() == pytest.approx(torch.stack(each).mean().item(), rel=1e-5)

    def test_a_team_learns_its_shares_without_them_too(
        self, recipe: Recipe, numbers: Batch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Team, "taught", lambda _, network: network)
        state, widths = fresh(recipe), []
        state.network.register_forward_pre_hook(lambda _, given: widths.append(given[0].shape))

        Learner(recipe, state, team=Team(size=2)).step(1, numbers)

        assert widths == [(1, 1, 16, 32), (1, 1, 16, 32)]


def test_averages_follow_weights_and_counters() -> None:
    network = torch.nn.BatchNorm1d(1)
    average = {name: torch.zeros_like(value) for name, value in network.state_dict().items()}
    network(torch.tensor([[0.0], [2.0]]))
    average_in(average, network, 0.75)

    assert average["weight"].item() == 0.25
    assert average["num_batches_tracked"].item() == 1
