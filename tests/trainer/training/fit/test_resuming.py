"""A run goes on as if it had never stopped, and its folder tells it once."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from trainer.run_folder import state_file

if TYPE_CHECKING:
    from tests.trainer.training.fit.conftest import (
        Disturbing,
        Event,
        Known,
        Lines,
        StateOf,
        TinyWith,
        Trained,
    )


class TestResume:
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_after_an_interrupt_ends_with_the_very_same_state(
        self,
        trained: Trained,
        interrupted: Disturbing,
        uninterrupted: Known,
        state: StateOf,
        number: int,
    ) -> None:
        stopped = trained(interrupted(22, number))
        assert not stopped.finished
        assert state() != uninterrupted

        assert trained(resume=True).finished
        assert state() == uninterrupted

    def test_after_many_interrupts_ends_with_the_very_same_state(
        self, trained: Trained, interrupted: Disturbing, uninterrupted: Known, state: StateOf
    ) -> None:
        for at in (0, 1, 14, 15, 32, 39):
            trained(interrupted(at), resume=True)
        trained(resume=True)

        assert state() == uninterrupted

    def test_after_an_error_goes_on_from_the_last_state(
        self, trained: Trained, failing: Disturbing, uninterrupted: Known, state: StateOf
    ) -> None:
        with pytest.raises(OSError, match="gone"):
            trained(failing(23))
        trained(resume=True)

        assert state() == uninterrupted

    def test_of_a_finished_run_changes_nothing(self, trained: Trained, state: StateOf) -> None:
        first = trained()
        before = state()
        again = trained(resume=True)

        assert again.finished
        assert (again.look, again.step) == (first.look, first.step)
        assert all(torch.equal(again.weights[name], first.weights[name]) for name in first.weights)
        assert state() == before

    def test_where_nothing_is_starts_from_the_beginning(
        self, trained: Trained, uninterrupted: Known, state: StateOf
    ) -> None:
        trained(resume=True)

        assert state() == uninterrupted

    def test_reports_the_loss_of_its_own_steps(
        self, trained: Trained, tiny_with: TinyWith, interrupted: Disturbing
    ) -> None:
        longer = tiny_with("training.steps=50")
        whole: list[Event] = []
        rest: list[Event] = []
        trained(recipe=longer, run="whole", report=whole.append)
        trained(interrupted(45), longer)
        trained(recipe=longer, resume=True, report=rest.append)
        [loss_of_all] = [event["loss"] for event in whole if event["event"] == "step"]
        [loss_of_four] = [event["loss"] for event in rest if event["event"] == "step"]

        # At the end it is less than over all fifty, but no tenth of it.
        assert 0.1 * loss_of_all < loss_of_four < loss_of_all


class TestFolder:
    def test_holds_what_was_told(self, trained: Trained, lines: Lines) -> None:
        events: list[Event] = []
        trained(report=events.append, report_every=10)

        assert lines("step") == [e for e in events if e["event"] == "step"]
        assert [event["step"] for event in lines("validated")] == [15, 30, 40]

    def test_holds_each_step_once_however_often_it_was_made(
        self, trained: Trained, failing: Disturbing, lines: Lines, tmp_path: Path
    ) -> None:
        with pytest.raises(OSError, match="gone"):
            trained(failing(28), report_every=5)
        with (tmp_path / "run" / "metrics.jsonl").open("a") as file:
            file.write('{"event": "step", "st')
        trained(resume=True, report_every=5)

        assert [e["step"] for e in lines("step")] == list(range(5, 41, 5))

    def test_says_how_long_all_of_it_took(self, trained: Trained, interrupted: Disturbing) -> None:
        first = trained(interrupted(22))
        whole = trained(resume=True)

        assert whole.seconds > first.seconds > 0
        assert (first.steps, whole.steps) == (23, 40)


def test_a_run_that_was_begun_before_a_key_existed_goes_on(
    trained: Trained, interrupted: Disturbing, uninterrupted: Known, state: StateOf, tmp_path: Path
) -> None:
    trained(interrupted(22))
    path = state_file(tmp_path / "run")
    with safe_open(path, framework="pt") as file:
        document = json.loads(file.metadata()["run"])
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    del document["begun"]["recipe"]["training"]["precision"], document["stopped"]
    save_file(tensors, path, {"run": json.dumps(document)})

    assert trained(resume=True).finished
    assert state() == uninterrupted
