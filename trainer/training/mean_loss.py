"""Mean loss: what the steps since the last report cost, and whether it is still a number."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import fmean

import torch
from torch import Tensor

from trainer.run.team import Team
from trainer.run_folder import RunError, state_file


class MeanLoss:
    """Gathers the losses of steps; each process of a team adds its part of every one."""

    def __init__(self, team: Team, folder: Path) -> None:
        """folder: of the run, for messages."""
        self._team, self._folder = team, folder
        self._waiting: list[Tensor] = []
        self._known: list[float] = []

    def add(self, step: int, loss: Tensor) -> None:
        """Take the loss of a step; raises RunError as `check` does."""
        self._waiting.append(loss)
        if not loss.is_cuda:  # a GPU is not waited for at every step
            self.check(step)

    def check(self, step: int) -> None:
        """Raises RunError where the loss of a step up to this one is not finite."""
        if not self._waiting:
            return
        losses = self._team.summed(torch.stack(self._waiting)).tolist()
        for number, loss in enumerate(losses, start=step - len(losses) + 1):
            check_finite(loss, number, self._folder)
        self._known += losses
        self._waiting.clear()

    def since_last(self, step: int) -> float:
        """The mean of all losses since it was asked for last; raises RunError as `check` does."""
        self.check(step)
        mean = fmean(self._known)
        self._known.clear()
        return mean


def check_finite(loss: float, step: int, folder: Path) -> None:
    """Raises RunError, which says what to do, where a loss has become infinite or no number."""
    if math.isfinite(loss):
        return
    if state_file(folder).exists():
        raise RunError(
            "The loss is no longer finite at step {step}: start again with a lower "
            "optimizer.rate, in another --out. The last good state stays in {folder}: go on from "
            "it with --resume and press s at once for a checkpoint of what there is.",
            step=step,
            folder=folder,
        )
    raise RunError(
        "The loss is no longer finite at step {step}: start again with a lower optimizer.rate, in "
        "another --out.",
        step=step,
    )
