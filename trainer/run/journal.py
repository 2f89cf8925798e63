"""Journal: what a run told, in its folder: JSON lines, and curves for TensorBoard."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from digitpad.files import written_whole
from trainer.progress import Event, Report
from trainer.run_folder import RunError, unwritten

METRICS = "metrics.jsonl"
_TENSORBOARD = "tensorboard"


@contextmanager
def journal(folder: Path, step: int, report: Report, tensorboard: bool = False) -> Iterator[Report]:
    """Tells events to the folder of a run before it reports them.

    step: of the state that the run goes on from, -1 where there is none. What was told of later
    steps is cut off: they are made again. Raises RunError where nothing can be written, also later,
    and without TensorBoard.
    """
    path = folder / METRICS
    with ExitStack() as stack:
        try:
            _cut(path, step)
            # Without a buffer, what could not be written does not come again at the end.
            file = stack.enter_context(path.open("ab", buffering=0))
        except OSError as error:
            raise unwritten(path, error) from error
        board = stack.enter_context(_board(folder, step)) if tensorboard else None

        def tell(event: Event) -> None:
            try:
                file.write(f"{json.dumps(event, allow_nan=False)}\n".encode())
            except OSError as error:
                raise unwritten(path, error) from error
            if board is not None:
                for name, value in _scalars(event):
                    board.add_scalar(name, value, event["step"])
            report(event)

        yield tell


def _cut(path: Path, step: int) -> None:
    """Leave only what was told up to a step; what a sudden end cut short or spoilt goes, too."""
    if not path.exists():
        return
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if line.endswith(b"\n") and _step(line) <= step]
    if kept != lines:
        with written_whole(path) as aside:
            aside.write_bytes(b"".join(kept))


def _step(line: bytes) -> float:
    """The step that a line tells of, infinity where it tells of none."""
    try:
        step: float = json.loads(line)["step"]
    except (KeyError, TypeError, ValueError):
        return math.inf
    return step


@contextmanager
def _board(folder: Path, step: int) -> Iterator[Any]:
    """A writer for TensorBoard, which forgets what it was told of later steps."""
    try:
        from torch.utils.tensorboard import SummaryWriter  # slow to import, and not always there
    except ImportError as error:
        raise RunError(
            "TensorBoard is not installed: run pip install tensorboard, or leave out --tensorboard."
        ) from error
    with SummaryWriter(str(folder / _TENSORBOARD), purge_step=step + 1) as writer:
        yield writer
        writer.flush()


def _scalars(event: Event) -> Iterator[tuple[str, float]]:
    """The curves that an event adds a point to."""
    match event["event"]:
        case "step":
            for name in ("loss", "rate", "samples_per_second"):
                yield f"training/{name}", event[name]
        case "validated":
            yield "validation/score", event["score"]
            for name, loss in event["losses"].items():
                yield f"validation/{name}", event[name]
                yield f"validation/{name} loss", loss
