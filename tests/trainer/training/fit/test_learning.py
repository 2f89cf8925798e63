"""The training loop learns, tells how it goes, and keeps the best."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from trainer.recipes.recipe import Recipe
from trainer.run.look import Look
from trainer.run.team import Team
from trainer.training.validation import ValidationSets, validated

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


def test_a_tiny_network_learns_a_handful_of_digits(
    trained: Trained, tiny_with: TinyWith, batches_of: BatchesOf
) -> None:
    events: list[Event] = []
    fitted = trained(
        batches_of(size=32),
        tiny_with("training.steps=100", "training.batch=32"),
        report=events.append,
    )

    assert fitted.finished
    assert fitted.look.exact["ink"] > 0.9
    losses = [event["loss"] for event in events if event["event"] == "step"]
    assert len(losses) == 2
    assert losses[1] < 0.4 * losses[0]


def test_events_tell_how_it_goes(trained: Trained, tiny_with: TinyWith) -> None:
    events: list[Event] = []
    trained(recipe=tiny_with("training.steps=60"), report=events.append)
    steps = [event for event in events if event["event"] == "step"]
    looks = [event for event in events if event["event"] == "validated"]

    assert [event["step"] for event in looks] == [15, 30, 45, 60]
    assert all(0 <= event["score"] <= 1 for event in looks)
    assert [event["step"] for event in steps] == [50]
    assert steps[0].keys() == {
        *("event", "step", "steps", "loss", "rate"),
        *("samples_per_second", "seconds", "seconds_left"),
    }
    assert steps[0]["seconds_left"] > 0
    json.dumps(events, allow_nan=False)


def test_the_best_of_the_averaged_weights_are_kept(
    trained: Trained, tiny: Recipe, unseen: ValidationSets
) -> None:
    events: list[Event] = []
    fitted = trained(report=events.append)
    looks = [event for event in events if event["event"] == "validated"]
    best = max(looks, key=lambda event: (event["score"], -event["losses"]["ink"]))

    assert fitted.step == best["step"]
    assert fitted.look.score == best["score"]
    assert validated(tiny, fitted.weights, unseen) == fitted.look
    assert looks[0]["best"]


def test_without_an_average_the_weights_themselves_are_kept(
    trained: Trained, tiny_with: TinyWith, interrupted: Disturbing, state: StateOf
) -> None:
    plain = tiny_with("training.average=0")
    trained(recipe=plain, run="whole")
    trained(interrupted(22), plain, run="parts")
    trained(recipe=plain, run="parts", resume=True)
    _, tensors = state("whole")

    assert state("parts") == state("whole")
    names = [name.removeprefix("network/") for name in tensors if name.startswith("network/")]
    assert all(tensors[f"average/{name}"] == tensors[f"network/{name}"] for name in names)


def test_states_kept_in_between_change_nothing(
    trained: Trained, uninterrupted: Known, state: StateOf
) -> None:
    trained(keep_every=0.0)

    assert state() == uninterrupted


@pytest.mark.parametrize("rank", [0, 1])
def test_a_process_asks_for_the_state_to_be_kept_no_more_often_than_it_should(
    trained: Trained, monkeypatch: pytest.MonkeyPatch, rank: int
) -> None:
    asked: list[bool] = []

    class Listening(Team):
        def agreed(self, *flags: bool) -> tuple[bool, ...]:
            asked.append(flags[-1])
            return flags

        def share(self, count: int) -> slice:
            return slice(count)

        def told(self, value: Any, by: int = 0) -> Any:
            return Look({"ink": 0.5}, {"ink": 1.0}) if isinstance(value, Look) else value

    minutes = count(step=60)
    monkeypatch.setattr("trainer.training.fit.time.monotonic", lambda: float(next(minutes)))
    trained(team=Listening(rank=rank), keep_every=300.0)
    assert len(asked) == 40
    assert 5 <= sum(asked) <= 8


@pytest.mark.parametrize("able", [True, False])
def test_precision_is_what_the_recipe_says_where_the_device_is_able(
    trained: Trained,
    tiny_with: TinyWith,
    state: StateOf,
    monkeypatch: pytest.MonkeyPatch,
    able: bool,
) -> None:
    monkeypatch.setattr("trainer.device.has_bf16", lambda _: able)
    for precision in ("bf16", "fp32"):
        trained(recipe=tiny_with(f"training.precision={precision}"), run=precision)

    (_, halves), (_, wholes) = state("bf16"), state("fp32")
    assert (halves != wholes) == able


def test_mixed_frames_are_learnt_as_both_that_they_are_mixed_of(
    trained: Trained, tiny_with: TinyWith, batches_of: BatchesOf
) -> None:
    mixing = tiny_with("augmentation.mixup=0.4", "training.steps=100", "training.batch=32")
    fitted = trained(batches_of(size=32), mixing)

    assert fitted.look.exact["ink"] > 0.8


def test_steps_are_reported_as_often_as_asked_for(trained: Trained) -> None:
    events: list[Event] = []
    trained(report=events.append, report_every=10)

    assert [e["step"] for e in events if e["event"] == "step"] == [10, 20, 30, 40]
