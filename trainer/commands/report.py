"""`trainer report`: one page that shows what a run or a checkpoint has become."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digitpad import folders
from trainer.commands.arguments import add_device, add_protocols, check_out
from trainer.orders import INTERRUPTED
from trainer.progress import Progress

_NAME = "report.html"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "show on one page what a run or a checkpoint has become"
    parser = subparsers.add_parser(
        "report",
        help=about,
        description="Write one HTML page that shows what a run or a checkpoint has become: its "
        "curves, what it reads rightly and wrongly under the protocols, what its confidence is "
        "worth, which ink decided, its recipe and data. The page needs no other file.",
    )
    parser.add_argument(
        "subject",
        metavar="RUN|CHECKPOINT",
        help="the folder of a run, finished or not; or a checkpoint: its name, shipped or your "
        "own, or a path",
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        help=f"the page, or a folder for {_NAME} (default: the run's, or here)",
    )
    add_protocols(parser, "those of the recipe, else all that suit the checkpoint")
    parser.add_argument(
        "--part",
        choices=("validate", "test"),
        default="test",
        help="which people and pictures (default: test, those that nothing was chosen by)",
    )
    add_device(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write it; 0, 1 where the page cannot be written, or 130.

    That is after an interrupt: the page shows what was read before.
    """
    from trainer.measuring.evaluate import check_named
    from trainer.report.report import write_report
    from trainer.report.subject import subject

    about = subject(args.subject)
    out = args.out or (about.folder or Path()) / _NAME
    out = out / _NAME if out.is_dir() else out
    check_out(out, *about.files)
    if about.card:
        check_named([about.card], args.on or ())
    progress = Progress(as_json=False)
    try:
        whole = write_report(
            about,
            out,
            data=folders.data(),
            on=args.on or (),
            part=args.part,
            device=args.device,
            report=progress,
        )
    except OSError as error:
        print(f"trainer: {out} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        progress.clear()
    progress({"event": "written", "path": str(out)})
    return 0 if whole else INTERRUPTED
