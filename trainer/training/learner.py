"""Learner: a network, and the step that changes it by one batch."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from trainer.composing.augment import augmented, mixed
from trainer.composing.batches import Batch
from trainer.device import autocast, on_device, pixels
from trainer.recipes.recipe import Optimizer, Recipe
from trainer.run.look import Look
from trainer.run.state import Fitted, State, Weights
from trainer.run.team import ALONE, Team
from trainer.training.distill import fix_norms, memory, recipe_loss
from trainer.training.network import build_network
from trainer.training.schedule import rate
from trainer.training.trim import trimmed


class Learner:
    """Changes the state of a run, one step at a time.

    Of every batch it learns the team's share of this process; gradients are those of the whole.
    """

    def __init__(
        self,
        recipe: Recipe,
        state: State,
        *,
        start: Weights | None = None,
        seed: int = 0,
        team: Team = ALONE,
    ) -> None:
        """start: weights to remember, where the recipe says so; raises RecipeError without them."""
        self._recipe, self._state, self._seed, self._team = recipe, state, seed, team
        self._before = memory(recipe, start, team.device)
        self._network = team.taught(state.network.train())
        if recipe.training.fixed_norms:
            fix_norms(self._network)

    def step(self, number: int, batch: Batch) -> Tensor:
        """Learn from a batch as the step of that number, the first one being 1.

        Its mean loss; in a team the part of it that this process has, the sum being the mean.
        """
        recipe, state = self._recipe, self._state
        for group in state.optimizer.param_groups:
            group["lr"] = rate(number, recipe, state.looks)
        value = self._loss(number, batch)
        state.optimizer.zero_grad()
        (value * self._team.size).backward()  # type: ignore[no-untyped-call]
        if recipe.optimizer.largest_gradient:
            nn.utils.clip_grad_norm_(state.network.parameters(), recipe.optimizer.largest_gradient)
        state.optimizer.step()
        if recipe.training.average:
            decay = min(recipe.training.average, (1 + number) / (10 + number))
            average_in(state.average, state.network, decay)
        state.step = number
        return value.detach()

    def _loss(self, number: int, batch: Batch) -> Tensor:
        """What this process's share of a batch adds to its mean loss."""
        recipe, count = self._recipe, len(batch.labels)
        share = self._team.share(count)
        sow(self._seed, number)
        frames, told = self._taught(batch)
        if self._team.size > 1:  # no two processes drop out the same
            sow(self._seed, number, self._team.rank)
        means = []
        for which, columns in trimmed(batch.frames[share], recipe.training.groups):
            part = frames[share][which, ..., columns].contiguous(memory_format=torch.channels_last)
            with autocast(self._team.device, recipe.training.precision):
                logits = self._network(part).float()
            before = self._before(part) if self._before else None
            for labels, weight in told:
                own = [labels[share][at] for at in which]
                mean = recipe_loss(recipe, logits, own, before)
                means.append(weight * len(which) / count * mean)
        return torch.stack(means).sum()

    def _taught(self, batch: Batch) -> tuple[Tensor, list[tuple[list[str], float]]]:
        """A whole batch as it is learnt, and its labels, or both of mixed frames, each weighted.

        What was made as strips has been augmented digit by digit.
        """
        choice = self._recipe.augmentation
        frames = pixels(batch.frames, self._team.device)
        if self._recipe.strips is None:
            frames = augmented(frames, choice)
        if not choice.mixup:
            return frames, [(batch.labels, 1.0)]
        frames, others, weight = mixed(frames, choice.mixup)
        below = [batch.labels[other] for other in others.tolist()]
        return frames, [(batch.labels, weight), (below, 1 - weight)]


def sow(seed: int, number: int, rank: int = 0) -> None:
    """Make the random numbers of a step a function of seed, step and process.

    torch's generator on the CPU takes only 32 bits of a seed: all three are mixed into them.
    """
    [mixture] = np.random.SeedSequence((seed, number, rank)).generate_state(1, np.uint64)
    torch.manual_seed(int(mixture))


def fresh(recipe: Recipe, start: Weights | None = None, device: str = "cpu") -> State:
    """Where a run begins: with some weights, or with those that torch's generator gives."""
    network = build_network(recipe)
    if start is not None:
        network.load_state_dict(start)
    network = on_device(network, device)
    average = network.state_dict()
    if recipe.training.average:
        average = copied(average)
    return State(network, _optimizer(network, recipe.optimizer), average, Fitted({}, Look(), 0))


def _optimizer(network: nn.Module, choice: Optimizer) -> torch.optim.Optimizer:
    """Weights of convolutions and linear layers decay; biases and norms do not."""
    weights = [value for value in network.parameters() if value.ndim > 1]
    others = [value for value in network.parameters() if value.ndim <= 1]
    groups: list[dict[str, Any]] = [
        {"params": weights, "weight_decay": choice.weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]
    kind = torch.optim.Adam if choice.name == "adam" else torch.optim.AdamW
    return kind(groups, lr=choice.rate)


@torch.no_grad()
def average_in(average: Weights, network: nn.Module, decay: float) -> None:
    """Take a network's weights, and batch norm's statistics, into their moving average."""
    for name, value in network.state_dict().items():
        if value.is_floating_point():
            average[name].lerp_(value, 1 - decay)
        else:
            average[name].copy_(value)


def copied(weights: Weights) -> Weights:
    """Weights that stay as they are, whatever the network learns."""
    return {name: value.clone() for name, value in weights.items()}
