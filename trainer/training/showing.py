"""What a contact sheet shows: framed samples of a data set, or what a recipe trains on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from digitpad.recognition.frame import Framing
from trainer.data.sample import DataError, Part
from trainer.data.sets import DataSet, named
from trainer.recipes.recipe import Recipe, RecipeError, load_recipe, recipes
from trainer.training.contact_sheet import contact_sheet

_DIGIT = Framing(width=32)
"""How single digits are framed where no recipe says how; numbers by the defaults."""


def shown(
    name: str, changes: Sequence[str], data: Path, part: Part, count: int, seed: int
) -> tuple[Image, int]:
    """The sheet of a recipe by name or path, else of a data set or folder, and how many it shows.

    changes: "key=value"s of a recipe. Raises RecipeError and DataError.
    """
    if name in recipes() or name.endswith(".toml"):
        return of_recipe(load_recipe(name, changes), data, count, seed)
    try:
        one = named(name)
    except DataError as error:
        raise DataError(f"{error} The recipes are {', '.join(recipes())}.") from error
    if changes:
        raise RecipeError(f"{name} is no recipe: leave out --set, which changes one.")
    return of_data(one, data, part, count, seed)


def of_data(one: DataSet, data: Path, part: Part, count: int, seed: int) -> tuple[Image, int]:
    """Samples of one part, picked at random, in order of their labels."""
    samples = one.read(data, part)
    if not samples:
        raise one.place.error(data, f"part {part} is empty")
    random = np.random.default_rng(seed)
    picked = random.permutation(len(samples))[:count]
    chosen = sorted((samples[at] for at in picked), key=lambda sample: sample.label)
    framing = _DIGIT if one.longest == 1 else Framing()
    frames = np.stack([framing.frame(sample.source).pixels for sample in chosen])
    labels = [sample.label for sample in chosen]
    return contact_sheet(np.round(frames * 255).astype(np.uint8), labels), len(labels)


def of_recipe(recipe: Recipe, data: Path, count: int, seed: int) -> tuple[Image, int]:
    """What a run of a recipe with that seed begins with, as its network gets it on a CPU.

    Frames that the recipe mixes are shown before that.
    """
    import torch

    from trainer.composing.augment import augmented
    from trainer.device import pixels
    from trainer.training.learner import sow
    from trainer.training.material import batches_of

    batches = batches_of(recipe, data, seed)
    frames: list[NDArray[np.uint8]] = []
    labels: list[str] = []
    while len(labels) < count:
        batch = batches[len(frames)]
        seen = pixels(batch.frames, "cpu")
        if recipe.strips is None:  # strips were augmented while they were made
            with torch.random.fork_rng([]):
                sow(seed, len(frames) + 1)
                seen = augmented(seen, recipe.augmentation)
        frames.append((seen[:, 0] * 255).round().byte().numpy())
        labels += batch.labels
    return contact_sheet(np.concatenate(frames)[:count], labels[:count]), count
