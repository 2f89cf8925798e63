"""Recipe: every choice of one training run, a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from digitpad.recognition.ctc import OTHER
from digitpad.recognition.decode import DECODERS
from digitpad.recognition.frame import Framing
from digitpad.recognition.reading import MAX_DIGITS
from trainer.data.mixture import DataChoice


class RecipeError(ValueError):
    """A recipe that cannot be used: the message names the key and what to write instead."""


@dataclass(frozen=True)
class NetworkChoice:
    """A module of digitpad.recognition.networks, and its arguments."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Training:
    """How it is learnt: AdamW under a one-cycle rate, with averaged weights.

    average: decay of the moving average of the weights that is kept. smoothing: of labels.
    distillation: how much what the weights it begins with say is to be said again. fixed_norms:
    batch norm keeps the statistics that it begins with.
    """

    steps: int
    batch: int = 128
    rate: float = 2e-3
    warm_up_steps: int = 500
    weight_decay: float = 0.02
    average: float = 0.999
    smoothing: float = 0.0
    largest_gradient: float = 2.0
    distillation: float = 0.0
    fixed_norms: bool = False


@dataclass(frozen=True)
class Validation:
    """How often it is looked at: every so many steps, on so many samples of each kind."""

    every: int = 1000
    samples: int = 1000


@dataclass(frozen=True)
class Recipe:
    """One training run. decoder is "ctc" or "single"; alphabet has a symbol a class."""

    name: str
    title: str
    decoder: str
    alphabet: str
    network: NetworkChoice
    training: Training
    framing: Framing = field(default_factory=Framing)
    data: DataChoice = field(default_factory=DataChoice)
    validation: Validation = field(default_factory=Validation)


RECIPES = Path(__file__).parent / "recipes"

_IN_WORDS = {
    bool: "true or false",
    dict: "a table",
    float: "a number",
    int: "a whole number",
    list: "a list",
    str: "a text",
}
"""Kinds of values as TOML has them, for people."""


def recipes() -> list[str]:
    """The names of the program's own recipes."""
    return sorted(path.stem for path in RECIPES.glob("*.toml"))


def load_recipe(name_or_path: str, changes: Sequence[str] = ()) -> Recipe:
    """A recipe of the program by name, or one from a file, changed by "some.key=value"s.

    Raises RecipeError for what is missing, unknown, misspelt, of the wrong type or out of range.
    """
    known = name_or_path in recipes()
    path = RECIPES / f"{name_or_path}.toml" if known else Path(name_or_path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RecipeError(
            f"There is no recipe {name_or_path!r}; there are: {', '.join(recipes())}."
        ) from error
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise RecipeError(f"{path} is not TOML: {error}.") from error
    return recipe_of(table, changes)


def recipe_of(table: dict[str, Any], changes: Sequence[str] = ()) -> Recipe:
    """A recipe from nested plain values, changed by "some.key=value"s; raises RecipeError."""
    for change in changes:
        _change(table, change)
    recipe = kept_recipe(table)
    _check(recipe)
    return recipe


def kept_recipe(table: dict[str, Any]) -> Recipe:
    """The recipe of a run that was begun, perhaps before recipes had all the keys of today.

    Raises RecipeError where it is damaged.
    """
    recipe = _built(Recipe, table, "")
    assert isinstance(recipe, Recipe)
    return recipe


def _change(table: dict[str, Any], change: str) -> None:
    """Set one value of nested tables from "some.key=value".

    The value is in TOML's notation; what is nothing in it is text.
    """
    key, equals, text = (part.strip() for part in change.partition("="))
    if not equals:
        raise RecipeError(f"Write --set key=value, not {change!r}.")
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text
    *above, last = key.split(".")
    for part in above:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise RecipeError(f"There is no {key} in a recipe: {part} is no table.")
    table[last] = value


def _built(kind: type[Any], table: dict[str, Any], where: str) -> Any:
    """A dataclass from a table, each value checked against its annotation."""
    hints = get_type_hints(kind)
    for key in table:
        if key not in hints:
            near = get_close_matches(key, hints, n=1, cutoff=0.4)
            hint = f"; did you mean {where}{near[0]}?" if near else "."
            raise RecipeError(f"There is no {where}{key} in a recipe{hint}")
    missing = [
        item.name
        for item in fields(kind)
        if item.name not in table and item.default is item.default_factory
    ]
    if missing:
        raise RecipeError(f"The recipe lacks {where}{missing[0]}.")
    return kind(**{key: _value(hints[key], value, f"{where}{key}") for key, value in table.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    """A value as its annotation wants it: a dataclass, a tuple, or as TOML has it."""
    kind: Any = get_origin(hint) or hint
    if type(value) is int and kind is float:
        value = float(value)
    nested = is_dataclass(kind)
    written: Any = {tuple: list}.get(kind, dict if nested else kind)
    if type(value) is not written or (kind is float and not isfinite(value)):
        raise RecipeError(f"{where} must be {_IN_WORDS[written]}, not {value!r}.")
    if nested:
        return _built(kind, value, f"{where}.")
    return _row(hint, value, where) if kind is tuple else value


def _row(hint: Any, values: list[Any], where: str) -> tuple[Any, ...]:
    """A list as a tuple: of so many values as its annotation has, or of any number of one kind."""
    kinds = get_args(hint)
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(values)
    if len(kinds) != len(values):
        raise RecipeError(f"{where} must be a list of {len(kinds)}, not {values!r}.")
    return tuple(
        _value(kind, value, f"{where}[{number}]")
        for number, (kind, value) in enumerate(zip(kinds, values, strict=True))
    )


def _check(recipe: Recipe) -> None:
    """Raise RecipeError for values that no run could be made with."""
    shares = asdict(recipe.data.shares)
    least, most = recipe.data.lengths
    training, validation = recipe.training, recipe.validation
    others = shares["others"] + shares["scribbles"] > 0
    rules = {
        f"decoder must be one of {', '.join(DECODERS)}": recipe.decoder in DECODERS,
        f"alphabet must hold {OTHER!r} to learn from others and scribbles": (
            not others or OTHER in recipe.alphabet
        ),
        "data.lengths must be [1, 1] for decoder 'single'": (
            recipe.decoder != "single" or most == 1
        ),
        f"data.lengths must be the least and the most digits, from 1 to {MAX_DIGITS}": (
            1 <= least <= most <= MAX_DIGITS
        ),
        "data.shares must not be negative, nor all zero": (
            min(shares.values()) >= 0 and sum(shares.values()) > shares["drawings"]
        ),
        "data.shares.memory needs training.distillation above 0": (
            training.distillation > 0 or not shares["memory"]
        ),
        "training.steps and training.batch must be at least 1": (
            min(training.steps, training.batch) >= 1
        ),
        "validation.every and validation.samples must be at least 1": (
            min(validation.every, validation.samples) >= 1
        ),
    }
    for rule, holds in rules.items():
        if not holds:
            raise RecipeError(f"{rule}.")
