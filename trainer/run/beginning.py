"""Beginning: what a run is begun with; it goes on with just that."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from torch import Tensor

from trainer.data.collection import Labels
from trainer.recipes.recipe import Recipe, kept_recipe


@dataclass(frozen=True)
class Beginning:
    """What a run is begun with.

    start: digest of its first weights, None for fresh ones. drawings: the user's that it learns
    from. data: sha256 of each data set by its name, None while they have not been read.
    """

    recipe: Recipe
    seed: int
    start: str | None = None
    drawings: Labels = field(default_factory=dict)
    data: Mapping[str, str] | None = field(default_factory=dict)


def begun_with(
    recipe: Recipe,
    seed: int,
    start: Mapping[str, Tensor] | None,
    drawings: Labels,
    data: Sequence[dict[str, Any]] | None,
) -> Beginning:
    """That of a run.

    start: its first weights. data: entries as a card has them, None while they are not known.
    """
    checksums = None
    if data is not None:
        checksums = {entry["name"]: entry["sha256"] for entry in data if entry["sha256"]}
    weights = None if start is None else digest(start)
    return Beginning(recipe, seed, weights, dict(drawings), checksums)


def kept_beginning(document: dict[str, Any]) -> Beginning:
    """That of a run from its nested plain values; raises RecipeError, KeyError and TypeError."""
    return Beginning(**{**document, "recipe": kept_recipe(document["recipe"])})


def difference(kept: Beginning, now: Beginning) -> str | None:
    """How a run was begun that differs from now, and what to do; None where nothing does.

    Data that are not known are not compared. The words follow the name of the run.
    """
    if kept.recipe != now.recipe:
        return _other_recipe(asdict(kept.recipe), asdict(now.recipe))
    if kept.seed != now.seed:
        return f"was trained with --seed {kept.seed}: resume with that"
    if kept.start != now.start:
        if kept.start is None:
            return "was begun without --weights: leave it out"
        return "was begun with other weights: resume with its --weights"
    if kept.drawings != now.drawings:
        if not kept.drawings:
            return "was begun without --drawings: leave it out"
        return "was begun with --drawings: resume with it, too"
    if kept.data is None or now.data is None:
        return None
    names = sorted(kept.data.keys() | now.data.keys())
    changed = [name for name in names if kept.data.get(name) != now.data.get(name)]
    if changed:
        return f"was begun with other data: put {', '.join(changed)} back as it was"
    return None


def _other_recipe(kept: dict[str, Any], now: dict[str, Any]) -> str:
    """The first value in which a recipe differs from now's."""
    before, today = dict(_values(kept)), dict(_values(now))
    key = next(key for key in {**before, **today} if before.get(key) != today.get(key))
    value = before.get(key)
    if value is None:
        return f"was trained by another recipe, without {key}: resume with that one"
    told = json.dumps(value, ensure_ascii=False)  # as TOML writes it, too
    return (
        f"was trained by another recipe, in which {key} was {told}: resume with that one, as by "
        f"--set {shlex.quote(f'{key}={told}')}"
    )


def _values(table: dict[str, Any], where: str = "") -> Iterator[tuple[str, Any]]:
    """The values in nested tables by their whole keys."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _values(value, f"{where}{key}.")
        else:
            yield f"{where}{key}", value


def digest(weights: Mapping[str, Tensor]) -> str:
    """sha256 of weights with their names."""
    total = hashlib.sha256()
    for name, value in sorted(weights.items()):
        total.update(name.encode())
        total.update(value.detach().cpu().contiguous().numpy().tobytes())
    return total.hexdigest()
