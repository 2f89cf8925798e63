"""`trainer summary`: the layers of a network, their shapes, weights and multiply-adds."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitpad.recognition.checkpoint import CheckpointError, available, find, read_card
from digitpad.recognition.frame import Framing
from trainer.commands.arguments import add_changes
from trainer.markdown import columns
from trainer.recipes.recipe import RecipeError, load_recipe, recipes

if TYPE_CHECKING:
    from trainer.measuring.summary import Summary


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "show the layers of a network"
    parser = subparsers.add_parser(
        "summary",
        help=about,
        description="Show the layers of a checkpoint's or a recipe's network for one frame: what "
        "each gives, its weights, and the multiply-adds of its products and convolutions.",
    )
    parser.add_argument(
        "source",
        metavar="CHECKPOINT|RECIPE",
        help="a checkpoint by name or path, else a recipe: "
        f"{', '.join(recipes())}, or the path of a TOML file",
    )
    add_changes(
        parser, "take the recipe, with one value changed, as in --set network.arguments.context=64"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print it; 0."""
    name, arguments, framing = _network(args.source, args.set)
    from digitpad.recognition.networks import NetworkError
    from trainer.measuring.summary import summary

    try:
        found = summary(name, arguments, framing.height, framing.width)
    except (NetworkError, RuntimeError, TypeError, ValueError) as error:
        reason = str(error).rstrip(".")
        raise RecipeError(f"The network of {args.source} cannot be built: {reason}.") from error
    if args.format == "json":
        print(json.dumps(asdict(found)))
    else:
        print(_table(found), end="")
    return 0


def _network(source: str, changes: Sequence[str]) -> tuple[str, dict[str, Any], Framing]:
    """Which network, with which arguments, for which frames: of a checkpoint, else of a recipe.

    Raises CheckpointError and RecipeError.
    """
    checkpoints = [path.stem for path in available()]
    known, path = {*checkpoints, *recipes()}, Path(source)
    if source not in known and not path.is_file():
        raise RecipeError(
            f"There is neither a checkpoint nor a recipe {source!r}; give the path of one, or one "
            f"of {', '.join(sorted(known))}."
        )
    if not changes and (source in checkpoints or path.suffix == ".safetensors"):
        card = read_card(find(source))
        return card.network, card.arguments, _framing(source, card.framing)
    recipe = load_recipe(source, changes)
    return recipe.network.name, recipe.network.arguments, recipe.framing


def _framing(source: str, numbers: dict[str, Any]) -> Framing:
    try:
        return Framing(**numbers)
    except (TypeError, ValueError) as error:
        raise CheckpointError(
            f"{source} does not fit this digitpad: {error}. Choose another checkpoint."
        ) from error


def _table(found: Summary) -> str:
    """A table: a line a layer, and one for all of them."""
    head = ("layer", "kind", "output", "weights", "multiply-adds")
    frame = ("", "frame", _shape(found.frame), "", "")
    rows = [
        (
            layer.name,
            layer.kind,
            _shape(layer.output),
            _count(layer.weights),
            _count(layer.multiply_adds),
        )
        for layer in found.layers
    ]
    total = (
        "",
        found.network,
        _shape(found.output),
        *map(_count, (found.weights, found.multiply_adds)),
    )
    table = [head, frame, *rows, total]
    return columns(table, words=3)


def _shape(sides: Sequence[int]) -> str:
    return " × ".join(map(str, sides))


def _count(number: int) -> str:
    return f"{number:,}" if number else ""
