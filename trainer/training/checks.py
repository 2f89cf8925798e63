"""What is checked before a run: that it can be measured, and what it is, and is not, chosen by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trainer.data.sample import DataError, Part
from trainer.data.sets import SETS, public_name
from trainer.data.sources import overlap
from trainer.measuring.evaluate import check_named
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.training.finish import card_of, protocols_of


def check_protocols(recipe: Recipe, data: Path, seen: Sequence[dict[str, Any]] = ()) -> None:
    """Whether a run can be measured at its end.

    seen: what its first weights have seen, as a card has it.
    Raises DataError where data for that are missing or damaged, or learnt from, or a package is
    missing, or the recipe names a protocol that says nothing of its network.
    """
    check_named([card_of(recipe)], recipe.protocols, "--set 'protocols=[…]'")
    learnt = [*seen, *(_part(name, "train") for name in recipe.data.pictures)]
    for protocol in protocols_of(recipe):
        read = PROTOCOLS[protocol].data
        if known := overlap(learnt, [_part(read, "test")] if read else []):
            raise DataError(
                f"Recipe {recipe.name} learns from {', '.join(known)}, or its first weights did, "
                f"where digits of protocol {protocol} are: name others, as in "
                "--set 'protocols=[\"tablet\"]'."
            )
    for protocol in protocols_of(recipe):
        PROTOCOLS[protocol].check_package()
    names = {PROTOCOLS[protocol].data for protocol in protocols_of(recipe)} - {""}
    # Nothing is fetched before what people must put there themselves is there.
    sets = [SETS[name] for name in sorted(names)]
    for one in sorted(sets, key=lambda one: one.place.published):
        one.read(data, "test")


def check_validation(
    recipe: Recipe, seen: Sequence[dict[str, Any]] = (), by: Sequence[str] = ()
) -> None:
    """Whether a run learns no digit that it is chosen and calibrated by.

    seen: what its first weights have seen, as a card has it; what they were chosen by is no matter.
    by: names of data sets besides the recipe's own that it is looked at with.
    Raises DataError where it does: many of MNIST's digits to validate are QMNIST's to learn.
    """
    learnt = [entry for entry in seen if entry["part"] == "train"]
    learnt += [_part(name, "train") for name in recipe.data.pictures]
    for name in (*recipe.data.pictures, *by):
        if known := overlap(learnt, [_part(name, "validate")]):
            raise DataError(
                f"Recipe {recipe.name} learns from {', '.join(known)}, or its first weights did, "
                f"where digits are that {name} is validated by: name data sets that share none, "
                "as in --set 'data.pictures=[\"mnist\"]', and begin with weights that have not "
                "seen the others."
            )


def check_chooses_nothing(recipe: Recipe) -> None:
    """Whether a run goes on alike whatever is found where it is looked at.

    Raises RecipeError where it would end, or learn at a lower rate, by what should choose nothing.
    """
    if recipe.stopping.patience:
        raise RecipeError(
            "stopping.patience must be 0 here: by what tells afterwards what was learnt, nothing "
            "is chosen, nor when a run ends. Set stopping.patience=0."
        )
    if recipe.schedule.name == "plateau":
        raise RecipeError(
            "schedule.name must not be plateau here: by what tells afterwards what was learnt, "
            "nothing is chosen, nor the rate. Set schedule.name=cosine, or another one."
        )


def _part(name: str, part: Part) -> dict[str, Any]:
    """An entry of a card's data, as far as it tells which digits it holds."""
    return {"name": public_name(name), "part": part, "writers": []}
