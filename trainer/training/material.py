"""Material: what a recipe learns from, is looked at by while it does, and is calibrated on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from trainer.composing.batches import Batches
from trainer.composing.choices import Augmentation, DataChoice
from trainer.composing.mixture import Hardness, mixture
from trainer.composing.pictures import DIGITS
from trainer.composing.strips import StripBatches, digits_of
from trainer.composing.style import NATURAL
from trainer.data.folder import PLACE as OWN_PICTURES
from trainer.data.sample import DataError, Part, Sample
from trainer.data.sets import named
from trainer.data.sources import described
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run.state import Weights
from trainer.training.hardness import hardness
from trainer.training.validation import ValidationSets, framed

_SEED = 7
_CALIBRATION_SAMPLES = 6000
_PLAIN = Augmentation()
_INK = ("pendigits", "unipen")


def batches_of(
    recipe: Recipe,
    data: Path,
    seed: int,
    drawings: Sequence[Sample] = (),
    device: str = "cpu",
    start: Weights | None = None,
) -> Batches | StripBatches:
    """What is learnt, batch by batch; strips are made on a device, with all their digits on it.

    start: the weights that a run begins with; pictures are hard where these find them so.
    Raises DataError for missing data, and where there is nothing of all that the recipe gives a
    share; RecipeError for drawings where they cannot be learnt, and for a share of what is hard
    without weights.
    """
    size = recipe.training.batch
    if recipe.strips is None:
        learnt = mixture(data, "train", recipe.data, drawings, hardness=hardness_of(recipe, start))
        if learnt.empty:
            raise DataError(
                f"Recipe {recipe.name} has nothing to learn from: of the kinds that have a share "
                "in data.shares none is there. Give one a share that is, as in "
                "--set data.shares.ink=1."
            )
        return Batches(learnt.sample, recipe.framing, seed, size, recipe.data.pen_spread)
    if drawings:
        raise RecipeError(
            f"Recipe {recipe.name} learns from digits in pictures alone, as the system does that "
            "it stands for: leave out --drawings."
        )
    digits = digits_of(data, "train", _pictures(recipe, data)).to(device)
    return StripBatches(digits, recipe.strips, recipe.augmentation, seed, size)


def hardness_of(recipe: Recipe, start: Weights | None) -> Hardness | None:
    """How hard the first weights find pictures, where the recipe asks for it.

    Raises RecipeError where it does and there are none.
    """
    if not recipe.data.hard_share:
        return None
    if start is None:
        raise RecipeError(
            "data.hard_share needs weights to begin with: train with --weights, or leave it out."
        )
    return partial(hardness, recipe, start)


def makers(recipe: Recipe, device: str, workers: int) -> int:
    """How many of so many processes can make a recipe's batches besides the one that learns.

    Strips whose digits lie on a GPU are made there, by the process that put them there.
    """
    return workers if recipe.strips is None or device == "cpu" else 0


def validation_of(recipe: Recipe, data: Path) -> ValidationSets:
    """Numbers by writers, and of digits, that are not learnt from; raises DataError."""
    return _numbers(recipe, data) if recipe.strips is None else _strips(recipe, data)


def calibration_of(recipe: Recipe, data: Path) -> tuple[list[Sample], list[Sample]]:
    """What is calibrated on: numbers in ink and in pictures; raises DataError.

    They are as people write them, but for the recipe's share of digits strewn in a row.
    """
    choice = recipe.data
    if recipe.strips is not None:
        choice = DataChoice(lengths=recipe.lengths, pictures=recipe.data.pictures)
    unseen = mixture(data, "validate", replace(choice, style=NATURAL))
    random = np.random.default_rng(_SEED + 1)
    ink, pictures = (
        [make(random) for _ in range(_CALIBRATION_SAMPLES)]
        for make in (unseen.ink_number, unseen.picture_number)
    )
    return ink, pictures


def sources(recipe: Recipe, data: Path, drawings: Sequence[Sample] = ()) -> list[dict[str, Any]]:
    """What a recipe's checkpoint has seen: learnt from, or been chosen by."""
    both = tuple(dict.fromkeys((*recipe.data.pictures, *_INK)))
    learnt = _pictures(recipe, data) if recipe.strips else both
    entries = [_entry(data, name, "train", alone=recipe.strips is not None) for name in learnt]
    entries += [_entry(data, name, "validate") for name in both]
    if drawings:
        own = {"part": "train", "samples": len(drawings), "writers": [], "sha256": None}
        entries.append({"name": "collection", **own})
    return entries


def _entry(data: Path, name: str, part: Part, alone: bool = False) -> dict[str, Any]:
    """Of a part of a data set; alone: of the digits in it that stand alone."""
    samples = named(name).read(data, part)
    seen = [sample for sample in samples if sample.label in DIGITS] if alone else samples
    return described(data, name, part, seen)


def _pictures(recipe: Recipe, data: Path) -> tuple[str, ...]:
    """The data sets of pictures that a recipe learns from."""
    names = recipe.data.pictures
    drawn = recipe.strips is not None and recipe.strips.drawn and "folder" not in names
    return (*names, "folder") if drawn and OWN_PICTURES.root(data).is_dir() else names


def seen_together(
    before: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What has been seen before and now: of each data set and part the later entry."""
    return list({(entry["name"], entry["part"]): entry for entry in (*before, *now)}.values())


def _numbers(recipe: Recipe, data: Path) -> ValidationSets:
    """As the recipe composes them, in ink and in pictures."""
    unseen = mixture(data, "validate", recipe.data)
    sets = {}
    for name, make in (("ink", unseen.ink_number), ("pictures", unseen.picture_number)):
        random = np.random.default_rng(_SEED)
        samples = [make(random) for _ in range(recipe.validation.samples)]
        sets[name] = framed(recipe.framing, samples)
    return sets


def _strips(recipe: Recipe, data: Path) -> ValidationSets:
    """As the recipe's system lays them out: of digits as they are, and augmented, if it does so."""
    assert recipe.strips is not None
    digits = digits_of(data, "validate", recipe.data.pictures)
    count = recipe.validation.samples
    changes = {"strips": _PLAIN, "augmented": recipe.augmentation}
    sets = {}
    for name, augmentation in changes.items():
        if name == "strips" or augmentation != _PLAIN:
            batch = StripBatches(digits, recipe.strips, augmentation, _SEED, count)[0]
            sets[name] = (batch.frames, batch.labels)
    return sets
