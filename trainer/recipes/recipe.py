"""Recipe: every choice of one training run, a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digitpad.recognition.frame import Framing
from trainer.composing.choices import Augmentation, DataChoice, Strips
from trainer.recipes.rules import broken_rule
from trainer.recipes.typed import RecipeError as RecipeError
from trainer.recipes.typed import built, change


@dataclass(frozen=True)
class NetworkChoice:
    """A module of digitpad.recognition.networks, and its arguments."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """What is made small: cross-entropy or CTC, as the decoder reads.

    smoothing: of labels. distillation: the weight of the divergence from what the weights say that
    a run begins with.
    """

    smoothing: float = 0.0
    distillation: float = 0.0


@dataclass(frozen=True)
class Optimizer:
    """How weights are changed: "adam" (Kingma and Ba 2015) or "adamw" (Loshchilov and Hutter 2019).

    rate: the full one, of which the schedule takes a share. largest_gradient: longer ones are cut,
    with 0 none.
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
    norm keeps the statistics that it begins with. groups: a batch is learnt in so many groups of
    like width, each without most of its empty columns; 0 for whole frames. precision: "bf16"
    computes in bfloat16 where that is fast and does no harm, "fp32" nowhere.
    """

    steps: int
    batch: int = 128
    average: float = 0.999
    fixed_norms: bool = False
    groups: int = 0
    precision: str = "bf16"


@dataclass(frozen=True)
class Validation:
    """How often it is looked at: every so many steps, on so many samples of each kind."""

    every: int = 1000
    samples: int = 1000


@dataclass(frozen=True)
class Published:
    """What others report of a system: the share of drawings read exactly right, 0 to 1.

    system: its letter in the documents. figures: by protocol, the main one first.
    """

    system: str
    figures: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """One training run.

    decoder: one of DECODERS. alphabet: a symbol a class. data: what is learnt; of strips, the
    pictures of their digits. augmentation: of the digits of strips, else of frames. protocols: what
    the best weights are measured under, all that suit where there are none. published: the figures
    to reach.
    """

    name: str
    title: str
    decoder: str
    alphabet: str
    network: NetworkChoice
    training: Training
    framing: Framing = field(default_factory=Framing)
    data: DataChoice = field(default_factory=DataChoice)
    strips: Strips | None = None
    augmentation: Augmentation = field(default_factory=Augmentation)
    loss: Loss = field(default_factory=Loss)
    optimizer: Optimizer = field(default_factory=Optimizer)
    schedule: Schedule = field(default_factory=Schedule)
    stopping: Stopping = field(default_factory=Stopping)
    validation: Validation = field(default_factory=Validation)
    protocols: tuple[str, ...] = ()
    published: Published | None = None

    @property
    def lengths(self) -> tuple[int, int]:
        """Least and most digits of what is learnt."""
        return self.strips.lengths if self.strips else self.data.lengths


RECIPES = Path(__file__).parent
_DROPPED_OF_STRIPS = ("epoch",)
"""Keys that recipes once had."""


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
    recipe: Recipe = built(Recipe, table)
    if rule := broken_rule(recipe):
        raise RecipeError(f"{rule}.")
    return recipe


def kept_recipe(table: dict[str, Any]) -> Recipe:
    """The recipe of a run that was begun, perhaps before recipes had just the keys of today.

    Raises RecipeError where it is damaged.
    """
    if isinstance(strips := table.get("strips"), dict):
        kept = {key: value for key, value in strips.items() if key not in _DROPPED_OF_STRIPS}
        table = {**table, "strips": kept}
    recipe: Recipe = built(Recipe, table)
    return recipe
