"""A run ends when it is told to, or when nothing gets better."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import torch

from trainer.recipe import Recipe

if TYPE_CHECKING:
    from tests.trainer.fit.conftest import BatchesOf, Disturbing, Event, StateOf, TinyWith, Trained


class TestStop:
    def test_ends_after_the_step_with_the_best_so_far(
        self, trained: Trained, batches_of: BatchesOf
    ) -> None:
        stop = threading.Event()
        events: list[Event] = []
        fitted = trained(batches_of(stop.set, at=21), stop=stop, report=events.append)
        looks = [event["step"] for event in events if event["event"] == "validated"]

        assert fitted.finished
        assert looks == [15, 22], "what there is by then is looked at, too"

    def test_before_the_first_look_is_no_stop_without_weights(
        self, trained: Trained, batches_of: BatchesOf
    ) -> None:
        stop = threading.Event()
        fitted = trained(batches_of(stop.set, at=2), stop=stop)

        assert fitted.finished
        assert fitted.step == 3

    def test_can_be_gone_on_from(self, trained: Trained, batches_of: BatchesOf) -> None:
        stop = threading.Event()
        trained(batches_of(stop.set, at=2), stop=stop)

        assert trained(resume=True).step > 3


class TestPatience:
    """A rate that harms, so that no look meets a lower loss than the first."""

    @pytest.fixture
    def hopeless(self, tiny_with: TinyWith) -> Recipe:
        return tiny_with(
            *("optimizer.rate=30.0", "schedule.name=plateau", "schedule.warm_up_steps=0"),
            *("schedule.factor=0.5", "schedule.patience=1"),
            *("validation.every=5", "stopping.patience=3"),
        )

    def test_ends_a_run_with_the_best_and_tells_of_lower_rates(
        self, trained: Trained, weights: dict[str, torch.Tensor], hopeless: Recipe
    ) -> None:
        events: list[Event] = []
        fitted = trained(recipe=hopeless, start=weights, report=events.append)
        lowered = [(e["step"], e["rate"]) for e in events if e["event"] == "lower_rate"]

        assert (fitted.finished, fitted.step, fitted.steps) == (True, 0, 15)
        assert lowered == [(5, 15.0), (10, 7.5)]
        assert events[-1] == {"event": "ended", "step": 15, "looks": 3}

    def test_is_not_got_back_by_resuming(
        self, trained: Trained, state: StateOf, weights: dict[str, torch.Tensor], hopeless: Recipe
    ) -> None:
        trained(recipe=hopeless, start=weights)
        ended = state()
        again = trained(recipe=hopeless, start=weights, resume=True)

        assert (again.finished, again.steps) == (True, 15)
        assert state() == ended

    def test_is_counted_on_after_an_interrupt(
        self,
        trained: Trained,
        interrupted: Disturbing,
        state: StateOf,
        weights: dict[str, torch.Tensor],
        hopeless: Recipe,
    ) -> None:
        trained(recipe=hopeless, start=weights, run="whole")
        for at in (6, 11):
            trained(interrupted(at), hopeless, start=weights, run="parts", resume=True)
        trained(recipe=hopeless, start=weights, run="parts", resume=True)

        assert state("parts") == state("whole")
