"""A training run from its recipe to a checkpoint: data, fit, calibration, figures."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from trainer.data.collection import Labels, labelled
from trainer.finish import check_protocols, check_validation, commit, finish, run_facts
from trainer.fit import fit
from trainer.learner import build_network
from trainer.material import batches_of, makers, seen_together, sources, validation_of
from trainer.progress import Report
from trainer.recipe import Recipe
from trainer.record import keep_record
from trainer.report.answers import Answers
from trainer.run import opened
from trainer.start import Start
from trainer.team import ALONE, Team


def train(
    recipe: Recipe,
    data: Path,
    folder: Path,
    *,
    drawings: Labels | None = None,
    start: Start | None = None,
    seed: int = 0,
    resume: bool = False,
    workers: int = 1,
    team: Team = ALONE,
    stop: threading.Event | None = None,
    tensorboard: bool = False,
    report: Report,
) -> Path | None:
    """Train, calibrate, evaluate, report; the checkpoint's path, None when it was interrupted.

    drawings: the user's that are learnt from, too.
    start: what to begin with, fresh weights where there is none.
    team: the processes that train together; only the first one looks, writes, measures and reports.
    stop: set to be done with training after the step at hand, with the best so far.
    Raises DataError for data, and a package to measure with, that are missing, and for data that
    would be learnt and chosen by; CollectionError for drawings that cannot be read, RunError and
    RecipeError as fit does.
    """
    # What is wrong is better said before all the data are read.
    build_network(recipe)
    if team.first:
        opened(folder, resume)
    report({"event": "reading"})
    begun_with = start.name if start else None
    if team.first:
        before = start.seen if start else ()
        check_validation(recipe, before)
        check_protocols(recipe, data, before)
    own = labelled(drawings or {})
    batches = batches_of(recipe, data, seed, own, team.device)
    seen = sources(recipe, data, own) if team.first else []
    if team.first:
        keep_record(
            folder,
            recipe,
            seed=seed,
            data=seen,
            commit=commit(),
            start=begun_with,
            processes=team.size,
        )
    fitted = fit(
        recipe,
        batches,
        validation_of(recipe, data) if team.first else {},
        folder,
        start=start.weights if start else None,
        seed=seed,
        drawings=drawings,
        data=seen,
        resume=resume,
        workers=makers(recipe, team.device, workers),
        team=team,
        stop=stop,
        report=report,
        tensorboard=tensorboard,
    )
    if not fitted.finished:
        return None
    path = folder / f"{recipe.name}.safetensors"
    if team.first:
        if start:
            seen = seen_together(start.seen, seen)
        facts = run_facts(fitted, seed, begun_with)
        read = finish(recipe, fitted.weights, data, path, seen, facts, report)
        _show(folder, data, read, report)
    return path


def _show(folder: Path, data: Path, read: Sequence[Answers], report: Report) -> None:
    """Write the page on a run that has ended, where what draws it is installed."""
    if find_spec("matplotlib") is None:
        report({"event": "not_shown"})
        return
    from trainer.report.report import write_report
    from trainer.report.subject import subject

    page = folder / "report.html"
    write_report(subject(str(folder)), page, data=data, read=read, report=report)
    report({"event": "written", "path": str(page)})
