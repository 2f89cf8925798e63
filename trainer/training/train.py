"""A training run from its recipe to a checkpoint: data, fit, calibration, figures."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from trainer.data.collection import Labels, labelled
from trainer.measuring.answers import Answers
from trainer.progress import Report
from trainer.recipes.recipe import Recipe
from trainer.run.beginning import begun_with
from trainer.run.record import code_commit, keep_record
from trainer.run.state import check_begun, reopen
from trainer.run.team import ALONE, Team
from trainer.run_folder import opened
from trainer.training.checks import check_protocols, check_validation
from trainer.training.finish import finish, protocols_of, run_facts
from trainer.training.fit import fit
from trainer.training.material import batches_of, makers, seen_together, sources, validation_of
from trainer.training.network import build_network
from trainer.training.start import Start


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
    RecipeError as fit does, and RunError where the checkpoint would replace what it begins with.
    """
    # What is wrong is better said before all the data are read.
    build_network(recipe)
    path = folder / f"{recipe.name}.safetensors"
    if start:
        start.check_stays(path)
    first_weights = start.weights if start else None
    if team.first:
        kept = opened(folder, resume)
        if kept.exists():
            check_begun(kept, begun_with(recipe, seed, first_weights, drawings or {}, None))
    report({"event": "reading"})
    if team.first:
        before = start.seen if start else ()
        check_validation(recipe, before)
        check_protocols(recipe, data, before)
    own = labelled(drawings or {})
    batches = batches_of(recipe, data, seed, own, team.device, first_weights)
    seen = sources(recipe, data, own) if team.first else []
    gpus = team.gpus()
    if team.first:
        if kept.exists():
            check_begun(kept, begun_with(recipe, seed, first_weights, drawings or {}, seen))
        origin = keep_record(
            folder,
            recipe,
            seed=seed,
            data=seen,
            commit=code_commit(),
            start=start.name if start else None,
            gpus=gpus,
            processes=team.size,
        )
    fitted = fit(
        recipe,
        batches,
        validation_of(recipe, data) if team.first else {},
        folder,
        start=first_weights,
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
    if not team.first:
        return path
    if start:
        seen = seen_together(start.seen, seen)
    try:
        facts = run_facts(fitted, seed, start, origin.machine)
        read = finish(recipe, fitted.weights, data, path, seen, facts, report, commit=origin.commit)
        whole = _show(recipe, folder, data, read, report)
    except KeyboardInterrupt:
        return None
    if not whole:
        return None
    reopen(kept)
    return path


def _show(
    recipe: Recipe, folder: Path, data: Path, read: Sequence[Answers], report: Report
) -> bool:
    """Write the page on a run that has ended, where what draws it is installed.

    read: what its checkpoint has read already. Returns False where reading was interrupted.
    """
    if find_spec("matplotlib") is None:
        report({"event": "not_shown"})
        return True
    from trainer.report.report import write_report
    from trainer.report.subject import subject

    page = folder / "report.html"
    about, on = subject(str(folder)), protocols_of(recipe)
    whole = write_report(about, page, data=data, on=on, read=read, report=report)
    report({"event": "written", "path": str(page)})
    return whole
