"""`digitpad collection`: list, import and export the kept drawings, and say where they are."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from digitpad.collection.database import CollectionError, DamagedDrawingError
from digitpad.collection.drawing import Drawing
from digitpad.collection.exchange import Summary, export_to, import_from, kept
from digitpad.collection.export_place import ExportError
from digitpad.collection.formats.labelled_names import LabelledBy
from digitpad.collection.readers import SUFFIXES, Piece, pieces
from digitpad.collection.selection import Selection
from digitpad.collection.store import Collection, default_path
from digitpad.collection.watch import Item, Watch
from digitpad.collection.writers import FORMATS, LARGEST_SIZE, LEAST_SIZE

SHOW_EVERY = 100  # drawings between two looks at the progress


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its four subcommands."""
    about = "list, import and export the drawings that you kept"
    parser = subparsers.add_parser("collection", help=about, description=about)
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_list(actions)
    _add_import(actions)
    _add_export(actions)
    about = "print the path of the collection's file"
    actions.add_parser("path", help=about, description=about)


def run(args: argparse.Namespace) -> int:
    """Do it; 0, 1 when some drawings were refused or damaged, 2 when nothing could be done, or 130.

    130: an import was interrupted, and what it had taken in stays.
    """
    actions = {"list": _list, "import": _import, "export": _export, "path": _path}
    try:
        return actions[args.action](args)
    except (CollectionError, ExportError) as error:
        print(f"digitpad collection: {error}", file=sys.stderr)
        return 2


def _add_list(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "list",
        help="list kept drawings, the newest first",
        description="List kept drawings, the newest first. As text: id, label, what was read, its "
        "confidence and status, device and time, with tabs between and - for what is not known.",
    )
    _add_selection(parser)
    parser.add_argument(
        "--deleted", action="store_true", help="the deleted drawings instead of the others"
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="the newest N only")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _add_import(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "import",
        help="take in labelled drawings from files and folders",
        description="Take in labelled drawings; what is there already is not taken in twice, and "
        "what was deleted comes back. "
        'The label of ink is its "word" in ndjson or its annotation in InkML. That of a picture is '
        "the folder 0 to 9 that it lies in, else the digits of its name or what follows the last "
        "underscore in it. Where a metadata.jsonl lies beside it, that alone says it, and so does "
        "the nearest one above its folder that describes any picture there; pictures in the files "
        "of MNIST have theirs in the file of labels beside them.",
    )
    parser.add_argument(
        "--labels",
        choices=[by.value for by in LabelledBy],
        default=LabelledBy.EITHER.value,
        help="take labels of pictures from the names of files, or of folders, alone",
    )
    parser.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help="a folder, read with all folders in it, or a file: "
        f"{', '.join(SUFFIXES)}, …images-idx3-ubyte[.gz]",
    )


def _add_export(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "export",
        help="write kept drawings to files",
        description="Write kept drawings to files that can be imported again. "
        "FORMAT is one of these. "
        f"{'. '.join(f'{name}: {form.about}' for name, form in FORMATS.items())}.",
    )
    parser.add_argument("target", type=Path, metavar="TARGET", help="a new folder, or a file")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help="ndjson for a TARGET that ends in .ndjson, else folder",
    )
    sizes = ", ".join(f"{form.size} in {name}" for name, form in FORMATS.items() if form.size)
    parser.add_argument(
        "--size",
        type=_size,
        metavar="PIXELS",
        help=f"how high the pictures are that ink becomes; {sizes} unless told",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="write over the file TARGET where it is there already",
    )
    _add_selection(parser)


