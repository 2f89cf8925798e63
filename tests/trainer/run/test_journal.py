"""What a run told is in its folder: once, and whole lines only."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from trainer.progress import Event, mute
from trainer.run.journal import journal
from trainer.run_folder import RunError

STEP = {"event": "step", "step": 50, "loss": 0.5, "rate": 0.1, "samples_per_second": 9.0}
LOOK = {"event": "validated", "step": 60, "score": 0.5, "ink": 0.5, "losses": {"ink": 0.7}}


def told(folder: Path) -> list[Event]:
    return [json.loads(line) for line in (folder / "metrics.jsonl").read_text().splitlines()]


def test_events_are_written_before_they_are_reported(tmp_path: Path) -> None:
    seen: list[Event] = []

    def report(event: Event) -> None:
        assert told(tmp_path)[-1] == event
        seen.append(event)

    with journal(tmp_path, 0, report) as tell:
        tell(STEP)
        tell(LOOK)

    assert seen == [STEP, LOOK]


def test_what_was_told_of_later_steps_is_cut_off(tmp_path: Path) -> None:
    with journal(tmp_path, 0, mute) as tell:
        tell(STEP)
        tell(LOOK)
    with (tmp_path / "metrics.jsonl").open("a") as file:
        file.write('\0\0\n{"event": "step", "step": 5')
    with journal(tmp_path, 55, mute) as tell:
        tell({**LOOK, "score": 0.6})

    assert told(tmp_path) == [STEP, {**LOOK, "score": 0.6}]


@pytest.mark.parametrize(("step", "lines"), [(-1, 1), (0, 2)])
def test_what_is_told_before_the_first_step_is_not_told_twice(
    tmp_path: Path, step: int, lines: int
) -> None:
    for _ in range(2):
        with journal(tmp_path, step, mute) as tell:
            tell({**LOOK, "step": 0})

    assert len(told(tmp_path)) == lines


def test_a_folder_that_cannot_be_written_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "metrics.jsonl").mkdir()

    with pytest.raises(RunError, match="cannot be"), journal(tmp_path, 0, mute):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="no limits there")
def test_a_disk_that_fills_later_is_no_traceback(tmp_path: Path) -> None:
    with journal(tmp_path, 0, mute) as tell:
        tell(STEP)
    with (
        pytest.raises(
            RunError,
            match=r"File too large\. Put that right, and go on; .* with --resume",
        ),
        journal(tmp_path, 50, mute) as tell,
        no_file_may_grow(),
    ):
        tell(LOOK)

    assert told(tmp_path) == [STEP]


@contextmanager
def no_file_may_grow() -> Iterator[None]:
    import resource  # not everywhere

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_curves_for_tensorboard_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    with journal(tmp_path, 0, mute, tensorboard=True) as tell:
        tell(STEP)
        tell(LOOK)
    curves = accumulator.EventAccumulator(str(tmp_path / "tensorboard")).Reload()

    [loss] = curves.Scalars("training/loss")
    assert (loss.step, loss.value) == (50, 0.5)
    assert {"training/rate", "validation/score", "validation/ink"} <= {*curves.Tags()["scalars"]}


def test_without_tensorboard_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)

    with (
        pytest.raises(RunError, match="pip install tensorboard"),
        journal(tmp_path, 0, mute, tensorboard=True),
    ):
        pass
