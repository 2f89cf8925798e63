"""Schedule: the rate of each step, and when a run ends early."""

from __future__ import annotations

import math

from trainer.recipes.recipe import Recipe
from trainer.run.look import Looks

_LEAST = 0.01
"""The share of the rate at which a cosine ends."""


def rate(step: int, recipe: Recipe, looks: Looks) -> float:
    """What a step learns at, the first one being 1, after all looks before it."""
    return recipe.optimizer.rate * share_of_rate(step, recipe, looks.lowered)


def share_of_rate(step: int, recipe: Recipe, lowered: int = 0) -> float:
    """How much of the full rate a step learns at, the first one being 1.

    lowered: how often a plateau was met before.
    """
    schedule = recipe.schedule
    warmth = min(step / schedule.warm_up_steps, 1.0) if schedule.warm_up_steps else 1.0
    match schedule.name:
        case "stairs":
            return warmth * schedule.factor ** ((step - 1) // schedule.every)
        case "plateau":
            return warmth * schedule.factor**lowered
        case "cosine":
            return warmth * _cosine(step - schedule.warm_up_steps, recipe)
    return warmth


def falls(step: int, recipe: Recipe, before: Looks, after: Looks) -> bool:
    """Whether the step after this one learns at a lower rate, and people want to hear of it.

    before, after: the looks when this step was made, and now. A cosine falls all the time.
    """
    said = recipe.schedule.name in ("plateau", "stairs") and step < recipe.training.steps
    return said and rate(step + 1, recipe, after) < rate(step, recipe, before)


def out_of_patience(recipe: Recipe, looks: Looks) -> bool:
    """Whether a run ends because so many looks met no lower loss."""
    return 0 < recipe.stopping.patience <= looks.idle


def _cosine(step: int, recipe: Recipe) -> float:
    """From 1 at step 0 after the warm-up (Loshchilov and Hutter 2017, without restarts)."""
    whole = max(recipe.training.steps - recipe.schedule.warm_up_steps, 1)
    return _LEAST + (1 - _LEAST) * (1 + math.cos(math.pi * max(step, 0) / whole)) / 2
