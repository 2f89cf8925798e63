"""Ablation: what each ingredient of the numbers that are composed is worth.

A recipe is trained with all of them, and once more without each, for a few steps and with several
seeds; all are measured on the same numbers of validation writers and pictures, which are looked at
while they learn, but choose nothing: what a run ends with is what is measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from digitpad.recognition.calibration import Calibration
from digitpad.recognition.ctc import OTHER
from digitpad.recognition.decode import DECODERS
from trainer.data.sample import Part, sampled
from trainer.device import best_device
from trainer.ingredients import INGREDIENTS
from trainer.markdown import markdown_table, spread
from trainer.progress import Report
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import Recipe, RecipeError, load_recipe
from trainer.run.state import Weights
from trainer.run.team import Team
from trainer.run_folder import held
from trainer.training.checks import check_chooses_nothing, check_validation
from trainer.training.fit import fit
from trainer.training.material import batches_of, sources
from trainer.training.network import filled
from trainer.training.start import start_of
from trainer.training.validation import ValidationSets, framed, logits_of, validated

_NOTHING = "nothing"
_PROTOCOLS = ("tablet-strings", "touching", "joined", "strings", "letters")
_PART: Part = "validate"
_SAMPLES = 2000
_ABOUT = """\
What each ingredient is worth, in points: recipe `{recipe}`, and the change without one ingredient;
{steps:,} steps each. Shares read exactly right of at most {samples:,} validation drawings (of
letters: refused); {seeds}.
{changes}
"""


@dataclass(frozen=True)
class Ablated:
    """A recipe without one ingredient, or with all: by protocol the share right with each seed."""

    without: str
    shares: dict[str, tuple[float, ...]]


def ablation(
    name: str,
    changes: Sequence[str],
    data: Path,
    folder: Path,
    *,
    ingredients: Sequence[str],
    seeds: Sequence[int],
    weights: str | None = None,
    workers: int = 1,
    report: Report,
) -> list[Ablated] | None:
    """With all ingredients, then without each; None when it was interrupted.

    changes: to the recipe, as `load_recipe` takes them. weights: a checkpoint that all begin with.
    Each run has a folder of its own and goes on where it was stopped.
    Raises RecipeError for one that composes no numbers, or lets what is measured choose; DataError
    and RunError as training does.
    """
    whole = load_recipe(name, changes)
    if whole.strips or whole.decoder != "ctc" or OTHER not in whole.alphabet:
        raise RecipeError(
            f"Recipe {whole.name} does not compose numbers, and what is none, as ablate leaves "
            "them out: name one like number."
        )
    check_chooses_nothing(whole)
    seen = start_of(weights, whole).seen if weights else ()
    check_validation(whole, seen, by=[PROTOCOLS[protocol].data for protocol in _PROTOCOLS])
    with held(folder):
        sets, team = _drawn(whole, data), Team(best_device())
        read = sources(whole, data)
        names = (_NOTHING, *ingredients)
        found, begun = [], 0
        for without in names:
            recipe = load_recipe(name, [*changes, *INGREDIENTS.get(without, ())])
            start = start_of(weights, recipe).weights if weights else None
            runs = []
            for seed in seeds:
                begun += 1
                event = {"event": "ablating", "without": without, "seed": seed, "run": begun}
                report({**event, "runs": len(names) * len(seeds)})
                fitted = fit(
                    recipe,
                    batches_of(recipe, data, seed, start=start),
                    sets,
                    folder / f"without-{without}-{seed}",
                    start=start,
                    seed=seed,
                    data=read,
                    resume=True,
                    choose=False,
                    workers=workers,
                    team=team,
                    report=report,
                )
                if not fitted.finished:
                    return None
                runs.append(shares(recipe, fitted.weights, sets, team.device))
            found.append(Ablated(without, {key: tuple(run[key] for run in runs) for key in sets}))
    return found


def _drawn(recipe: Recipe, data: Path) -> ValidationSets:
    """The same framed drawings for all."""
    drawn = {name: sampled(PROTOCOLS[name].samples(data, _PART), _SAMPLES) for name in _PROTOCOLS}
    return {name: framed(recipe.framing, samples) for name, samples in drawn.items()}


def shares(recipe: Recipe, weights: Weights, sets: ValidationSets, device: str) -> dict[str, float]:
    """What is read exactly right of each set, or refused where nothing else is right."""
    refused = [name for name in sets if PROTOCOLS[name].refused]
    read = {name: drawn for name, drawn in sets.items() if name not in refused}
    found = validated(recipe, weights, read, device).exact
    network, plain = filled(recipe, weights, device), Calibration()
    decoder = DECODERS[recipe.decoder](recipe.alphabet)
    for name in refused:
        with torch.inference_mode():
            logits = torch.cat([*logits_of(network, sets[name][0], device)])
        probabilities = plain.probabilities(logits.float().cpu().numpy())
        chances = [decoder.number_chance(item) for item in probabilities]
        found[name] = float(np.mean(np.array(chances) < plain.number))
    return found


def as_markdown(
    found: Sequence[Ablated],
    recipe: Recipe,
    changes: Sequence[str] = (),
    weights: str | None = None,
) -> str:
    """What was found as a table; the first row in percent, the others as differences from it.

    changes: to the recipe, for all of them. weights: a checkpoint that all began with.
    """
    whole = found[0]
    seeds = len(next(iter(whole.shares.values())))
    same = [f"`{change}`" for change in changes]
    same += [f"the first weights of `{weights}`"] if weights else []
    about = _ABOUT.format(
        recipe=recipe.name,
        steps=recipe.training.steps,
        samples=_SAMPLES,
        seeds="one seed" if seeds == 1 else f"mean and standard deviation of {seeds} seeds",
        changes="".join(f"\n- for all {told}" for told in same),
    )
    head = ["without", *(PROTOCOLS[name].title for name in whole.shares)]
    rows = [[whole.without, *(spread(shares) for shares in whole.shares.values())]]
    for one in found[1:]:
        differences = [
            [share - before for share, before in zip(shares, whole.shares[name], strict=True)]
            for name, shares in one.shares.items()
        ]
        rows.append([one.without, *(spread(change, sign=True) for change in differences)])
    return f"{about}\n{markdown_table(head, rows)}"
