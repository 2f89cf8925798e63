"""Checkpoints side by side: those of one recipe are seeds of it, with their mean and deviation.

One recipe is the same in every value, not by name alone, and its seeds were begun with the same
weights, learnt from the same data, and were trained for as many steps.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from statistics import mean, stdev
from typing import Any

from digitpad.recognition.checkpoint import Card
from trainer.markdown import columns, figure, markdown_table, percent
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import RecipeError, Validation, kept_recipe


@dataclass(frozen=True)
class Run:
    """One checkpoint: what it is called by, and its figures by protocol, as a card has them.

    again: it has the recipe and the seed of one before it, so that no mean counts it.
    ended: the steps after which somebody ended it, where its recipe has more.
    """

    name: str
    weights: int
    metrics: dict[str, dict[str, Any]]
    again: bool = False
    ended: int | None = None


@dataclass(frozen=True)
class Summary:
    """The share read exactly right by several runs of one recipe; deviation: None for one run."""

    mean: float
    deviation: float | None
    runs: int


@dataclass(frozen=True)
class Compared:
    """All runs of one recipe."""

    recipe: str
    runs: tuple[Run, ...]

    def summary(self, protocol: str) -> Summary | None:
        """What they amount to under a protocol, None where none was measured under it."""
        found = [run.metrics[protocol]["exact"] for run in self.counted(protocol)]
        if not found:
            return None
        deviation = round(stdev(found), 5) if len(found) > 1 else None
        return Summary(round(mean(found), 5), deviation, len(found))

    def counted(self, protocol: str) -> list[Run]:
        """The runs measured under a protocol, each seed once."""
        return [run for run in self.runs if protocol in run.metrics and not run.again]


def recipe_name(card: Card) -> str:
    """The name of the recipe that a checkpoint was trained by, its own where it says none."""
    return str(card.recipe.get("name", card.name))


@dataclass(frozen=True)
class _Made:
    """What seeds of one recipe have in common.

    start, start_weights: whose weights they were begun with, and the digest of these: None from
    scratch, and on cards from before there was one.
    """

    recipe: str
    values: str
    start: str | None
    data: tuple[str, ...]
    ended: int | None
    start_weights: str | None

    def fits(self, other: _Made) -> bool:
        """Whether both are the same, as far as both tell what they were begun with."""
        if None in (self.start_weights, other.start_weights):
            return replace(self, start_weights=None) == replace(other, start_weights=None)
        return self == other


def compared(runs: Sequence[tuple[Card, Run]]) -> list[Compared]:
    """Runs by recipe, start, data and length, in the order in which these come first."""
    groups: list[tuple[_Made, list[Run]]] = []
    seeds: list[set[int]] = []
    for card, run in runs:
        made = _made(card)
        at = next((at for at, (one, _) in enumerate(groups) if one.fits(made)), len(groups))
        if at == len(groups):
            groups.append((made, []))
            seeds.append(set())
        elif made.start_weights is not None:
            groups[at] = (made, groups[at][1])
        seed = card.run.get("seed")
        groups[at][1].append(replace(run, again=seed in seeds[at], ended=made.ended))
        if seed is not None:
            seeds[at].add(seed)
    return [Compared(made.recipe, tuple(found)) for made, found in groups]


def _made(card: Card) -> _Made:
    start, digest = card.run.get("start"), card.run.get("start_weights")
    return _Made(recipe_name(card), _values(card), start, _learnt(card), _ended(card), digest)


def _learnt(card: Card) -> tuple[str, ...]:
    """What tells the data apart that were learnt from; those to choose by follow from them."""
    told = ("name", "samples", "sha256")
    learnt = [entry for entry in card.data if entry.get("part") == "train"]
    return tuple(sorted(json.dumps([entry.get(key) for key in told]) for entry in learnt))


def _values(card: Card) -> str:
    """All values of a recipe as JSON; keys that recipes did not have yet are as usual."""
    try:
        values = asdict(kept_recipe(card.recipe))
    except RecipeError:  # of a version to come, or of a checkpoint made elsewhere
        values = card.recipe
    return json.dumps(values, sort_keys=True)


def _ended(card: Card) -> int | None:
    """The steps after which somebody ended a run, None where it was its recipe that did.

    Patience ends a run only at a look that comes by itself.
    """
    planned = card.recipe.get("training", {}).get("steps", 0)
    steps = card.run.get("steps", planned)
    stops = card.recipe.get("stopping", {}).get("patience", 0)
    every = card.recipe.get("validation", {}).get("every", Validation().every)
    whole = steps >= planned or (stops and steps % every == 0)
    return None if whole else steps


def as_json(found: Compared, protocols: Sequence[str]) -> str:
    """One line with everything about one recipe."""
    summaries = {name: found.summary(name) for name in protocols}
    return json.dumps(
        {
            "recipe": found.recipe,
            "exact": {name: asdict(one) for name, one in summaries.items() if one is not None},
            "checkpoints": [asdict(run) for run in found.runs],
        },
        allow_nan=False,
    )


def as_text(found: Sequence[Compared], protocols: Sequence[str]) -> str:
    """A row a recipe, and below it one for each of its runs where there are several."""
    return columns([["", "weights", *protocols], *_rows(found, protocols, "  ")])


def as_markdown(found: Sequence[Compared], protocols: Sequence[str]) -> str:
    """The same as a table, titles over it instead of names."""
    titles = [PROTOCOLS[name].title for name in protocols]
    return markdown_table(["", "weights", *titles], _rows(found, protocols, "– "))


def _rows(found: Sequence[Compared], protocols: Sequence[str], below: str) -> list[list[str]]:
    """below: stands before the name of a run."""
    rows = []
    for one in found:
        several = len(one.runs) > 1
        name = f"{one.recipe} ({len(one.runs)} runs)" if several else _named(one.runs[0])
        sizes = sorted({f"{run.weights:,}" for run in one.runs})
        cells = [_mean(one, protocol) for protocol in protocols]
        rows.append([name, " / ".join(sizes), *cells])
        if several:
            for run in one.runs:
                shares = [_share(run, protocol) for protocol in protocols]
                rows.append([f"{below}{_named(run)}", "", *shares])
    return rows


def _named(run: Run) -> str:
    """A run's name with what keeps it out of a mean."""
    ended = "" if run.ended is None else f" (ended after {run.ended:,} steps)"
    return f"{run.name}{' (seed again)' if run.again else ''}{ended}"


def _mean(found: Compared, protocol: str) -> str:
    """The mean of several runs with its deviation, of one its interval."""
    summary = found.summary(protocol)
    if summary is None or summary.deviation is None:
        return next(filter(None, (_share(run, protocol) for run in found.runs)), "")
    return f"{percent(summary.mean)} ± {percent(summary.deviation)} (n = {summary.runs})"


def _share(run: Run, protocol: str) -> str:
    return figure(run.metrics.get(protocol))
