"""`trainer ablate`: what each ingredient of the composed numbers is worth."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from digitpad import folders
from digitpad.files import write_text
from trainer.commands.arguments import add_changes, one_or_more, processes
from trainer.ingredients import INGREDIENTS
from trainer.orders import INTERRUPTED
from trainer.progress import Progress
from trainer.recipes.recipe import load_recipe

_SEEDS, _STEPS = 3, 1500


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "measure what each ingredient of the composed numbers is worth"
    parser = subparsers.add_parser(
        "ablate",
        help=about,
        description="Train a recipe for a few steps, and again without each ingredient of its "
        "numbers, with several seeds; print what they read of the same validation drawings. What "
        "was stopped goes on when it is started again. The ingredients are: "
        f"{', '.join(INGREDIENTS)}. Those from slant to one-hand are left out of the numbers in "
        "the recipe's own style alone; natural and strewn ones have styles of their own.",
    )
    parser.add_argument(
        "recipe",
        nargs="?",
        default="number",
        help="the recipe to leave ingredients out of (default: number)",
    )
    parser.add_argument(
        "--only",
        nargs="*",
        choices=INGREDIENTS,
        metavar="INGREDIENT",
        help="leave out just these, or none",
    )
    parser.add_argument("--weights", metavar="FILE", help="begin with those of a checkpoint")
    parser.add_argument("--steps", type=int, default=_STEPS, help=f"of each (default: {_STEPS})")
    parser.add_argument(
        "--seeds",
        type=one_or_more,
        default=_SEEDS,
        metavar="COUNT",
        help=f"with how many seeds each is trained (default: {_SEEDS})",
    )
    add_changes(parser, "change the recipe for all")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("runs/ablation"),
        help="folder of the runs (default: runs/ablation)",
    )
    parser.add_argument("--workers", type=processes, default=1, help="that make batches")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Tell what was found, and keep its table in the folder; 0, or 130 after an interrupt."""
    from trainer.ablation import ablation, as_markdown  # slow: torch

    changes = [f"training.steps={args.steps}", *args.set]
    progress = Progress(args.json)
    try:
        found = ablation(
            args.recipe,
            changes,
            folders.data(),
            args.out,
            ingredients=list(INGREDIENTS) if args.only is None else args.only,
            seeds=range(args.seeds),
            weights=args.weights,
            workers=args.workers,
            report=progress,
        )
    except KeyboardInterrupt:  # between two runs, or while what one reads is counted
        found = None
    finally:
        progress.clear()
    if found is None:
        progress({"event": "stopped", "folder": str(args.out)})
        return INTERRUPTED
    table = as_markdown(found, load_recipe(args.recipe, changes), args.set, args.weights)
    write_text(args.out / "ablation.md", table)
    if args.json:
        progress({"event": "ablated", "rows": list(map(asdict, found))})
    else:
        print(table, end="")
    return 0
