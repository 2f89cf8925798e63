"""A run ends when it is told to, or when nothing gets better."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch

from trainer.recipes.recipe import Recipe
from trainer.run.state import reopen
from trainer.run_folder import state_file

if TYPE_CHECKING:
    from tests.trainer.training.fit.conftest import (
        BatchesOf,
        Disturbing,
        Event,
        Known,
        StateOf,
        TinyWith,
        Trained,
    )


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

    def test_is_remembered_until_the_run_is_reopened(
        self, trained: Trained, batches_of: BatchesOf, state: StateOf, tmp_path: Path
    ) -> None:
        stop = threading.Event()
        trained(batches_of(stop.set, at=2), stop=stop)
        before = state()
        again = trained(resume=True)

        assert (again.finished, again.steps) == (True, 3)
        assert state() == before
        reopen(state_file(tmp_path / "run"))
        assert trained(resume=True).steps == 40


class TestWithoutAChoice:
    """What a run ends with is the last average, whatever its looks say."""

    @pytest.fixture
    def harmful(self, tiny_with: TinyWith) -> Recipe:
        return tiny_with("schedule.warm_up_steps=0", "optimizer.rate=10.0")

    def test_the_last_average_is_kept(
        self,
        trained: Trained,
        state: StateOf,
        weights: dict[str, torch.Tensor],
        harmful: Recipe,
    ) -> None:
        events: list[Event] = []
        fitted = trained(recipe=harmful, start=weights, choose=False, report=events.append)
        looks = [event for event in events if event["event"] == "validated"]

        assert (fitted.finished, fitted.step, fitted.steps) == (True, 40, 40)
        assert bytes_of(fitted.weights) == last_average(state())
        assert [event["step"] for event in looks] == [0, 15, 30, 40]
        assert max(looks, key=lambda event: event["score"])["step"] == 0
        assert not any("best" in event for event in events)

    def test_a_stop_keeps_what_is_learnt_by_then(
        self,
        trained: Trained,
        batches_of: BatchesOf,
        state: StateOf,
        weights: dict[str, torch.Tensor],
        harmful: Recipe,
    ) -> None:
        stop = threading.Event()
        batches = batches_of(stop.set, at=21)
        fitted = trained(batches, harmful, start=weights, choose=False, stop=stop)

        assert (fitted.finished, fitted.step) == (True, 22)
        assert bytes_of(fitted.weights) == last_average(state())

    def test_a_stop_where_it_goes_on_keeps_what_was_learnt_before(
        self, trained: Trained, interrupted: Disturbing, state: StateOf
    ) -> None:
        stopped = trained(interrupted(17), choose=False)
        before, stop = state(), threading.Event()
        stop.set()
        fitted = trained(choose=False, resume=True, stop=stop)

        assert (stopped.finished, fitted.finished) == (False, True)
        assert (fitted.step, fitted.steps) == (18, 18)
        assert bytes_of(fitted.weights) == last_average(before)
        assert state()[1] == before[1]
        assert trained(choose=False, resume=True).steps == 18

    def test_an_interrupt_is_gone_on_from_exactly(
        self, trained: Trained, interrupted: Disturbing, state: StateOf
    ) -> None:
        whole = trained(run="whole", choose=False)
        for at in (0, 14, 15, 22):
            trained(interrupted(at), run="parts", choose=False, resume=True)
        parts = trained(run="parts", choose=False, resume=True)

        assert state("parts") == state("whole")
        assert bytes_of(parts.weights) == bytes_of(whole.weights)


def bytes_of(weights: dict[str, torch.Tensor]) -> dict[str, bytes]:
    return {name: value.numpy().tobytes() for name, value in weights.items()}


def last_average(state: Known) -> dict[str, bytes]:
    """What the state of a run holds of it."""
    of_average = ((name.partition("average/"), value) for name, value in state[1].items())
    return {name: value for (_, found, name), value in of_average if found}


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