def _add_selection(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_argument_group("which drawings")
    chosen.add_argument("--label", metavar="NUMBER", help="those with this label")
    chosen.add_argument(
        "--since",
        type=_time,
        metavar="TIME",
        help="kept at this time or later, as in 2025-12-31 or 2025-12-31T14:30",
    )
    chosen.add_argument("--before", type=_time, metavar="TIME", help="kept earlier than this")
    chosen.add_argument("--wrong", action="store_true", help="those that were read wrongly")
    chosen.add_argument("--unsure", action="store_true", help="those whose reading was unsure")
    chosen.add_argument("--only", choices=("ink", "pictures"))


def _selection(args: argparse.Namespace) -> Selection:
    return Selection(
        label=args.label,
        since=args.since,
        until=args.before,
        wrongly_read=args.wrong,
        unsure=args.unsure,
        pictures=None if args.only is None else args.only == "pictures",
        deleted=getattr(args, "deleted", False),
    )


def _list(args: argparse.Namespace) -> int:
    written = _json_line if args.format == "json" else _text_line
    status = 0
    with Collection() as collection:
        for id in islice(collection.ids(_selection(args)), args.limit):
            try:
                print(written(collection.drawing(id)))
            except DamagedDrawingError as error:
                print(f"digitpad collection: {error}", file=sys.stderr)
                status = 1
    return status


def _import(args: argparse.Namespace) -> int:
    files = list(pieces(args.sources, LabelledBy(args.labels)))
    drawings = chain.from_iterable(piece.found() for piece in files)
    with Collection() as collection:
        summary = import_from(_watched(drawings, _expected(files)), collection)
    print(
        f"{summary.done} imported, {summary.present} there already, {len(summary.refused)} refused"
    )
    status = _refusals_told(summary)
    if summary.stopped:
        print("Interrupted. Import the same again to go on.", file=sys.stderr)
        return 128 + signal.SIGINT
    return status


def _export(args: argparse.Namespace) -> int:
    format = args.format or ("ndjson" if args.target.suffix.lower() == ".ndjson" else "folder")
    if args.size is not None and FORMATS[format].size is None:
        drawing = ", ".join(name for name, form in FORMATS.items() if form.size)
        raise ExportError(f"{format} draws no pictures: --size is for the formats {drawing}")
    selection = _selection(args)
    with Collection() as collection:
        drawings = _watched(kept(collection, selection), collection.count(selection))
        summary = export_to(
            args.target,
            drawings,
            format,
            args.size,
            replace=args.replace,
            collection=collection.path,
        )
    print(f"{summary.done} exported, {len(summary.refused)} left out")
    return _refusals_told(summary)


def _path(_: argparse.Namespace) -> int:
    print(default_path())
    return 0


def _text_line(drawing: Drawing) -> str:
    reading = drawing.reading
    read = (
        [reading.text or "-", f"{reading.confidence:.3f}", reading.status] if reading else ["-"] * 3
    )
    time = drawing.time.astimezone().isoformat(timespec="seconds")
    return "\t".join([drawing.id, drawing.label, *read, drawing.device, time])


def _json_line(drawing: Drawing) -> str:
    return json.dumps({**drawing.facts(), "label": drawing.label, "deleted": drawing.deleted})


def _refusals_told(summary: Summary) -> int:
    for refused in summary.refused:
        print(f"{refused.origin}: {refused.reason}", file=sys.stderr)
    return 1 if summary.refused else 0


def _expected(files: Iterable[Piece]) -> int:
    """About how many drawings come; not counted where nobody looks."""
    return sum(piece.expected() for piece in files) if sys.stderr.isatty() else 0


def _watched(items: Iterable[Item], expected: int) -> Iterator[Item]:
    """The same, and on a terminal how many of them there were so far."""
    if not sys.stderr.isatty():
        yield from items
        return
    try:
        yield from Watch(_show_progress).over(items, expected)
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _show_progress(done: int, expected: int) -> None:
    if done % SHOW_EVERY == 0:
        print(f"\r{done} of {expected} drawings", end="", file=sys.stderr, flush=True)


def _time(text: str) -> datetime:
    """A time of the command line: of this place where it names no zone."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(f"{text} is no time like 2025-12-31T14:30") from None


def _size(text: str) -> int:
    if not (text.isascii() and text.isdigit() and LEAST_SIZE <= int(text) <= LARGEST_SIZE):
        raise argparse.ArgumentTypeError(
            f"{text} is no size between {LEAST_SIZE} and {LARGEST_SIZE} pixels"
        )
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is no number of drawings")
    return min(int(text), sys.maxsize)  # more than any computer counts
