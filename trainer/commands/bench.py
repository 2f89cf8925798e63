"""`trainer bench`: what making batches costs a training step, and what reading costs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from digitpad import folders
from digitpad.recognition.checkpoint import find
from trainer.commands.arguments import add_changes, add_device, processes
from trainer.markdown import columns
from trainer.progress import Progress
from trainer.recipes.recipe import RecipeError, load_recipe, recipes

if TYPE_CHECKING:
    from trainer.training.bench import ReadingCost, StepCost


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "time training steps, or reading"
    parser = subparsers.add_parser(
        "bench",
        help=about,
        description="Time the training steps of recipes as they are made, and on one batch over "
        "and over: the first divided by the second says what making batches costs; at most 1.25 is "
        "allowed on a CPU, 1.1 on a GPU. Or, with --reading, time checkpoints that read, one "
        "drawing after the other on one thread. A computer with other work gives other figures.",
    )
    parser.add_argument(
        "recipes",
        nargs="*",
        metavar="RECIPE",
        help=f"{', '.join(recipes())}, or the path of a TOML file (default: number)",
    )
    parser.add_argument(
        "--reading",
        nargs="+",
        default=[],
        metavar="CHECKPOINT",
        help="time reading with these; networks are held against the first one's",
    )
    add_changes(parser, "change one value of the recipes, as in --set training.batch=64")
    parser.add_argument(
        "--seconds", type=_seconds, default=60.0, help="how long to time each recipe (default: 60)"
    )
    parser.add_argument(
        "--workers", type=processes, default=1, help="processes that make batches (default: 1)"
    )
    add_device(parser, "where to train; reading is timed on the CPU")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Time and print, a line a recipe, then the checkpoints; 0, or 1 where there is no GPU."""
    named = args.recipes or ([] if args.reading else ["number"])
    if args.set and not named:
        raise RecipeError("--set changes recipes, and none is timed: leave it out, or name one.")
    chosen = [load_recipe(name, args.set) for name in named]
    paths = [find(name) for name in args.reading]
    from digitpad.recognition.recognizer import Recognizer
    from trainer.device import best_device
    from trainer.training.bench import reading_costs, step_cost

    progress = Progress(as_json=False)
    device = best_device() if args.device == "auto" else args.device
    if device == "cuda" != best_device():
        print("trainer: torch finds no GPU here: use --device cpu.", file=sys.stderr)
        return 1
    for recipe in chosen:
        try:
            cost = step_cost(
                recipe,
                folders.data(),
                workers=args.workers,
                device=device,
                seconds=args.seconds,
                report=progress,
            )
        finally:
            progress.clear()
        print(_as_json(cost) if args.format == "json" else _line(cost), flush=True)
    costs = reading_costs([Recognizer.load(path, "cpu") for path in paths])
    if args.format == "json":
        print("".join(f"{_as_json(cost)}\n" for cost in costs), end="")
    elif costs:
        print(_table(costs), end="")
    return 0


def _as_json(cost: StepCost | ReadingCost) -> str:
    return json.dumps(asdict(cost), allow_nan=False)


def _line(cost: StepCost) -> str:
    verdict = "within" if cost.ratio <= cost.allowed else "MORE than"
    return (
        f"{cost.recipe} on {cost.device}, {cost.batch} samples a step: {cost.real_ms:.1f} ms with "
        f"real data, {cost.fixed_ms:.1f} ms on one batch, {cost.ratio:.2f} times as long, "
        f"{verdict} the {cost.allowed} allowed; {cost.samples_per_second:.0f} samples a second"
    )


def _table(costs: Sequence[ReadingCost]) -> str:
    """Checkpoints with the milliseconds of each step of reading."""
    head = ("ms a drawing", "framing", "network", "decoding", "all", "network against the first")
    rows = [
        (
            cost.checkpoint,
            *(f"{value:.2f}" for value in asdict(cost.latency_ms).values()),
            f"{cost.against_first:.2f} times",
        )
        for cost in costs
    ]
    return columns([head, *rows], words=1)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return seconds
