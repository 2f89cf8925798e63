"""Recipe: every choice of one training run, a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from digitpad.recognition.ctc import OTHER
from digitpad.recognition.decode import DECODERS
from digitpad.recognition.frame import Framing
from digitpad.recognition.reading import MAX_DIGITS
from trainer.data.mixture import DataChoice
from trainer.typed import RecipeError as RecipeError
from trainer.typed import built, change


@dataclass(frozen=True)
class NetworkChoice:
    """A module of digitpad.recognition.networks, and its arguments."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """What is made small: cross-entropy or CTC, as the decoder reads.

    smoothing: of labels. distillation: how much what the weights that a run begins with say is to
    be said again.
    """

    smoothing: float = 0.0
    distillation: float = 0.0


@dataclass(frozen=True)
class Optimizer:
    """How weights are changed: "adam" (Kingma and Ba 2015) or "adamw" (Loshchilov and Hutter 2019).

    rate: the full one, of which the schedule takes a share. largest_gradient: longer ones are cut.
    """

    name: str = "adamw"
    rate: float = 2e-3
    weight_decay: float = 0.02
    largest_gradient: float = 2.0


@dataclass(frozen=True)
class Schedule:
    """What share of the rate is learnt at, after a linear warm-up.

    "cosine": down to a hundredth at the last step. "constant": all of it. "stairs": times `factor`
    every so many steps. "plateau": times `factor` after so many looks (`patience`) without a lower
    validation loss.
    """

    name: str = "cosine"
    warm_up_steps: int = 500
    factor: float = 0.1
    every: int = 0
    patience: int = 0


@dataclass(frozen=True)
class Stopping:
    """When a run ends before its last step: after so many looks without a lower validation loss.

    patience: 0 for never.
    """

    patience: int = 0


@dataclass(frozen=True)
class Training:
    """How long it is learnt, and what of it is kept.

    steps, batch: so many steps of so many samples, on all devices together. average: decay of the
    moving average of the weights that is kept; 0 keeps the weights themselves. fixed_norms: batch
    norm keeps the statistics that it begins with.
    """

    steps: int
    batch: int = 128
    average: float = 0.999
    fixed_norms: bool = False


@dataclass(frozen=True)
class Validation:
    """How often it is looked at: every so many steps, on so many samples of each kind."""

    every: int = 1000
    samples: int = 1000


@dataclass(frozen=True)
class Published:
    """What a recipe's authors report: the share of drawings read exactly right, 0 to 1."""

    protocol: str
    exact: float


@dataclass(frozen=True)
class Recipe:
    """One training run.

    decoder: one of DECODERS. alphabet: a symbol a class. protocols: what the best weights are
    measured under, all that suit where there are none. published: the figure to reach.
    """

    name: str
    title: str
    decoder: str
    alphabet: str
    network: NetworkChoice
    training: Training
    framing: Framing = field(default_factory=Framing)
    data: DataChoice = field(default_factory=DataChoice)
    loss: Loss = field(default_factory=Loss)
    optimizer: Optimizer = field(default_factory=Optimizer)
    schedule: Schedule = field(default_factory=Schedule)
    stopping: Stopping = field(default_factory=Stopping)
    validation: Validation = field(default_factory=Validation)
    protocols: tuple[str, ...] = ()
    published: Published | None = None


RECIPES = Path(__file__).parent / "recipes"

OPTIMIZERS = ("adam", "adamw")
SCHEDULES = ("constant", "cosine", "plateau", "stairs")


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
    for text in changes:
        change(table, text)
    recipe = kept_recipe(table)
    _check(recipe)
    return recipe


def kept_recipe(table: dict[str, Any]) -> Recipe:
    """The recipe of a run that was begun, perhaps before recipes had all the keys of today.

    Raises RecipeError where it is damaged.
    """
    recipe = built(Recipe, table)
    assert isinstance(recipe, Recipe)
    return recipe


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
        "data.shares.memory needs loss.distillation above 0": (
            recipe.loss.distillation > 0 or not shares["memory"]
        ),
        f"optimizer.name must be one of {', '.join(OPTIMIZERS)}": (
            recipe.optimizer.name in OPTIMIZERS
        ),
        f"schedule.name must be one of {', '.join(SCHEDULES)}": recipe.schedule.name in SCHEDULES,
        "schedule.every must be at least 1 for stairs": (
            recipe.schedule.name != "stairs" or recipe.schedule.every >= 1
        ),
        "schedule.patience must be at least 1 for plateau": (
            recipe.schedule.name != "plateau" or recipe.schedule.patience >= 1
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
