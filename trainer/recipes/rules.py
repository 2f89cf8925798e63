"""Rules: what must hold between a recipe's values for a run to be made with them."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from string import digits
from typing import TYPE_CHECKING

from digitpad.recognition.ctc import OTHER
from digitpad.recognition.decode import DECODERS
from digitpad.recognition.reading import MAX_DIGITS
from trainer.composing.choices import DataChoice
from trainer.protocols import PROTOCOLS
from trainer.run_folder import state_file

if TYPE_CHECKING:
    from trainer.recipes.recipe import Recipe

OPTIMIZERS = ("adam", "adamw")
PRECISIONS = ("bf16", "fp32")
SCHEDULES = ("constant", "cosine", "plateau", "stairs")


def broken_rule(recipe: Recipe) -> str | None:
    """The first rule that a recipe breaks, in words; None where all hold."""
    learnt = _of_strips(recipe) if recipe.strips else _of_data(recipe)
    rules = _of_learning(recipe) | _of_augmentation(recipe) | learnt | _of_places(recipe)
    return next((rule for rule, holds in rules.items() if not holds), None)


def _of_learning(recipe: Recipe) -> dict[str, bool]:
    """Each rule, and whether it holds."""
    schedule, training, validation = recipe.schedule, recipe.training, recipe.validation
    optimizer, loss = recipe.optimizer, recipe.loss
    return {
        "name must be one of a file, without slashes and a dot before it, and not 'state'": (
            _names_a_file(recipe.name)
        ),
        f"decoder must be one of {', '.join(DECODERS)}": recipe.decoder in DECODERS,
        "alphabet must hold all ten digits": set(digits) <= set(recipe.alphabet),
        f"optimizer.name must be one of {', '.join(OPTIMIZERS)}": (optimizer.name in OPTIMIZERS),
        "optimizer.rate must be above 0": optimizer.rate > 0,
        "optimizer.weight_decay and optimizer.largest_gradient must not be negative": (
            min(optimizer.weight_decay, optimizer.largest_gradient) >= 0
        ),
        "loss.smoothing must be from 0 to 1": 0 <= loss.smoothing <= 1,
        "loss.smoothing must be 0 for decoder 'ctc', whose loss has none": (
            recipe.decoder != "ctc" or not loss.smoothing
        ),
        "loss.distillation must not be negative": loss.distillation >= 0,
        f"schedule.name must be one of {', '.join(SCHEDULES)}": schedule.name in SCHEDULES,
        "schedule.warm_up_steps must not be negative": schedule.warm_up_steps >= 0,
        "schedule.factor must be above 0, and at most 1": 0 < schedule.factor <= 1,
        "schedule.every must be at least 1 for stairs": (
            schedule.name != "stairs" or schedule.every >= 1
        ),
        "schedule.patience must be at least 1 for plateau": (
            schedule.name != "plateau" or schedule.patience >= 1
        ),
        f"training.precision must be one of {', '.join(PRECISIONS)}": (
            training.precision in PRECISIONS
        ),
        "training.steps and training.batch must be at least 1": (
            min(training.steps, training.batch) >= 1
        ),
        "training.average must be from 0 on, and below 1": 0 <= training.average < 1,
        "stopping.patience must not be negative": recipe.stopping.patience >= 0,
        "training.groups needs decoder 'ctc', and augmentation that leaves ink where it lies": (
            training.groups == 0
            or (training.groups > 0 and recipe.decoder == "ctc" and recipe.augmentation.stays)
        ),
        f"protocols must be some of {', '.join(PROTOCOLS)}": set(recipe.protocols)
        <= set(PROTOCOLS),
        "validation.every and validation.samples must be at least 1": (
            min(validation.every, validation.samples) >= 1
        ),
    }


def _names_a_file(name: str) -> bool:
    """Whether a checkpoint can be called so, beside the state of its run."""
    plain = name.isprintable() and not {"/", "\\"} & set(name)
    return plain and name[:1] not in ("", ".") and name.lower() != state_file(Path()).stem


def _of_augmentation(recipe: Recipe) -> dict[str, bool]:
    change = recipe.augmentation
    shares = (change.blur, change.fade, change.cutout)
    return {
        "augmentation.elastic and noise must not be negative": (
            min(change.elastic.least, change.noise.least) >= 0
        ),
        "augmentation.blur, fade and cutout must go from 0 to 1 at most": (
            all(0 <= share.least <= share.most <= 1 for share in shares)
        ),
    }


def _of_strips(recipe: Recipe) -> dict[str, bool]:
    strips, framing = recipe.strips, recipe.framing
    assert strips is not None
    ignored = replace(recipe.data, pictures=DataChoice.pictures)
    return {
        "data must hold pictures alone, where strips are learnt": ignored == DataChoice(),
        "framing must be that of strips: the same height, width and align, and strips = true": (
            framing.strips
            and (framing.height, framing.width, framing.align)
            == (strips.height, strips.width, strips.align)
        ),
        "strips.lengths must be [1, 1] for decoder 'single'": (
            recipe.decoder != "single" or strips.lengths[1] == 1
        ),
        f"strips.lengths must not go beyond {MAX_DIGITS}": strips.lengths[1] <= MAX_DIGITS,
    }


def _of_data(recipe: Recipe) -> dict[str, bool]:
    least, most = recipe.data.lengths
    shares = asdict(recipe.data.shares)
    refused = ("others", "scribbles", "print")
    return {
        "data.lengths must be [1, 1] for decoder 'single'": (
            recipe.decoder != "single" or most == 1
        ),
        "data.shares.others, scribbles, print and too_long must be 0 for decoder 'single'": (
            recipe.decoder != "single" or not any(shares[name] for name in (*refused, "too_long"))
        ),
        f"alphabet must hold {OTHER!r} to learn from others, scribbles and print": (
            not any(shares[name] for name in refused) or OTHER in recipe.alphabet
        ),
        f"data.lengths must be the least and the most digits, from 1 to {MAX_DIGITS}": (
            1 <= least <= most <= MAX_DIGITS
        ),
        "data.shares must not be negative, nor all zero": (
            min(shares.values()) >= 0 and sum(shares.values()) > shares["drawings"]
        ),
        "data.shares.memory needs loss.distillation above 0": (
            recipe.loss.distillation > 0 or not shares["memory"]
        ),
    }


def _of_places(recipe: Recipe) -> dict[str, bool]:
    places = recipe.network.arguments.get("positions")
    return {
        "network.arguments.positions must be as many as the most digits that are learnt, or more, "
        "for decoder 'positions'": (
            recipe.decoder != "positions"
            or (isinstance(places, int) and places >= recipe.lengths[1])
        ),
    }
