"""The training loop, from top to bottom."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import Dataset

from trainer.composing.batches import Batch
from trainer.data.collection import Labels
from trainer.device import keep_memory, repeatable
from trainer.progress import Event, Pace, Report, mute
from trainer.recipes.recipe import Recipe
from trainer.run.beginning import begun_with
from trainer.run.interrupts import interruptible
from trainer.run.journal import journal
from trainer.run.look import Look
from trainer.run.state import Fitted, State, Weights, keep, restore, spread
from trainer.run.team import ALONE, Team
from trainer.run_folder import opened, state_file
from trainer.training.learner import Learner, copied, fresh
from trainer.training.mean_loss import MeanLoss, check_finite
from trainer.training.schedule import falls, out_of_patience, rate
from trainer.training.supply import supply, watched
from trainer.training.validation import ValidationSets, validated

_REPORT_EVERY = 50
"""Steps, where nobody asks for another number."""
_KEEP_EVERY = 120.0
"""Seconds: more are not lost where the program is killed."""


def fit(
    recipe: Recipe,
    batches: Dataset[Batch],
    validation: ValidationSets,
    folder: Path,
    *,
    start: Weights | None = None,
    seed: int = 0,
    drawings: Labels | None = None,
    data: Sequence[dict[str, Any]] = (),
    resume: bool = False,
    choose: bool = True,
    workers: int = 1,
    team: Team = ALONE,
    stop: threading.Event | None = None,
    report: Report = mute,
    report_every: int = _REPORT_EVERY,
    keep_every: float = _KEEP_EVERY,
    tensorboard: bool = False,
) -> Fitted:
    """Train until the recipe's last step, SIGINT or SIGTERM; the state is kept in the folder.

    start: the weights to begin with and to remember, fresh ones where there are none; they are
    looked at, too, and may be the best.
    choose: whether the best weights looked at are what it ends with, else the last ones: drawings
    that a network is looked at with, and not chosen by, can say afterwards what it is worth.
    drawings, data: the user's that are among the batches, and entries of all data sets as a card
    has them; only with the same does a run go on.
    team: the processes that train together; only the first one looks, writes and reports.
    stop: set to be done after the step at hand; where a run goes on that has something to end
    with, without another step. The state remembers it until it is reopened.
    report_every, keep_every: in steps, in seconds.
    With `resume` it goes on from the state there, if there is one, and ends with the very weights
    of a run that was not interrupted (the same machine, torch, and number of threads and of
    processes provided, and no CTC on a GPU).
    Raises RunError when there is a run already, when it was begun with anything else, when its
    state is damaged or cannot be written, when a batch is smaller than the team, when a process
    that makes batches is killed, and when the loss is not finite; RecipeError when the recipe's
    network does not fit it.
    """
    kept = opened(folder, resume) if team.first else state_file(folder)
    repeatable(team.device)
    keep_memory()
    torch.manual_seed(seed)
    begun = begun_with(recipe, seed, start, drawings or {}, data)
    state = fresh(recipe, start, team.device)
    resumed = team.told(kept.exists())
    if resumed and team.first:
        restore(kept, begun, state)
    spread(state, team)
    learner = Learner(recipe, state, start=start, seed=seed, team=team)
    steps, stop = recipe.training.steps, stop or threading.Event()
    pace, losses = Pace(steps, state.step), MeanLoss(team, folder)
    began, kept_after = time.monotonic() - state.seconds, state.seconds
    interrupted, stopping = False, False
    ended = out_of_patience(recipe, state.looks)
    if team.first and resumed and stop.is_set() and (state.best.weights or not choose):
        state.stopped = True
        keep(kept, begun, state)
    ended |= team.told(state.stopped)
    coming = supply(batches, state.step, state.step if ended else steps, workers, team)
    told = state.step if resumed else -1
    telling = journal(folder, told, report, tensorboard) if team.first else nullcontext(mute)
    with telling as tell, interruptible() as interrupts, closing(coming), watched(workers):
        if start is not None and not resumed:
            tell(_looked(recipe, state, validation, folder, team, choose))
        for step, batch in enumerate(coming, start=state.step + 1):
            losses.add(step, learner.step(step, batch))
            state.seconds = time.monotonic() - began
            due = state.seconds - kept_after > keep_every
            interrupted, stopping, due = team.agreed(bool(interrupts), stop.is_set(), due)
            looks = state.looks
            if step % report_every == 0:
                tell(
                    {
                        "event": "step",
                        "step": step,
                        "steps": steps,
                        "loss": losses.since_last(step),
                        "rate": rate(step, recipe, looks),
                        "samples_per_second": pace.per_second(step) * recipe.training.batch,
                        "seconds": state.seconds,
                        "seconds_left": pace.seconds_left(step),
                    }
                )
            looking = stopping or step == steps or step % recipe.validation.every == 0
            if looking or interrupted or due:
                losses.check(step)
            if looking:
                tell(_looked(recipe, state, validation, folder, team, choose))
                ended = out_of_patience(recipe, state.looks)
            if ended:
                tell({"event": "ended", "step": step, "looks": state.looks.idle})
            elif falls(step, recipe, looks, state.looks):
                lower = rate(step + 1, recipe, state.looks)
                tell({"event": "lower_rate", "step": step, "rate": lower})
            if looking or interrupted or due:
                state.stopped = stopping
                if team.first:
                    keep(kept, begun, state)
                kept_after = state.seconds
            if interrupted or stopping or ended:
                break
    finished = ended or state.step >= steps or (stopping and not interrupted)
    fitted = state.best if choose else Fitted(copied(state.average), Look(), state.step)
    return replace(fitted, finished=finished, steps=state.step, seconds=state.seconds)


def _looked(
    recipe: Recipe,
    state: State,
    validation: ValidationSets,
    folder: Path,
    team: Team,
    choose: bool,
) -> Event:
    """Look at the weights: where it chooses, the best of them stay; the looks count one more.

    Raises RunError where the loss is not finite.
    """
    look = team.told(
        validated(recipe, state.average, validation, team.device) if team.first else Look()
    )
    check_finite(look.loss, state.step, folder)
    state.looks = state.looks.after(look.loss, recipe.schedule)
    event = {"event": "validated", "step": state.step, **look.as_event()}
    if not choose:
        return event
    best = look.better_than(state.best.look)
    if best:
        state.best = Fitted(copied(state.average), look, state.step)
    return {**event, "best": best}
