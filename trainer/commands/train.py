"""`trainer train`: train a recipe and write its checkpoint."""

from __future__ import annotations

import argparse
import threading
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders
from trainer.data.collection import Labels, portions
from trainer.data.sample import DataError
from trainer.orders import has_keyboard, obeyed
from trainer.priority import lower
from trainer.progress import Progress, Report, mute
from trainer.recipes.recipe import Recipe, load_recipe, recipes
from trainer.run_folder import held, opened, state_file

if TYPE_CHECKING:
    from trainer.run.team import Team

INTERRUPTED = 130
_LARGEST_SEED = 2**31 - 1


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


def add_run_arguments(parser: argparse.ArgumentParser, folder: str, workers: int) -> None:
    """Add what all runs can be told; folder: the default of --out in words."""
    parser.add_argument("--out", type=Path, help=f"folder of the run (default: {folder})")
    parser.add_argument("--resume", action="store_true", help="go on with the run in that folder")
    parser.add_argument("--seed", type=seed, default=0, help="another number, another run")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change one value of the recipe, as in --set training.steps=500",
    )
    parser.add_argument(
        "--workers", type=processes, default=workers, help="processes that make batches"
    )
    parser.add_argument(
        "--low-priority", action="store_true", help="let everything else on the computer go first"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="progress as JSON lines; the lines stop and cancel on standard input are obeyed",
    )


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


def seed(text: str) -> int:
    """A number that any generator takes; raises ArgumentTypeError."""
    if not (text.isdecimal() and int(text) <= _LARGEST_SEED):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 0 to {_LARGEST_SEED}")
    return int(text)


def one_or_more(text: str) -> int:
    """A whole number from 1 on; raises ArgumentTypeError."""
    if not (text.isdecimal() and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def processes(text: str) -> int:
    """A number of processes; raises ArgumentTypeError."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of processes")
    return int(text)
