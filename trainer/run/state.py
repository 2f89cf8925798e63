"""The state of a run: with it, a run goes on as if it had never stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from digitpad.files import written_whole
from trainer.run.beginning import Beginning, difference, kept_beginning
from trainer.run.look import Look, Looks
from trainer.run.team import Team
from trainer.run_folder import RunError, unwritten

Weights = dict[str, Tensor]

_MOMENTS = ("exp_avg", "exp_avg_sq")
"""What Adam and AdamW know of each weight, besides the number of its steps."""


@dataclass(frozen=True)
class Fitted:
    """The weights that a run ends with, what validation said of them, and after which step.

    look: empty where they are the last ones, whatever that says. Of the run: finished, or only
    interrupted; steps done, and seconds that they took, with those before it was resumed.
    """

    weights: Weights
    look: Look
    step: int
    finished: bool = False
    steps: int = 0
    seconds: float = 0.0


@dataclass
class State:
    """All that changes while a network learns; random numbers follow from seed, step and process.

    average: moving average of the network's weights, or these themselves. best: the best of them
    so far, none where nothing is chosen. looks: what validation said. step: how many steps of
    training are done; seconds: how long they took. stopped: the user was done with them, and what
    follows them may not be.
    """

    network: nn.Module
    optimizer: torch.optim.Optimizer
    average: Weights
    best: Fitted
    looks: Looks = Looks()  # noqa: RUF009 - it is frozen
    step: int = 0
    seconds: float = 0.0
    stopped: bool = False


def keep(path: Path, begun: Beginning, state: State) -> None:
    """Write the state of a run, which replaces the last one; raises RunError where that fails."""
    tensors = {f"network/{name}": value for name, value in state.network.state_dict().items()}
    tensors |= {f"average/{name}": value for name, value in state.average.items()}
    tensors |= {f"best/{name}": value for name, value in state.best.weights.items()}
    moments = state.optimizer.state_dict()["state"]
    for number, (name, _) in enumerate(_learnt(state)):
        for kind, value in moments.get(number, {}).items():
            tensors[f"optimizer/{kind}/{name}"] = value
    document = {
        "begun": asdict(begun),
        "step": state.step,
        "seconds": state.seconds,
        "stopped": state.stopped,
        "looks": asdict(state.looks),
        "best": asdict(state.best.look),
        "best_step": state.best.step,
    }
    _write(path, tensors, document)


def reopen(path: Path) -> None:
    """Let a run that was stopped take more steps where it is resumed: what follows them is done.

    Raises RunError where its state is damaged or cannot be written.
    """
    tensors, document = _read(path)
    if document.get("stopped"):
        _write(path, tensors, {**document, "stopped": False})


def beginning(path: Path) -> Beginning:
    """What a run with a kept state was begun with; raises RunError where that is damaged."""
    with _told(path), safe_open(path, framework="pt") as file:
        return kept_beginning(json.loads(file.metadata()["run"])["begun"])


def check_begun(path: Path, begun: Beginning) -> None:
    """Raises RunError where a kept state is damaged, or of a run begun with anything else."""
    if reason := difference(beginning(path), begun):
        raise RunError("{path} {reason}, or name another --out.", path=path, reason=reason)


def restore(path: Path, begun: Beginning, state: State) -> None:
    """Fill a state from a kept one; raises RunError as `check_begun` does."""
    check_begun(path, begun)
    tensors, document = _read(path)
    with _told(path):
        _fill(state, tensors, document)


def _write(path: Path, tensors: Weights, document: dict[str, Any]) -> None:
    separate = {name: value.detach().contiguous().clone() for name, value in tensors.items()}
    try:
        with written_whole(path) as aside:
            save_file(separate, aside, {"run": json.dumps(document)})
    except (OSError, SafetensorError) as error:
        raise unwritten(path, error) from error


def _read(path: Path) -> tuple[Weights, dict[str, Any]]:
    with _told(path), safe_open(path, framework="pt") as file:
        document = json.loads(file.metadata()["run"])
        return {name: file.get_tensor(name) for name in file.keys()}, document  # noqa: SIM118 - no mapping


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Whatever is found wrong with a kept state becomes a RunError that says what to do."""
    try:
        yield
    except (KeyError, OSError, RuntimeError, SafetensorError, TypeError, ValueError) as error:
        raise RunError(
            "{path} is damaged, or of another version of the trainer ({problem}). "
            "Take it away to start afresh.",
            path=path,
            problem=error,
        ) from error


def _fill(state: State, kept: Weights, document: dict[str, Any]) -> None:
    state.step, state.seconds = document["step"], document["seconds"]
    state.stopped = document.get("stopped", False)  # older states do not say it
    state.looks = Looks(**document["looks"])
    state.network.load_state_dict(_under("network/", kept))
    for name, value in state.average.items():
        value.copy_(kept[f"average/{name}"])
    best = _under("best/", kept)
    state.best = Fitted(best, Look(**document["best"]), document["best_step"])
    if state.step:
        moments = {
            number: {
                "step": kept[f"optimizer/step/{name}"],
                # Laid out in memory as the weight is, so that the same loops run over both.
                **{
                    kind: torch.empty_like(weight).copy_(kept[f"optimizer/{kind}/{name}"])
                    for kind in _MOMENTS
                },
            }
            for number, (name, weight) in enumerate(_learnt(state))
        }
        state.optimizer.load_state_dict({**state.optimizer.state_dict(), "state": moments})


def spread(state: State, team: Team) -> None:
    """Let all processes of a team begin where the first one does; their networks join later."""
    moments = state.optimizer.state_dict()
    moments["state"] = {
        number: {kind: value.cpu() for kind, value in of_one.items()}
        for number, of_one in moments["state"].items()
    }
    state.step, state.looks, moments = team.told((state.step, state.looks, moments))
    if not team.first:
        state.optimizer.load_state_dict(moments)


def _under(prefix: str, kept: Weights) -> Weights:
    return {
        name.removeprefix(prefix): value for name, value in kept.items() if name.startswith(prefix)
    }


def _learnt(state: State) -> Iterator[tuple[str, Tensor]]:
    """The weights with their names, in the order in which the optimizer counts them."""
    names = {id(weight): name for name, weight in state.network.named_parameters()}
    for group in state.optimizer.param_groups:
        for weight in group["params"]:
            yield names[id(weight)], weight.detach()
