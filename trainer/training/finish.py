"""The end of a run: its best weights as a checkpoint, calibrated and with its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from torch import Tensor

from digitpad.recognition.checkpoint import (
    Card,
    CheckpointError,
    Weights,
    load,
    save_checkpoint,
)
from digitpad.recognition.recognizer import Recognizer
from trainer.composing.mixture import tablet_digits
from trainer.data.sets import public_name
from trainer.device import best_device
from trainer.measuring.answers import Answers
from trainer.measuring.evaluate import evaluate, usual
from trainer.progress import Report
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import Recipe
from trainer.run.beginning import digest
from trainer.run.record import in_words, machine
from trainer.run.state import Fitted
from trainer.run.team import Team
from trainer.run_folder import RunError, unwritten
from trainer.training.calibrate import calibrated
from trainer.training.material import calibration_of
from trainer.training.start import Start


def finish(
    recipe: Recipe,
    trained: Mapping[str, Tensor],
    data: Path,
    path: Path,
    seen: list[dict[str, Any]],
    run: dict[str, Any],
    report: Report,
    commit: str | None = None,
) -> list[Answers]:
    """Write the checkpoint; it is measured under the recipe's protocols, or all that suit.

    seen: what the weights have learnt from, and run: how, both as a card has them. commit: of the
    code that trained them, None outside git.
    Where the file holds the same already, its calibration and figures stay, and only what lacks is
    measured. Returns what was read under each protocol that lacked.
    Raises DataError for missing data, RunError where it cannot be written.
    """
    weights = released(trained)
    card = replace(card_of(recipe), data=seen, commit=commit, run=run)
    card = _with_measured(card, path, weights)
    write_checkpoint(path, card, weights)
    if not card.calibration:
        report({"event": "calibrating"})
        recognizer = Recognizer.load(path, "cpu")
        ink, pictures = calibration_of(recipe, data)
        alone = tablet_digits(data, "validate")
        found = asdict(calibrated(recognizer, ink, alone, report))
        found["pictures"] = asdict(calibrated(recognizer, pictures, report=report))
        card = replace(card, calibration=found)
        write_checkpoint(path, card, weights)
    recognizer = Recognizer.load(path, "cpu")
    read = []
    for name in protocols_of(recipe):
        if name in card.metrics:
            continue
        read.append(evaluate(recognizer, PROTOCOLS[name], data, "test", report))
        card.metrics[name] = read[-1].figures.as_metrics()
        write_checkpoint(path, card, weights)
        report({"event": "evaluated", "protocol": name, **card.metrics[name]})
    return read


def _with_measured(card: Card, path: Path, weights: Weights) -> Card:
    """A card with all that was measured of the same weights, where a file holds it."""
    try:
        kept, before = load(path)
    except CheckpointError:
        return card
    same = before.keys() == weights.keys() and all(
        np.array_equal(before[name], value) for name, value in weights.items()
    )
    if not same or (kept.recipe, kept.data) != (card.recipe, json.loads(json.dumps(card.data))):
        return card
    return replace(card, calibration=kept.calibration, metrics=kept.metrics, exports=kept.exports)


def write_checkpoint(path: Path, card: Card, weights: Weights) -> None:
    """Write the checkpoint of a run; raises RunError where that cannot be."""
    try:
        save_checkpoint(path, card, weights)
    except OSError as error:
        raise unwritten(path, error) from error


def card_of(recipe: Recipe) -> Card:
    """What a recipe alone says about its checkpoint."""
    return Card(
        name=recipe.name,
        title=recipe.title,
        network=recipe.network.name,
        arguments=recipe.network.arguments,
        alphabet=recipe.alphabet,
        decoder=recipe.decoder,
        framing=asdict(recipe.framing),
        recipe=recipe_document(recipe),
    )


def recipe_document(recipe: Recipe) -> dict[str, Any]:
    """A recipe as a card has it, where nobody's folders are named by their paths."""
    pictures = tuple(map(public_name, recipe.data.pictures))
    told = replace(recipe, data=replace(recipe.data, pictures=pictures))
    document: dict[str, Any] = json.loads(json.dumps(asdict(told)))
    return document


def protocols_of(recipe: Recipe) -> Sequence[str]:
    """Those that a recipe names, or all that suit its checkpoint."""
    return recipe.protocols or usual(card_of(recipe))


def run_facts(
    fitted: Fitted, seed: int, start: Start | None, trained_on: str | None = None
) -> dict[str, Any]:
    """How the training went, for a card.

    start: what it began with, None from scratch. trained_on: a machine in words, None for this one.
    """
    seconds = round(fitted.seconds)
    return {
        "start": start.name if start else None,
        "start_weights": digest(start.weights) if start else None,
        "steps": fitted.steps,
        "seconds": seconds,
        "seed": seed,
        "machine": trained_on or in_words(machine(Team(best_device()).gpus())),
    }


def released(trained: Mapping[str, Tensor]) -> Weights:
    """Weights as they are released: numbers in half precision, counters as they are.

    What half precision cannot hold stays in single precision: variances that batch norm has seen
    grow so large where no decay keeps the weights before it small.
    Raises RunError where a weight is no number.
    """
    weights: Weights = {}
    for name, value in trained.items():
        if not value.isfinite().all():
            raise RunError(
                "{name} of the weights is no longer a number: train with a lower "
                "optimizer.rate, in another --out.",
                name=name,
            )
        half = value.half() if value.is_floating_point() else value
        weights[name] = (half if half.isfinite().all() else value.float()).cpu().numpy()
    return weights
