"""`trainer train`: train a recipe and write its checkpoint."""

from __future__ import annotations

import argparse
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders
from trainer.commands.arguments import add_run_arguments
from trainer.data.collection import Labels, portions
from trainer.data.sample import DataError
from trainer.orders import INTERRUPTED, has_keyboard, obeyed
from trainer.priority import lower
from trainer.progress import Progress, Report, mute
from trainer.recipes.recipe import Recipe, load_recipe, recipes
from trainer.run_folder import held, opened, state_file

if TYPE_CHECKING:
    from trainer.run.team import Team


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "train a recipe and write its checkpoint"
    parser = subparsers.add_parser(
        "train",
        help=about,
        description="Train a recipe and write its checkpoint, calibrated and with its figures. "
        "The key s ends it with the best so far; Ctrl+C stops it and keeps what it has: --resume "
        "goes on from there. On several GPUs or computers: torchrun … -m trainer train RECIPE.",
    )
    parser.add_argument("recipe", help=f"{', '.join(recipes())}, or the path of a TOML file")
    parser.add_argument(
        "--drawings",
        action="store_true",
        help="learn from the drawings that you kept, too, but those that finetune holds out",
    )
    parser.add_argument(
        "--weights",
        metavar="FILE",
        help="begin with the weights of a checkpoint, by name or path, or with torchvision's "
        "resnet50-….pth (default: from scratch)",
    )
    parser.add_argument(
        "--tensorboard", action="store_true", help="write curves for TensorBoard, too"
    )
    add_run_arguments(parser, folder="runs/RECIPE", workers=1)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Train; 0, or 130 when it was interrupted."""
    if args.low_priority:
        lower()
    recipe = load_recipe(args.recipe, args.set)
    from trainer.run.team import joined

    with joined() as team:
        progress = Progress(args.json) if team.first else mute
        path = _trained(args, recipe, team, progress)
        if path is None:
            progress({"event": "interrupted", "folder": str(_folder(args, recipe))})
            return INTERRUPTED
        progress({"event": "written", "path": str(path)})
    return 0


def _trained(args: argparse.Namespace, recipe: Recipe, team: Team, report: Report) -> Path | None:
    """The checkpoint that one process of a team takes part in; None when it was interrupted."""
    folder = _folder(args, recipe)
    if team.first:
        opened(folder, args.resume)
    with held(folder) if team.first else nullcontext():
        own = drawings_for(team, folder) if args.drawings else {}
        stop = obeyed(args.json) if team.first else threading.Event()
        if team.size == 1 and has_keyboard():
            report({"event": "keys"})
        from trainer.training.start import start_of
        from trainer.training.train import train

        return train(
            recipe,
            folders.data(),
            folder,
            drawings=own,
            start=start_of(args.weights, recipe) if args.weights else None,
            seed=args.seed,
            resume=args.resume,
            workers=args.workers,
            team=team,
            stop=stop,
            tensorboard=args.tensorboard,
            report=report,
        )


def _folder(args: argparse.Namespace, recipe: Recipe) -> Path:
    """The folder of the run."""
    return args.out or Path("runs") / recipe.name


def drawings_for(team: Team, folder: Path) -> Labels:
    """Those that a team learns from in a folder; raises DataError.

    The first process looks them up for all: what is kept meanwhile would part their batches.
    """
    if not team.one_computer:
        raise DataError(
            "Drawings are kept on one computer, and this training runs on several: leave out "
            "--drawings, or start all its processes on one."
        )
    return team.told(_drawings(folder) if team.first else {})


def _drawings(folder: Path) -> Labels:
    """Those that the run in a folder was begun with, else those to learn from; raises DataError.

    What finetune holds out is not learnt here, either.
    """
    from trainer.run.state import beginning

    state = state_file(folder)
    kept = beginning(state).drawings if state.exists() else {}
    learnt = kept or portions()[0]
    if not learnt:
        raise DataError("Too few drawings are kept: save more in the pad, or leave out --drawings.")
    return learnt
