"""`digitpad read`: reads pictures and ink without a window, a line a drawing."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, Protocol, TypeVar

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import CheckpointError
from digitpad.recognition.picture import Picture
from digitpad.recognition.reading import Reading
from digitpad.recognition.sources import Found, found

BATCH = 64
_PATIENCE_SECONDS = 0.1
_KEEPS_ONE_LINE = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r"})
"""Names and keys may hold what parts the fields and lines of text."""

Item = TypeVar("Item")


class Reads(Protocol):
    """What reads drawings: a Recognizer, or a stand-in for one."""

    def read_many(self, sources: Sequence[Ink | Picture]) -> list[Reading]:
        """What each drawing says, in order."""


Load = Callable[[str, str], Reads]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "read",
        help="read pictures and ink without a window",
        description="Read drawings and print a line for each: source, text, confidence and status "
        "with tabs between, or JSON. A source that cannot be read is reported, and the rest go on.",
    )
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="a picture, a folder, an .inkml or .ndjson file, or - for ndjson on standard input",
    )
    parser.add_argument(
        "--model", metavar="NAME|PATH", default="number", help="the checkpoint (default: number)"
    )
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, load: Load | None = None) -> int:
    """Read them all; 1 when some could not be read, 2 when there is nothing to read them with.

    load: gives what reads, from the name or path of a checkpoint and a device.
    """
    from digitpad.recognition.recognizer import DeviceError, Recognizer

    try:
        recognizer = (load or Recognizer.load)(args.model, args.device)
    except (CheckpointError, DeviceError) as error:
        print(f"digitpad read: {error}", file=sys.stderr)
        return 2
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return read(found(args.sources, standard_input()), recognizer, args.format)


def standard_input() -> Iterator[bytes]:
    """The lines of standard input, opened when the first one is wanted."""
    # Not sys.stdin: at the program's end Python closes that, and cannot while a thread waits in it.
    with open(0, "rb", closefd=False) as lines:
        yield from lines


def read(drawings: Iterable[Found], recognizer: Reads, form: str) -> int:
    """Print a line for each drawing, in order and as soon as it is read; the exit status."""
    failed = False
    tell = _told_in_json if form == "json" else _told_in_words
    with Ahead(drawings, BATCH) as batches:
        for batch in batches:
            known = [item.drawing for item in batch if not isinstance(item.drawing, str)]
            readings = iter(recognizer.read_many(known) if known else ())
            for item in batch:
                failed |= isinstance(item.drawing, str)
                tell(item.source, item.drawing if isinstance(item.drawing, str) else next(readings))
            sys.stdout.flush()
    return int(failed)


def _told_in_json(source: str, answer: Reading | str) -> None:
    rest = {"error": answer} if isinstance(answer, str) else asdict(answer)
    print(json.dumps({"source": source, **rest}, ensure_ascii=False, allow_nan=False))


def _told_in_words(source: str, answer: Reading | str) -> None:
    name = source.translate(_KEEPS_ONE_LINE)
    if isinstance(answer, str):
        print(f"digitpad read: {name}: {answer}", file=sys.stderr)
    else:
        print(name, answer.text, f"{answer.confidence:.4f}", answer.status.value, sep="\t")


@dataclass(frozen=True)
class _End:
    """Nothing more comes; what went wrong, if something did."""

    error: BaseException | None = None


class Ahead(Generic[Item]):
    """What comes, in batches of what is waiting, a thread fetching meanwhile.

    A batch holds at least one item and never waits for a second one: who sends one line and waits
    for its answer gets it. What goes wrong while fetching is raised where the batches are taken.
    """

    def __init__(self, items: Iterable[Item], most: int) -> None:
        self._items, self._most = items, most
        self._waiting: Queue[Item | _End] = Queue(most)
        self._unwanted = Event()
        # It may be waiting for a line that never comes: that must not keep the program open.
        self._thread = Thread(target=self._fetch, name="digitpad-ahead", daemon=True)

    def __enter__(self) -> Iterator[list[Item]]:
        self._thread.start()
        return self._batches()

    def __exit__(self, *error: object) -> None:
        self._unwanted.set()

    def _fetch(self) -> None:
        end = _End()
        try:
            for item in self._items:
                if not self._put(item):
                    return
        except BaseException as error:
            end = _End(error)
        self._put(end)

    def _put(self, item: Item | _End) -> bool:
        """Hand over as soon as there is room; False when nobody wants more."""
        while not self._unwanted.is_set():
            try:
                self._waiting.put(item, timeout=_PATIENCE_SECONDS)
            except Full:
                continue
            return True
        return False

    def _batches(self) -> Iterator[list[Item]]:
        while True:
            batch: list[Item] = []
            item = self._waiting.get()
            while not isinstance(item, _End):
                batch.append(item)
                if len(batch) == self._most:
                    break
                try:
                    item = self._waiting.get_nowait()
                except Empty:
                    break
            if batch:
                yield batch
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
