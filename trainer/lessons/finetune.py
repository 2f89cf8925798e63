"""Finetuning: a checkpoint learns the user's hand, and does not forget those of others.

Drawings that are held out say in the end what that is worth: looked at while it learns, they choose
nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from digitpad.collection.lesson import SHIPPED
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.recognizer import Recognizer
from trainer.composing.batches import Batches
from trainer.composing.choices import DataChoice
from trainer.composing.hands import Hands
from trainer.composing.mixture import Mixture, mixture, own_numbers
from trainer.data.sample import DataError, Sample
from trainer.data.sample_ink import sample_ink
from trainer.device import best_device
from trainer.lessons.comparison import Comparison, compared, remembering
from trainer.lessons.cuts import cuts
from trainer.progress import Report
from trainer.recipes.recipe import Recipe, recipe_of
from trainer.run.record import code_commit
from trainer.run.state import Weights
from trainer.run.team import Team
from trainer.training.checks import check_chooses_nothing, check_validation
from trainer.training.finish import recipe_document, released, run_facts, write_checkpoint
from trainer.training.fit import fit
from trainer.training.material import hardness_of, seen_together, sources
from trainer.training.start import start_of
from trainer.training.validation import ValidationSets, framed

_VALIDATION_SEED = 11
_REPORT_EVERY = 5
"""Steps: a run is so short that somebody waits for it."""
_MADE = 200
"""Numbers made of the digits that are held out: far more than there are drawings."""
_LOOKED_AT = 300
"""Drawings of each kind, at each look."""

_TRAINING = {
    "training": {"steps": 300, "batch": 48, "average": 0.99, "fixed_norms": True},
    "optimizer": {"rate": 6e-4},
    "schedule": {"warm_up_steps": 40},
    "loss": {"distillation": 0.5},
    "augmentation": {
        "blur": {"share": 0.1, "least": 0.3, "most": 1.0},
        "fade": {"share": 0.15, "least": 0.6, "most": 1.0},
        "noise": {"share": 0.1, "least": 0.02, "most": 0.15},
    },
    "validation": {"every": 50, "samples": 200},
}
# Without what is printed, letters are refused less often than before.
_SHARES = {
    "ink": 0.2,
    "pictures": 0.12,
    "others": 0.05,
    "scribbles": 0.06,
    "too_long": 0.02,
    "print": 0.15,
    "drawings": 0.1,
    "own": 0.4,
    "memory": 0.15,
}
_ONLY_FOR_NUMBERS = ("others", "scribbles", "too_long", "print")
"""What a network of one digit, which cannot refuse, does not learn."""
_NATURAL_SHARE = 0.6
_GROUPS = 4
"""Of a batch, each without its empty columns, where a network reads any width."""


def finetuning_recipe(card: Card, name: str, title: str, changes: Sequence[str] = ()) -> Recipe:
    """How a checkpoint is finetuned; raises RecipeError for changes that cannot be."""
    numbers = card.decoder == "ctc" and OTHER in card.alphabet
    shares = dict(_SHARES) | ({} if numbers else dict.fromkeys(_ONLY_FOR_NUMBERS, 0.0))
    table: dict[str, Any] = {
        "name": name,
        "title": title,
        "decoder": card.decoder,
        "alphabet": card.alphabet,
        "network": {"name": card.network, "arguments": dict(card.arguments)},
        "framing": dict(card.framing),
        "data": {
            "lengths": [1, card.most_digits],
            "shares": shares,
            "natural_share": _NATURAL_SHARE,
        },
        **deepcopy(_TRAINING),
    }
    table["training"]["groups"] = _GROUPS if card.decoder == "ctc" else 0
    return recipe_of(table, changes)


def finetune(
    start: Path,
    recipe: Recipe,
    learnt: Sequence[Sample],
    held: Sequence[Sample],
    folder: Path,
    data: Path | None,
    *,
    seed: int = 0,
    resume: bool = False,
    workers: int = 0,
    stop: threading.Event | None = None,
    report: Report,
) -> Path | None:
    """Learn drawings and write the checkpoint into the folder; None when it was interrupted.

    held: drawings that are read before and after, and not learnt.
    data: the folder of the data sets to rehearse with, None where they are not at hand.
    Raises DataError for data that are damaged, or would be learnt and compared by, and where there
    is nothing to learn; RecipeError for a recipe that lets what is held out choose, and as fit
    does; CheckpointError for what cannot be read, RunError as fit does.
    """
    check_chooses_nothing(recipe)
    before, first = Recognizer.load(start, "cpu"), start_of(str(start), recipe)
    if data is not None:
        by = [protocol.data for protocol in remembering(before.card)]
        check_validation(recipe, first.seen, by)
    report({"event": "reading"})
    seen = _seen(before.card, recipe, learnt, held, data)
    cutter = Recognizer.load("number", "cpu")
    made = own_numbers(cuts(cutter, held), as_written(recipe.data), _MADE)
    fitted = fit(
        recipe,
        _batches(recipe, seed, data, learnt, Hands(cuts(cutter, learnt)), first.weights),
        _validation(recipe, cutter, made or held, data),
        folder,
        start=first.weights,
        seed=seed,
        data=seen,
        resume=resume,
        choose=False,
        workers=workers,
        team=Team(best_device()),
        stop=stop,
        report=report,
        report_every=_REPORT_EVERY,
    )
    if not fitted.finished:
        return None
    path = folder / f"{recipe.name}.safetensors"
    card = _card(before.card, recipe, seen, run_facts(fitted, seed, first))
    new = released(fitted.weights)
    write_checkpoint(path, card, new)
    report({"event": "comparing"})
    comparison = compared(before, Recognizer.load(path, "cpu"), held, made, data)
    write_checkpoint(path, replace(card, metrics=_metrics(comparison)), new)
    report({"event": "compared", **asdict(comparison)})
    return path


def _batches(
    recipe: Recipe,
    seed: int,
    data: Path | None,
    learnt: Sequence[Sample],
    hand: Hands,
    weights: Weights,
) -> Batches:
    """The user's drawings and hand, and with data sets the hands of others beside it.

    Raises DataError where that is nothing.
    """
    if data is not None:
        hard = hardness_of(recipe, weights)
        taught = mixture(data, "train", recipe.data, learnt, hand, hard)
    else:
        taught = Mixture(Hands(()), Hands(()), (), recipe.data, learnt, hand)
    if taught.empty:
        raise DataError(
            "None of the drawings kept to learn from can be learnt by this checkpoint: they may be "
            "pictures of more digits than it reads. Write some digits in the pad and save them, "
            "too."
        )
    size, spread = recipe.training.batch, recipe.data.pen_spread
    return Batches(taught.sample, recipe.framing, seed, size, spread)


def _card(before: Card, recipe: Recipe, seen: list[dict[str, Any]], run: dict[str, Any]) -> Card:
    """The card of the new checkpoint, without figures.

    The calibration stays: how sure the old one was is learnt from it with what it said, and the
    drawings held out are far too few to choose thresholds by.
    """
    return replace(
        before,
        name=recipe.name,
        title=recipe.title,
        recipe=recipe_document(recipe),
        data=seen,
        metrics={},
        commit=code_commit(),
        run=run,
        exports={},
    )


def as_written(choice: DataChoice) -> DataChoice:
    """Numbers as one person writes them on one device."""
    return replace(choice, natural_share=1.0, loose_share=0.0, devices=False, scans=0.0)


def _validation(
    recipe: Recipe, cutter: Recognizer, own: Sequence[Sample], data: Path | None
) -> ValidationSets:
    """The user's own, and numbers of other people or, without data sets, of sample ink."""
    choice = as_written(recipe.data)
    if data is not None:
        beside, others = "others", mixture(data, "validate", choice)
    else:
        beside, others = SHIPPED, Mixture(Hands(cuts(cutter, sample_ink())), Hands(()), (), choice)
    random = np.random.default_rng(_VALIDATION_SEED)
    made = [others.ink_number(random) for _ in range(recipe.validation.samples)]
    least, most = recipe.data.lengths
    fitting = [sample for sample in own if least <= len(sample.label) <= most]
    sets = {"yours": fitting, beside: made}
    return {
        name: framed(recipe.framing, samples[:_LOOKED_AT])
        for name, samples in sets.items()
        if samples
    }


def _seen(
    card: Card,
    recipe: Recipe,
    learnt: Sequence[Sample],
    held: Sequence[Sample],
    data: Path | None,
) -> list[dict[str, Any]]:
    """What the checkpoint before has seen, the user's drawings, and what was rehearsed."""
    rehearsed = [] if data is None else sources(recipe, data)
    own: list[dict[str, Any]] = [
        {
            "name": "collection",
            "part": part,
            "samples": len(drawings),
            "writers": [],
            "sha256": None,
        }
        for part, drawings in (("train", learnt), ("validate", held))
    ]
    return seen_together(card.data, [*rehearsed, *own])


def _metrics(comparison: Comparison) -> dict[str, dict[str, Any]]:
    """For a card: the figures after, each with the share that was exact before."""
    return {
        name: {**after, "before": comparison.before[name]["exact"]}
        for name, after in comparison.after.items()
    }
