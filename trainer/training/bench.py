"""Bench: what making batches costs a training step, and what reading costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from statistics import median
from time import perf_counter

import torch
from torch.utils.data import Dataset

from digitpad.recognition.recognizer import Recognizer
from trainer.composing.batches import Batch, stream
from trainer.device import keep_memory
from trainer.measuring.cost import Latency, sample_latency
from trainer.progress import Pace, Report, evaluating, mute
from trainer.recipes.recipe import Recipe
from trainer.run.team import Team
from trainer.training.learner import Learner, fresh
from trainer.training.material import batches_of, makers

ALLOWED = {"cpu": 1.25, "cuda": 1.1}
"""How many times what it costs on one fixed batch a step with real data may cost, by device."""

_ROUNDS = 3
"""Each times both, so that a computer that gets busier or hotter slows both down."""
_WARM_UP = 3
"""Steps that are not timed: the first ones find nothing prepared."""
_FEWEST, _MOST = 5, 500
"""Steps that are timed in a row."""


@dataclass(frozen=True)
class StepCost:
    """What a training step costs with the recipe's batches and loop, and on one fixed batch.

    real_ms, fixed_ms: of a step of so many samples (`batch`). ratio: how many times the one is the
    other; `allowed` is what it may be. All are medians of rounds of so many steps.
    """

    recipe: str
    device: str
    workers: int
    batch: int
    steps: int
    real_ms: float
    fixed_ms: float
    ratio: float
    allowed: float
    samples_per_second: float


def step_cost(
    recipe: Recipe,
    data: Path,
    *,
    seed: int = 0,
    workers: int = 1,
    device: str = "cpu",
    seconds: float,
    report: Report = mute,
) -> StepCost:
    """Time a recipe's steps for about so many seconds, once its data are read.

    Raises DataError for data that are missing, RecipeError for a network that does not fit.
    """
    batches = batches_of(recipe, data, seed, device=device)
    bench = StepBench(recipe, batches, makers(recipe, device, workers), device)
    return bench.cost(seconds, report)


class StepBench:
    """A network that learns the first step again and again, from one batch or from all."""

    def __init__(
        self, recipe: Recipe, batches: Dataset[Batch], workers: int = 1, device: str = "cpu"
    ) -> None:
        """Raises RecipeError for a network that does not fit, or has weights to remember."""
        self._recipe, self._batches, self._workers = recipe, batches, workers
        self._device = device
        self._learner = Learner(recipe, fresh(recipe, device=device), team=Team(device))
        self._fixed = batches[0]
        self._first = 1

    def cost(self, seconds: float, report: Report = mute) -> StepCost:
        """Time steps for about so many seconds, in memory that is kept as in training."""
        keep_memory()
        self._fixed_seconds(_WARM_UP)
        steps = steps_within(seconds, self._fixed_seconds(_WARM_UP))
        rounds, pace = [], Pace(_ROUNDS)
        for done in range(1, _ROUNDS + 1):
            rounds.append((self._real_seconds(steps), self._fixed_seconds(steps)))
            report(evaluating(self._recipe.name, done, pace))
        real, fixed = (median(times) for times in zip(*rounds, strict=True))
        batch = self._recipe.training.batch
        return StepCost(
            recipe=self._recipe.name,
            device=self._device,
            workers=self._workers,
            batch=batch,
            steps=steps,
            real_ms=round(1e3 * real, 3),
            fixed_ms=round(1e3 * fixed, 3),
            ratio=round(median(one / other for one, other in rounds), 3),
            allowed=ALLOWED[torch.device(self._device).type],
            samples_per_second=round(batch / real, 1),
        )

    def _fixed_seconds(self, steps: int) -> float:
        return self._seconds(repeat(self._fixed, steps))

    def _real_seconds(self, steps: int) -> float:
        """As the loop has it: batches are made while it learns, and it waits where they are late.

        Only the first one is there at the beginning: none were made ahead of time.
        """
        stop = self._first + steps + 1
        with closing(stream(self._batches, self._first, stop, self._workers)) as coming:
            next(coming)
            self._first = stop
            return self._seconds(coming)

    def _seconds(self, batches: Iterable[Batch]) -> float:
        """The mean time of a step, and of waiting for its batch."""
        began, steps = perf_counter(), 0
        for steps, batch in enumerate(batches, start=1):  # noqa: B007 - their number is needed
            self._learner.step(1, batch)
        if torch.device(self._device).type == "cuda":
            torch.cuda.synchronize()
        return (perf_counter() - began) / steps


def steps_within(seconds: float, a_step: float) -> int:
    """How many steps, each so long, each half of a round has for all to last about so long."""
    return min(max(round(seconds / a_step / _ROUNDS / 2), _FEWEST), _MOST)


@dataclass(frozen=True)
class ReadingCost:
    """What reading costs: medians in milliseconds a drawing, on one thread.

    against_first: how many times the network takes as long as that of the first checkpoint.
    """

    checkpoint: str
    latency_ms: Latency
    against_first: float


def reading_costs(recognizers: Sequence[Recognizer]) -> list[ReadingCost]:
    """What reading the numbers that come with the program costs with each checkpoint."""
    times = list(map(sample_latency, recognizers))
    return [
        ReadingCost(recognizer.card.name, time, round(time.network / times[0].network, 3))
        for recognizer, time in zip(recognizers, times, strict=True)
    ]
