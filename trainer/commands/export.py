"""`trainer export`: a checkpoint's network as ONNX."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders
from digitpad.recognition.checkpoint import find, load, save_checkpoint
from trainer.commands.arguments import check_out
from trainer.data.sample import DataError
from trainer.export import FORMS
from trainer.markdown import columns
from trainer.progress import Progress
from trainer.protocols import PROTOCOLS

if TYPE_CHECKING:
    from trainer.export.exam import Exam
    from trainer.export.export import Export


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    about = "write a checkpoint's network as ONNX"
    parser = subparsers.add_parser(
        "export",
        help=about,
        description="Write a checkpoint's network as ONNX, with all that is needed to use it as "
        "JSON under the metadata key digitpad. It takes any number of frames at once, and frames "
        "of any width where the network does. What onnxruntime computes is held against torch "
        "before the file is put in place. Then it says for each form how large it is, how fast on "
        "one thread of this computer, and which share of validation drawings it reads.",
    )
    parser.add_argument("checkpoint", help="its name, shipped or your own, or a path")
    parser.add_argument("--onnx", type=Path, required=True, metavar="OUT", help="the file to write")
    parser.add_argument(
        "--int8",
        action="store_true",
        help="write a second file, as number-int8.onnx beside number.onnx, with weights of 8 bits; "
        "ends with an error where that loses more than 0.1 points",
    )
    parser.add_argument(
        "--note",
        action="store_true",
        help="write the figures on the checkpoint's card, where the command table finds them",
    )
    parser.add_argument(
        "--on",
        choices=PROTOCOLS,
        metavar="PROTOCOL",
        help="whose validation drawings are read (default: those of the checkpoint's recipe)",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Export; 0, or 1 where a file cannot be written."""
    path = find(args.checkpoint)
    check_out(args.onnx, path)
    small = args.onnx.with_name(f"{args.onnx.stem}-int8.onnx") if args.int8 else None
    if small:
        check_out(small, path)
    from trainer.export.export import export

    progress = Progress(as_json=False)
    try:
        made = export(path, args.onnx, int8=small, exam=_exam(args, path), report=progress)
        if args.note:
            _note(path, made)
    except OSError as error:
        print(
            f"trainer: {error.filename or args.onnx} cannot be written: {error.strerror}",
            file=sys.stderr,
        )
        return 1
    finally:
        progress.clear()
    if args.format == "json":
        print(json.dumps(asdict(made), allow_nan=False))
    else:
        print(_table(made), end="")
    for written in filter(None, (args.onnx, small)):
        progress({"event": "written", "path": str(written)})
    return 0


def _note(path: Path, made: Export) -> None:
    """Write what was made of it on a checkpoint's card; raises OSError."""
    card, weights = load(path)
    save_checkpoint(path, replace(card, exports=made.as_metrics()), weights)


def _exam(args: argparse.Namespace, path: Path) -> Exam | None:
    """The drawings to measure by; None where they are not at hand and nobody asked for them.

    Raises CheckpointError and DataError.
    """
    from digitpad.recognition.recognizer import Recognizer
    from trainer.export.exam import exam

    recognizer = Recognizer.load(path, "cpu")
    try:
        return exam(recognizer, folders.data(), args.on)
    except DataError as error:
        if args.int8 or args.on:
            raise
        print(f"trainer: what it reads is not measured. {error}", file=sys.stderr)
        return None


def _table(made: Export) -> str:
    """A table with a row a form, and what the share is of."""
    head = ("form", "MB", "ms a drawing", "read right")
    rows = [
        (
            FORMS[form.name],
            f"{form.bytes / 1e6:.2f}",
            f"{form.latency_ms:.2f}",
            "" if form.exact is None else f"{100 * form.exact:.2f} %",
        )
        for form in made.forms
    ]
    table = columns([head, *rows], words=1)
    if made.protocol is None:
        return table
    return f"{table}of {made.count} validation drawings of protocol {made.protocol}\n"
