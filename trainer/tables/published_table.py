"""The table that lays published systems beside the pad's own networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from trainer.markdown import figure, markdown_table, percent
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import Recipe, load_recipe, recipes
from trainer.tables.card_file import Entry

_INTRODUCTION = """\
## Published systems

Each has a recipe here; where the column *here* has a figure, it was trained by it. It is measured
under its own protocol, and so is the pad's own network (`number`, or `digit` for a system of single
digits), whose rows come first. The published networks all learn from the same 55,000 of MNIST's
training digits; their authors left out others to validate by, and took 1,000 of each digit for the
CRNN. *steps*: trained, of those in the recipe, and from which weights
where the card says so. *MB*: of the file in half precision. *int8*: what
weights of 8 bits change in the share of validation drawings that is read, in points
(`python -m trainer export NAME --onnx FILE --int8`, which refuses them where more than 0.1 are
lost; then nothing stands here). Its ranges leave out what is rare; those of the checkpoints whose
cards alone are kept were whole. *ms*: the network alone, for one drawing on one thread, looked at
once; compare it within a row, as rows were measured on different machines.
"""
_HEAD = [
    *(
        "recipe",
        "protocol",
        "published",
        "here",
        "the pad's own",
        "weights",
        "MB",
        "int8 MB",
        "int8",
    ),
    *("ms", "int8 ms", "steps", "minutes", "machine"),
]


def published_table(entries: Sequence[Entry]) -> str:
    """A row a recipe and figure; what has not been trained or measured is left empty."""
    by_name = {entry.card.name: entry for entry in entries}
    known = sorted(map(load_recipe, recipes()), key=lambda recipe: recipe.published is not None)
    rows = [row for recipe in known for row in _rows(recipe, by_name)]
    return f"{_INTRODUCTION}\n{markdown_table(_HEAD, rows)}"


def _rows(recipe: Recipe, by_name: Mapping[str, Entry]) -> list[list[str]]:
    """One for each published figure, or one alone for the recipe's first protocol."""
    known = recipe.published.figures if recipe.published else {}
    figures = known or dict.fromkeys(recipe.protocols[:1])
    entry = by_name.get(recipe.name)
    own = by_name.get("number" if recipe.lengths[1] > 1 else "digit") if recipe.published else None
    rows: list[list[str]] = []
    for protocol, published in figures.items():
        first = not rows
        rows.append(
            [
                f"`{recipe.name}`" if first else "",
                PROTOCOLS[protocol].title,
                percent(published),
                *(figure(one.card.metrics.get(protocol) if one else None) for one in (entry, own)),
                *(_size(entry) if first else [""] * 6),
                *(_training(recipe, entry) if first else [""] * 3),
            ]
        )
    return rows


def _size(entry: Entry | None) -> list[str]:
    """Weights, megabytes, those of int8 and what it loses, milliseconds of both."""
    if entry is None:
        return [""] * 6
    forms: dict[str, Any] = entry.card.exports.get("forms", {})
    whole, small = forms.get("torch", {}), forms.get("int8", {})
    lost = ""
    if small:
        lost = f"{100 * (small['exact'] - forms['onnx']['exact']):+.2f}"
    return [
        f"{entry.weights:,}",
        f"{entry.bytes / 1e6:.1f}",
        f"{small['bytes'] / 1e6:.1f}" if small else "",
        lost,
        f"{whole['latency_ms']:.1f}" if whole else "",
        f"{small['latency_ms']:.1f}" if small else "",
    ]


def _training(recipe: Recipe, entry: Entry | None) -> list[str]:
    """Steps done of those in the recipe that it was trained by, minutes, and on what."""
    planned = recipe.training.steps
    if entry is None or not entry.card.run:
        return [f"0 of {planned:,}", "", ""]
    run = entry.card.run
    planned = entry.card.recipe.get("training", {}).get("steps", planned)
    start = f", from {run['start'] or 'scratch'}" if "start" in run else ""
    return [
        f"{run['steps']:,} of {planned:,}{start}",
        f"{run['seconds'] / 60:.0f}",
        str(run["machine"]),
    ]
