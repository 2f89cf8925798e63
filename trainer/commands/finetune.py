"""`trainer finetune`: teach a checkpoint the user's hand."""

from __future__ import annotations

import argparse
import shutil
import threading
from datetime import date
from pathlib import Path

from digitpad import folders
from digitpad.collection.lesson import WANTED
from digitpad.recognition.checkpoint import Card, find, load, own_folder, read_card, save_checkpoint
from trainer.commands.arguments import add_run_arguments, check_out
from trainer.composing.mixture import at_hand
from trainer.data.collection import labelled
from trainer.lessons.lesson import (
    Lesson,
    checksum,
    drawings_to_learn,
    keep_lesson,
    kept_lesson,
    unfinished,
)
from trainer.lessons.naming import check_name, fresh_names, own_title, reserved
from trainer.orders import INTERRUPTED, obeyed
from trainer.priority import lower
from trainer.progress import Progress, Report
from trainer.run_folder import RunError, held, opened, state_file


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "teach a checkpoint your hand"
    parser = subparsers.add_parser(
        "finetune",
        help=about,
        description="Teach a checkpoint your hand from the drawings that you kept, and write a "
        "new one beside your others. About a fifth of the drawings is not learnt, and chooses "
        "nothing: read before and after, it tells what was learnt. So do, where the data sets are "
        "at hand, drawings of other people that networks are validated by. The key s ends it with "
        "what is learnt so far; Ctrl+C stops it and keeps what it has: --resume goes on from "
        "there.",
    )
    parser.add_argument("checkpoint", help="the one to begin with: its name, or a path")
    parser.add_argument("--name", help="of the new checkpoint (default: the old one's, and today)")
    parser.add_argument("--steps", type=int, help="how long it learns (default: 300)")
    add_run_arguments(parser, folder="in digitpad's own folder", workers=0)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Finetune; 0, or 130 when it was interrupted."""
    if args.low_priority:
        lower()
    stop = obeyed(args.json)
    start = find(args.checkpoint)
    card = read_card(start)
    folder, lesson = _begun(args, start, card)
    holding, progress = held(folder), Progress(args.json)
    try:
        with holding:
            if lesson != kept_lesson(folder):
                keep_lesson(lesson, folder)
            if lesson.count < WANTED:
                progress({"event": "few", "drawings": lesson.count, "wanted": WANTED})
            path = _finetuned(args, start, card, lesson, folder, stop, progress)
            if path is None:
                progress({"event": "interrupted", "folder": str(folder)})
                return INTERRUPTED
            progress({"event": "written", "path": str(_released(path))})
            _ended(folder, stays=args.out is not None)
    finally:
        if args.out is None and not state_file(folder).exists():
            shutil.rmtree(folder)  # there is nothing in it to go on with
    return 0


def _finetuned(
    args: argparse.Namespace,
    start: Path,
    card: Card,
    lesson: Lesson,
    folder: Path,
    stop: threading.Event,
    report: Report,
) -> Path | None:
    """The checkpoint in the run's folder; None when it was interrupted."""
    from trainer.lessons.finetune import finetune, finetuning_recipe

    steps = [] if args.steps is None else [f"training.steps={args.steps}"]
    return finetune(
        start,
        finetuning_recipe(card, lesson.name, lesson.title, [*steps, *args.set]),
        labelled(lesson.learnt),
        labelled(lesson.held),
        folder,
        folders.data() if lesson.rehearsal else None,
        seed=args.seed,
        resume=args.resume,
        workers=args.workers,
        stop=stop,
        report=report,
    )


def _begun(args: argparse.Namespace, start: Path, card: Card) -> tuple[Path, Lesson]:
    """The run's folder and its lesson: the one to go on with, else one of what is kept now.

    Raises RunError where they do not fit the checkpoint or the data sets, DataError where too few
    drawings are kept.
    """
    runs = folders.home() / "runs"
    if args.resume:
        named = runs / args.name if args.name else None
        folder = args.out or named or unfinished(runs)
        if lesson := kept_lesson(folder):
            _check_resumed(folder, lesson, start, _rehearses(args, card))
            return folder, lesson
    if args.name is not None:
        check_name(args.name)
    learnt, held_out = drawings_to_learn()
    rehearses = _rehearses(args, card)
    name, title, folder = _named(args, card, runs)
    check_out(folder / f"{name}.safetensors", start)
    return folder, Lesson(name, title, checksum(start), learnt, held_out, rehearses)


def _named(args: argparse.Namespace, card: Card, runs: Path) -> tuple[str, str, Path]:
    """Name and title of the new checkpoint, and the folder of its run, which is there then."""
    if args.name is not None:
        folder = args.out or runs / args.name
        opened(folder, args.resume)
        return args.name, own_title(card, args.name), folder
    names = fresh_names(card, date.today())
    if args.out is not None:
        opened(args.out, args.resume)
        return *next(names), args.out
    return next((*named, runs / named[0]) for named in names if reserved(runs / named[0]))


def _rehearses(args: argparse.Namespace, card: Card) -> bool:
    """Whether all the data sets to rehearse with are at hand."""
    from trainer.lessons.finetune import finetuning_recipe

    return at_hand(folders.data(), finetuning_recipe(card, card.name, card.title, args.set).data)


def _check_resumed(folder: Path, lesson: Lesson, start: Path, rehearses: bool) -> None:
    """Raises RunError where a lesson cannot go on as it began."""
    if lesson.checkpoint != checksum(start):
        raise RunError(
            "{folder} was begun with another checkpoint: resume with that one.", folder=folder
        )
    if lesson.rehearsal and not rehearses:
        raise RunError(
            "{folder} was begun with the data sets at hand: set DIGITPAD_DATA to their folder.",
            folder=folder,
        )


def _ended(folder: Path, stays: bool) -> None:
    """A run whose checkpoint is released can be taken further where its folder stays."""
    from trainer.run.state import reopen

    if stays:
        reopen(state_file(folder))
    else:
        state_file(folder).unlink()


def _released(path: Path) -> Path:
    """Put a finished checkpoint among the user's own; raises RunError where that cannot be."""
    released = own_folder() / path.name
    try:
        released.parent.mkdir(parents=True, exist_ok=True)
        save_checkpoint(released, *load(path))
    except OSError as error:
        raise RunError(
            "{released} cannot be written: {problem}. The checkpoint is {path}.",
            released=released,
            problem=error.strerror,
            path=path,
        ) from error
    return released
