"""`trainer data`: what there is to learn from, fetching it, looking at it, and checking it."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from digitpad import folders, program
from trainer.commands.arguments import add_changes, check_out, seed
from trainer.data.sample import DataError
from trainer.progress import Progress

if TYPE_CHECKING:
    from trainer.data.counts import SetCount
    from trainer.data.faults import Fault

_MOST = 2000
"""Frames on a sheet."""
_SHOWN = 12
"""So many faults of a kind are told to people; programs get all."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and the four below it."""
    about = "list, fetch, show and check data sets"
    parser = subparsers.add_parser(
        "data",
        help=about,
        description="List, fetch, show and check data sets. They lie in the folder that "
        "DIGITPAD_DATA names, laid out as torchvision has it. A folder of pictures of your own is "
        "a data set, too: name its path.",
    )

    def helped(_: argparse.Namespace) -> int:
        parser.print_help(sys.stderr)
        return 2

    parser.set_defaults(run=helped)
    below = parser.add_subparsers(metavar="COMMAND")
    _add_list(below)
    _add_fetch(below)
    _add_show(below)
    _add_check(below)


def _add_list(below: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "say which data sets are there, where, and what is in them"
    parser = below.add_parser("list", help=about, description=f"{about.capitalize()}.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones (default: all)")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="without counts by label and writer, which take a while",
    )
    _add_format(parser)
    parser.set_defaults(run=_list)


def _add_fetch(below: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "download data sets and check them by their checksums"
    parser = below.add_parser("fetch", help=about, description=f"{about.capitalize()}.")
    parser.add_argument("names", nargs="+", metavar="NAME", help="as `data list` names them")
    parser.add_argument(
        "--resume", action="store_true", help="go on where an earlier download was broken off"
    )
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")
    parser.set_defaults(run=_fetch)


def _add_show(below: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "draw a contact sheet of what a network gets to see"
    parser = below.add_parser(
        "show",
        help=about,
        description="Draw a contact sheet, a PNG: frames with their labels. Of a recipe they are "
        "what it trains on, after composing, augmentation and framing.",
    )
    parser.add_argument("name", metavar="NAME", help="a data set, a folder or a recipe")
    parser.add_argument("-o", "--out", type=Path, help="the file (default: NAME-sheet.png)")
    parser.add_argument(
        "--part", choices=("train", "validate", "test"), default="train", help="of a data set"
    )
    parser.add_argument("--count", type=_count, default=96, help="frames on the sheet")
    parser.add_argument("--seed", type=seed, default=0, help="another number, another choice")
    add_changes(parser, "change a recipe's value")
    _add_format(parser)
    parser.set_defaults(run=_show)


def _add_check(below: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "look for duplicates, labels that cannot be, and writers in two parts"
    parser = below.add_parser(
        "check",
        help=about,
        description=f"{about.capitalize()}; the exit status is 1 where there are any.",
    )
    parser.add_argument("names", nargs="+", metavar="NAME", help="data sets or folders")
    _add_format(parser)
    parser.set_defaults(run=_check)


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _list(args: argparse.Namespace) -> int:
    """A paragraph a data set, as soon as it is known; 1 where one is damaged."""
    from trainer.data.counts import counted
    from trainer.data.sets import SETS, named

    failed = False
    for one in [named(name) for name in args.names or SETS]:
        try:
            count = counted(one, folders.data(), quick=args.quick)
        except DataError as error:
            print(f"trainer: {error}", file=sys.stderr)
            failed = True
            continue
        print(json.dumps(asdict(count)) if args.format == "json" else _listed(count), flush=True)
    return int(failed)


def _listed(count: SetCount) -> str:
    there = f"{count.size / 1e6:.1f} MB" if count.at_hand else "not there"
    lines = [f"{count.name}  {count.title} ({count.licence})  {there}  {count.folder}"]
    for part, found in count.parts.items():
        writers = f"  writers: {found.writers}" if found.writers else ""
        kinds = "  ".join(f"{kind}: {number}" for kind, number in _kinds(found.labels).items())
        lines.append(f"  {part}  {found.samples}{writers}  {kinds}".rstrip())
    if not count.at_hand:
        fetch = f"`{program.trainer()} data fetch {count.name}` downloads it. Or: "
        lines.append(f"  {fetch if count.fetched else ''}{count.put}")
    return "\n".join(lines)


def _kinds(labels: dict[str, int]) -> dict[str, int]:
    """Counts by label; by number of digits where there are numbers of several."""
    if all(len(label) == 1 for label in labels):
        return labels
    lengths: Counter[int] = Counter()
    for label, number in labels.items():
        lengths[len(label)] += number
    return {
        f"{length} digits" if length > 1 else "1 digit": lengths[length]
        for length in sorted(lengths)
    }


def _fetch(args: argparse.Namespace) -> int:
    """Fetch what is not there; raises DataError, with what to put where, where that cannot be."""
    from trainer.data.sets import named

    progress = Progress(args.json)
    data = folders.data()
    for one in [named(name) for name in args.names]:
        if not one.place.at_hand(data):
            progress({"event": "looking_up", "name": one.name})
            try:
                one.place.fetch(data, progress, args.resume)
            except KeyboardInterrupt:
                progress({"event": "interrupted"})
                raise
            finally:
                progress.clear()
        progress({"event": "fetched", "name": one.name, "folder": str(one.place.root(data))})
    return 0


def _show(args: argparse.Namespace) -> int:
    """Write a contact sheet; 0, or 1 where the file cannot be written."""
    out = args.out or Path(f"{Path(args.name).stem}-sheet.png")
    check_out(out, Path(args.name))
    from trainer.training.showing import shown

    sheet, count = shown(
        args.name, args.set, folders.data(), args.part, count=args.count, seed=args.seed
    )
    try:
        sheet.save(out, "PNG")
    except OSError as error:
        print(f"trainer: {out} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    told = {"path": str(out), "samples": count, "width": sheet.width, "height": sheet.height}
    print(json.dumps(told) if args.format == "json" else out)
    return 0


def _check(args: argparse.Namespace) -> int:
    """What is wrong with data sets; 0 where nothing is, else 1."""
    from trainer.data.faults import faults
    from trainer.data.sets import named

    wrong = False
    for one in [named(name) for name in args.names]:
        found = list(faults(one, folders.data()))
        wrong |= bool(found)
        if args.format == "json":
            told = {"name": one.name, "faults": [asdict(fault) for fault in found]}
            print(json.dumps(told), flush=True)
        else:
            print("\n".join(_checked(one.name, found)), flush=True)
    return int(wrong)


def _checked(name: str, found: Sequence[Fault]) -> list[str]:
    """The first of each kind, and how many more there are."""
    if not found:
        return [f"{name}: nothing is wrong"]
    lines = []
    for kind in dict.fromkeys(fault.kind for fault in found):
        same = [fault for fault in found if fault.kind == kind]
        lines += [f"{name}: {', '.join(fault.where)}: {fault.text}" for fault in same[:_SHOWN]]
        if more := len(same) - _SHOWN:
            lines += [f"{name}: and {more} more like this"] if more > 0 else []
    return lines


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= _MOST):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 to {_MOST}")
    return int(text)
