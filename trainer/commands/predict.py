"""`trainer predict`: read Kaggle's digits into a submission."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from digitpad.recognition.checkpoint import find
from trainer.commands.arguments import add_device, check_out
from trainer.progress import Progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "read Kaggle's digits into a submission"
    parser = subparsers.add_parser(
        "predict",
        help=about,
        description="Read the digits of Kaggle's Digit Recognizer and write what it wants to be "
        "given: a line ImageId,Label for each. Its train.csv is read as well as its test.csv; the "
        "labels in it are not looked at. A network for numbers answers with the likeliest number "
        "of one digit.",
    )
    parser.add_argument("checkpoint", help="its name, shipped or your own, or a path")
    parser.add_argument(
        "--csv", type=Path, required=True, help="the table: a heading, then 784 greys a line"
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        default=Path("submission.csv"),
        help="the file to write (default: submission.csv)",
    )
    add_device(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read and write; 0, or 1 where the file cannot be written."""
    path = find(args.checkpoint)
    check_out(args.out, path, args.csv)
    from digitpad.recognition.recognizer import Recognizer
    from trainer.data.kaggle import read_csv
    from trainer.submission import digit, read_digits, write_submission

    progress = Progress(as_json=False)
    try:
        recognizer = Recognizer.load(path, args.device)
        pixels, _labels = read_csv(args.csv)
        readings = read_digits(recognizer, pixels, args.csv.name, progress)
        write_submission(args.out, [digit(reading) for reading in readings])
    except OSError as error:
        print(f"trainer: {args.out} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        progress.clear()
    if doubtful := sum(len(reading.text) != 1 for reading in readings):
        print(
            f"trainer: {doubtful} of {len(readings)} were read as something else than one digit: "
            "the likeliest digit stands for each.",
            file=sys.stderr,
        )
    progress({"event": "written", "path": str(args.out)})
    return 0
