"""What a run refuses, and that nothing is lost by it."""

from __future__ import annotations

import math
import signal
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.composing.batches import Batch, Batches
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run_folder import RunError, state_file
from trainer.training.network import build_network
from trainer.training.supply import watched

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture
    from tests.trainer.training.fit.conftest import Disturbing, Known, StateOf, TinyWith, Trained


class TestRefusal:
    @pytest.fixture(autouse=True)
    def run(self, trained: Trained, interrupted: Disturbing) -> None:
        trained(interrupted(3))

    def test_of_a_folder_that_holds_a_run(self, trained: Trained, state: StateOf) -> None:
        before = state()

        with pytest.raises(RunError, match="holds a run already: go on with --resume"):
            trained()
        assert state() == before

    def test_of_another_recipe(self, trained: Trained, tiny_with: TinyWith) -> None:
        with pytest.raises(RunError, match="trained by another recipe"):
            trained(
                recipe=tiny_with("schedule.warm_up_steps=0", "optimizer.rate=0.01"), resume=True
            )

    def test_of_another_seed(self, trained: Trained) -> None:
        with pytest.raises(RunError, match="trained with --seed 0"):
            trained(seed=1, resume=True)

    def test_of_weights_to_begin_with_where_there_were_none(
        self, trained: Trained, tiny: Recipe, state: StateOf
    ) -> None:
        before = state()

        with pytest.raises(RunError, match="was begun without --weights: leave it out, or name"):
            trained(start=build_network(tiny).state_dict(), resume=True)
        assert state() == before

    def test_of_other_data(self, trained: Trained) -> None:
        with pytest.raises(RunError, match="put mnist back as it was"):
            trained(data=[{"name": "mnist", "sha256": "0" * 64}], resume=True)

    @pytest.mark.parametrize("content", [b"", b"nonsense", b"\x08\0\0\0\0\0\0\0{}      "])
    def test_of_a_state_that_is_damaged(
        self, trained: Trained, tmp_path: Path, content: bytes
    ) -> None:
        state_file(tmp_path / "run").write_bytes(content)

        with pytest.raises(RunError, match=r"state\.safetensors is damaged"):
            trained(resume=True)

    def test_of_a_state_that_is_cut_off(self, trained: Trained, tmp_path: Path) -> None:
        path = state_file(tmp_path / "run")
        path.write_bytes(path.read_bytes()[:-100])

        with pytest.raises(RunError, match="is damaged"):
            trained(resume=True)


class Poisoned(Batches):
    """Batches whose 25th makes the loss no number."""

    def __getitem__(self, number: int) -> Batch:
        batch = super().__getitem__(number)
        return replace(batch, frames=batch.frames * math.nan) if number == 25 else batch


class TestLoss:
    @pytest.fixture
    def poisoned(self, tiny: Recipe, new_mixture: NewMixture) -> Batches:
        make = new_mixture(tiny.data).ink_number
        return Poisoned(make, tiny.framing, 0, tiny.training.batch, pen_spread=0.1)

    def test_that_is_not_finite_stops_the_run_with_what_to_do(
        self, trained: Trained, tiny_with: TinyWith, tmp_path: Path
    ) -> None:
        reckless = tiny_with("schedule.warm_up_steps=0", "optimizer.rate=1e30")

        with pytest.raises(RunError, match=r"no longer finite at step 2: .* lower optimizer\.rate"):
            trained(recipe=reckless)
        assert not state_file(tmp_path / "run").exists()

    def test_that_is_not_finite_leaves_the_last_good_state(
        self, trained: Trained, uninterrupted: Known, state: StateOf, poisoned: Batches
    ) -> None:
        with pytest.raises(RunError, match=r"at step 26: .* The last good state stays in .*run"):
            trained(poisoned)
        trained(resume=True)

        assert state() == uninterrupted

    def test_that_is_not_finite_leaves_the_best_so_far(
        self, trained: Trained, state: StateOf, poisoned: Batches
    ) -> None:
        with pytest.raises(RunError, match=r"with --resume and press s at once"):
            trained(poisoned)
        before, stop = state(), threading.Event()
        stop.set()
        fitted = trained(poisoned, resume=True, stop=stop)

        assert fitted.finished
        assert fitted.steps == 15
        assert fitted.weights
        assert state()[1] == before[1], "it is as good as before, and remembers that it was ended"


def test_a_process_that_makes_batches_and_is_killed_ends_the_run_with_what_to_do(
    trained: Trained, interrupted: Disturbing
) -> None:
    """It dies on its first batch, hence surely not while it hands one over."""
    with pytest.raises(RunError, match=r"was killed, .* go on with --resume"):
        trained(interrupted(0, signal.SIGKILL), workers=1)


@pytest.mark.parametrize("broken", [ConnectionResetError("reset by peer"), EOFError("the end")])
def test_one_that_is_killed_while_it_hands_a_batch_over_ends_the_run_the_same_way(
    broken: Exception,
) -> None:
    with pytest.raises(RunError, match=r"was killed, .* go on with --resume"), watched(1):
        raise broken


@pytest.mark.parametrize(
    ("workers", "other"),
    [(0, ConnectionResetError("by a peer")), (0, EOFError()), (1, RuntimeError("out of memory"))],
)
def test_what_no_such_process_is_to_blame_for_is_told_as_it_is(
    workers: int, other: Exception
) -> None:
    with pytest.raises(type(other)), watched(workers):
        raise other


def test_a_network_that_does_not_fit_is_refused(trained: Trained, tiny: Recipe) -> None:
    with pytest.raises(RecipeError, match="cannot read"):
        trained(recipe=replace(tiny, alphabet="012345678"))
