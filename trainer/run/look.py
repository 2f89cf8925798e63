"""Look: what validation says of a run's weights, and what all looks say of the run."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import Any

from trainer.recipes.recipe import Schedule


@dataclass(frozen=True)
class Look:
    """What weights make of each set of validation data.

    exact: shares of exactly right texts, 0 to 1; losses: mean losses; both by the set's name.
    """

    exact: dict[str, float] = field(default_factory=dict)
    losses: dict[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The mean share; -1 where nothing was looked at."""
        return fmean(self.exact.values()) if self.exact else -1.0

    @property
    def loss(self) -> float:
        """The mean over the sets; infinite where nothing was looked at."""
        return fmean(self.losses.values()) if self.losses else math.inf

    def better_than(self, other: Look) -> bool:
        """Whether more is right, or as much at a lower loss."""
        return (self.score, -self.loss) > (other.score, -other.loss)

    def as_event(self) -> dict[str, Any]:
        """Score and shares by their names, and the losses."""
        return {"score": self.score, **self.exact, "losses": self.losses}


@dataclass(frozen=True)
class Looks:
    """What all looks at the validation data together say.

    lowest: the lowest loss, None before the first look. idle: looks since it was met.
    waited: as many, but at most those since the rate was lowered. lowered: how often that was.
    """

    lowest: float | None = None
    idle: int = 0
    waited: int = 0
    lowered: int = 0

    def after(self, loss: float, schedule: Schedule) -> Looks:
        """With one more look, which met this loss."""
        if self.lowest is None or loss < self.lowest:
            return Looks(lowest=loss, lowered=self.lowered)
        idle, waited = self.idle + 1, self.waited + 1
        if schedule.name == "plateau" and waited >= schedule.patience:
            return replace(self, idle=idle, waited=0, lowered=self.lowered + 1)
        return replace(self, idle=idle, waited=waited)
