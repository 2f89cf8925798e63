"""Runs of a tiny recipe, undisturbed and disturbed, and what they leave in their folders."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import torch
from safetensors import safe_open

from trainer.composing.batches import Batch, Batches
from trainer.recipes.recipe import Recipe, recipe_of
from trainer.run.state import Fitted
from trainer.run_folder import state_file
from trainer.training.fit import fit
from trainer.training.validation import ValidationSets

if TYPE_CHECKING:
    from tests.trainer.conftest import NewMixture

Event = dict[str, Any]
Known = tuple[Event, dict[str, bytes]]
"""A state: what it says, and the bytes of its tensors by name."""

TinyWith = Callable[..., Recipe]
BatchesOf = Callable[..., Batches]
Disturbing = Callable[..., Batches]
Trained = Callable[..., Fitted]
StateOf = Callable[..., Known]
Lines = Callable[[str], list[Event]]


@pytest.fixture(scope="session")
def tiny_with(tiny: Recipe) -> TinyWith:
    """The tiny recipe, changed by "some.key=value"s."""
    return lambda *changes: recipe_of(json.loads(json.dumps(asdict(tiny))), changes)


class Disturbed(Batches):
    """Batches, on the way to one of which something happens."""

    disturbance: tuple[int, Callable[[], None]]

    def __getitem__(self, number: int) -> Batch:
        at, happens = self.disturbance
        if number == at:
            happens()
        return super().__getitem__(number)


@pytest.fixture(scope="session")
def batches_of(tiny: Recipe, new_mixture: NewMixture) -> BatchesOf:
    """Batches of the tiny recipe's data, on the way to one of which something may happen."""

    def made(
        happens: Callable[[], None] = lambda: None, at: int = -1, size: int = tiny.training.batch
    ) -> Batches:
        make = new_mixture(tiny.data).ink_number
        batches = Disturbed(make, tiny.framing, 0, size, pen_spread=0.1)
        batches.disturbance = at, happens
        return batches

    return made


@pytest.fixture(scope="session")
def interrupted(batches_of: BatchesOf) -> Disturbing:
    """Batches, on the way to one of which the process gets a signal."""

    def interrupted(at: int, number: int = signal.SIGINT) -> Batches:
        return batches_of(lambda: signal.raise_signal(number), at)

    return interrupted


@pytest.fixture(scope="session")
def failing(batches_of: BatchesOf) -> Disturbing:
    """Batches, one of which cannot be made."""

    def fail() -> None:
        raise OSError("the disk is gone")

    return lambda at: batches_of(fail, at)


@pytest.fixture(scope="session")
def unseen(tiny: Recipe, new_mixture: NewMixture) -> ValidationSets:
    """What is looked at in between: digits of another seed."""
    make = new_mixture(tiny.data).ink_number
    batch = Batches(make, tiny.framing, 1, tiny.validation.samples, pen_spread=0.1)[0]
    return {"ink": (batch.frames.float() / 255, batch.labels)}


@pytest.fixture
def trained(
    one_thread: None, tmp_path: Path, tiny: Recipe, batches_of: BatchesOf, unseen: ValidationSets
) -> Trained:
    """Trains, unless told otherwise, the tiny recipe in the folder `run`."""

    def trained(
        batches: Batches | None = None, recipe: Recipe = tiny, run: str = "run", **more: Any
    ) -> Fitted:
        more = {"workers": 0, **more}
        return fit(recipe, batches or batches_of(), unseen, tmp_path / run, **more)

    return trained


@pytest.fixture
def weights(trained: Trained) -> dict[str, torch.Tensor]:
    """The weights of a run in a folder of its own, to begin with."""
    return trained(run="before").weights


@pytest.fixture(scope="module")
def uninterrupted(
    one_thread: None,
    tmp_path_factory: pytest.TempPathFactory,
    tiny: Recipe,
    batches_of: BatchesOf,
    unseen: ValidationSets,
) -> Known:
    """The last state of a run that nobody disturbed."""
    folder = tmp_path_factory.mktemp("uninterrupted")
    fit(tiny, batches_of(), unseen, folder, workers=0)
    return _known(folder)


def _known(folder: Path) -> Known:
    with safe_open(state_file(folder), framework="pt") as file:
        document = json.loads(file.metadata()["run"])
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - no mapping
    assert document.pop("seconds") > 0
    return document, {name: value.numpy().tobytes() for name, value in tensors.items()}


@pytest.fixture
def state(tmp_path: Path) -> StateOf:
    """All that a run's last state holds, to the last bit, but how long it took."""
    return lambda run="run": _known(tmp_path / run)


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """What a run has written into its folder of one kind of event."""

    def lines(kind: str) -> list[Event]:
        told = (tmp_path / "run" / "metrics.jsonl").read_text().splitlines()
        return [event for event in map(json.loads, told) if event["event"] == kind]

    return lines
