"""Material: what a recipe learns from, is looked at by while it does, and is calibrated on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from trainer.choices import Augmentation, Strips
from trainer.data.batches import Batches
from trainer.data.mixture import DataChoice, mixture
from trainer.data.mnist import mnist
from trainer.data.pendigits import pendigits
from trainer.data.sample import Part, Sample
from trainer.data.sources import described
from trainer.data.strips import StripBatches, drawn_digits, mnist_digits
from trainer.data.style import NATURAL
from trainer.data.unipen import unipen, unipen_others
from trainer.recipe import Recipe, RecipeError
from trainer.validation import ValidationSets

_SEED = 7
_CALIBRATION_SAMPLES = 3000
_PLAIN = Augmentation()


def batches_of(
    recipe: Recipe,
    data: Path,
    seed: int,
    drawings: Sequence[Sample] = (),
    device: str = "cpu",
) -> Batches | StripBatches:
    """What is learnt, batch by batch; strips are made on a device, with all their digits on it.

    Raises DataError for missing data, RecipeError for drawings where they cannot be learnt.
    """
    size = recipe.training.batch
    if recipe.strips is None:
        learnt = mixture(data, "train", recipe.data, drawings)
        return Batches(learnt.sample, recipe.framing, seed, size, recipe.data.pen_spread)
    if drawings:
        raise RecipeError(
            f"Recipe {recipe.name} learns from MNIST's digits alone, as the system does that it "
            "stands for: leave out --drawings."
        )
    digits = mnist_digits(data, "train", recipe.strips.drawn).to(device)
    return StripBatches(digits, recipe.strips, recipe.augmentation, seed, size)


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
    choice = recipe.data if recipe.strips is None else DataChoice(lengths=recipe.lengths)
    unseen = mixture(data, "validate", replace(choice, style=NATURAL))
    random = np.random.default_rng(_SEED + 1)
    ink, pictures = (
        [make(random) for _ in range(_CALIBRATION_SAMPLES)]
        for make in (unseen.ink_number, unseen.picture_number)
    )
    return ink, pictures


def sources(
    data: Path, drawings: Sequence[Sample] = (), strips: Strips | None = None
) -> list[dict[str, Any]]:
    """What a checkpoint has seen, of all or of strips: learnt from, or been chosen by."""
    learnt = ("mnist",) if strips else tuple(_READERS)
    parts: tuple[tuple[Part, tuple[str, ...]], ...] = (
        ("train", learnt),
        ("validate", tuple(_READERS)),
    )
    entries = [
        described(data, name, part, _READERS[name](data, part))
        for part, names in parts
        for name in names
    ]
    if drawn := drawn_digits(data, "train") if strips and strips.drawn else []:
        entries.append(described(data, "folder", "train", drawn))
    if drawings:
        own = {"part": "train", "samples": len(drawings), "writers": [], "sha256": None}
        entries.append({"name": "collection", **own})
    return entries


def seen_together(
    before: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What has been seen before and now: of each data set and part the later entry."""
    return list({(entry["name"], entry["part"]): entry for entry in (*before, *now)}.values())


_READERS: dict[str, Callable[[Path, Part], list[Sample]]] = {
    "mnist": mnist,
    "pendigits": pendigits,
    "unipen": lambda folder, part: unipen(folder, part) + unipen_others(folder, part),
}


def _numbers(recipe: Recipe, data: Path) -> ValidationSets:
    """As the recipe composes them, in ink and in pictures."""
    unseen = mixture(data, "validate", recipe.data)
    sets = {}
    for name, make in (("ink", unseen.ink_number), ("pictures", unseen.picture_number)):
        random = np.random.default_rng(_SEED)
        samples = [make(random) for _ in range(recipe.validation.samples)]
        frames = np.stack([recipe.framing.frame(sample.source).pixels for sample in samples])
        sets[name] = (torch.from_numpy(frames[:, None]), [sample.label for sample in samples])
    return sets


def _strips(recipe: Recipe, data: Path) -> ValidationSets:
    """As the recipe's system lays them out: of digits as they are, and augmented, if it does so."""
    assert recipe.strips is not None
    digits, count = mnist_digits(data, "validate"), recipe.validation.samples
    changes = {"strips": _PLAIN, "augmented": recipe.augmentation}
    sets = {}
    for name, augmentation in changes.items():
        if name == "strips" or augmentation != _PLAIN:
            batch = StripBatches(digits, recipe.strips, augmentation, _SEED, count)[0]
            sets[name] = (batch.frames, batch.labels)
    return sets
