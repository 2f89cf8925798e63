"""Progress: a line that renews itself on a terminal, plain lines elsewhere, JSON for programs."""

from __future__ import annotations

import io
import json
import math
import os
from typing import Any

import pytest

from trainer.progress import Pace, Progress, evaluating

STEP = {
    "event": "step",
    "step": 50,
    "steps": 2000,
    "loss": 0.123456,
    "rate": 0.0025,
    "samples_per_second": 315.4,
    "seconds_left": 3723.4,
}
VALIDATED = {
    "event": "validated",
    "step": 1000,
    "best": True,
    "score": 0.91234,
    "ink": 0.9,
    "losses": {"ink": 0.25},
}
CALIBRATION = {"event": "calibration", "done": 64, "of": 700, "seconds_left": 9.6}
EVALUATING = {
    "event": "evaluating",
    "protocol": "mnist",
    "done": 256,
    "of": 10_000,
    "seconds_left": 61.6,
}
EVALUATED = {
    "event": "evaluated",
    "protocol": "mnist",
    "exact": 0.996,
    "low": 0.9946,
    "high": 0.997,
    "count": 10_000,
    "ok_right": None,
}
COMPARED = {
    "event": "compared",
    "before": {"your-drawings": {"exact": 0.75, "count": 16}},
    "after": {"your-drawings": {"exact": 0.9375, "count": 16}},
    "changed": 1,
}
LOOKED = "validated after step 1000: score 91.23 %  ink 90.00 %  loss 0.2500"
TOLD: list[tuple[dict[str, Any], str]] = [
    ({"event": "reading"}, "reading data"),
    (STEP, "step 50 of 2000  loss 0.1235  rate 0.0025  315 a second  1:02:03 left"),
    (VALIDATED, f"{LOOKED}  (new best)"),
    ({**VALIDATED, "best": False}, LOOKED),
    ({key: value for key, value in VALIDATED.items() if key != "best"}, LOOKED),
    ({"event": "lower_rate", "step": 50, "rate": 0.0001}, "lower rate after step 50: 0.0001"),
    (
        {"event": "ended", "step": 90, "looks": 5},
        "ended after step 90: no lower validation loss in 5 looks",
    ),
    ({"event": "keys"}, "s ends it with the best so far, Ctrl+C stops it to go on later"),
    ({"event": "calibrating"}, "calibrating"),
    (
        {"event": "few", "drawings": 12, "wanted": 20},
        "12 drawings are few: with 8 more your hand is learnt better",
    ),
    ({"event": "comparing"}, "reading with both checkpoints"),
    (
        COMPARED,
        "your-drawings: 75.00 % before, 93.75 % after, of 16\n"
        "shipped numbers read otherwise than before: 1",
    ),
    (EVALUATED, "mnist: 99.60 % (99.46 to 99.70) of 10000"),
    (
        {"event": "interrupted", "folder": "runs/x"},
        "interrupted; nothing is lost: go on with --resume",
    ),
    (
        {"event": "stopped", "folder": "runs/ablation"},
        "interrupted; nothing is lost: the same command goes on",
    ),
    ({"event": "written", "path": "runs/x/x.safetensors"}, "written: runs/x/x.safetensors"),
]


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("event", "words"), TOLD, ids=[event["event"] for event, _ in TOLD])
class TestEveryEvent:
    def test_is_a_line_in_a_log(self, event: dict[str, Any], words: str) -> None:
        out = io.StringIO()
        Progress(as_json=False, out=out)(event)

        assert out.getvalue() == f"{words}\n"

    def test_is_a_line_of_json_for_programs(self, event: dict[str, Any], words: str) -> None:
        out = io.StringIO()
        Progress(as_json=True, out=out)(event)

        assert out.getvalue().count("\n") == 1
        assert json.loads(out.getvalue()) == event


class TestTerminal:
    def test_steps_take_each_others_place(self) -> None:
        out = Terminal()
        progress = Progress(as_json=False, out=out)
        progress(STEP)
        progress(STEP)

        assert out.getvalue() == f"\r{TOLD[1][1]}\x1b[K" * 2

    def test_other_events_take_the_place_of_the_last_step(self) -> None:
        out = Terminal()
        progress = Progress(as_json=False, out=out)
        for event in (STEP, VALIDATED, {"event": "calibrating"}):
            progress(event)

        assert out.getvalue() == f"\r{TOLD[1][1]}\x1b[K\r\x1b[K{TOLD[2][1]}\ncalibrating\n"

    def test_evaluating_renews_itself_and_is_cleared_away(self) -> None:
        out = Terminal()
        progress = Progress(as_json=False, out=out)
        progress(EVALUATING)
        progress.clear()
        progress.clear()

        assert out.getvalue() == "\rmnist: 256 of 10000  1:02 left\x1b[K\r\x1b[K"

    def test_so_does_calibration(self) -> None:
        out = Terminal()
        Progress(as_json=False, out=out)(CALIBRATION)

        assert out.getvalue() == "\rcalibration: 64 of 700  0:10 left\x1b[K"


@pytest.mark.parametrize("event", [EVALUATING, CALIBRATION], ids=lambda event: event["event"])
def test_what_renews_itself_fills_no_log(event: dict[str, Any]) -> None:
    out = io.StringIO()
    Progress(as_json=False, out=out)(event)

    assert out.getvalue() == ""


def test_people_are_told_on_standard_error_and_programs_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Progress(as_json=False)({"event": "calibrating"})
    Progress(as_json=True)({"event": "calibrating"})
    told = capsys.readouterr()

    assert told.err == "calibrating\n"
    assert told.out == '{"event": "calibrating"}\n'


def test_json_has_no_numbers_that_are_none() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Progress(as_json=True, out=io.StringIO())({"event": "step", "loss": math.nan})


class TestPace:
    def test_tells_speed_and_time_left(self) -> None:
        clock = iter([100.0, 110.0, 110.0])
        pace = Pace(total=400, done=0, clock=lambda: next(clock))

        assert pace.per_second(100) == 10
        assert pace.seconds_left(100) == 30

    def test_counts_what_is_done_since_it_goes_on(self) -> None:
        clock = iter([0.0, 10.0])
        pace = Pace(total=1000, done=800, clock=lambda: next(clock))

        assert pace.seconds_left(900) == 10

    def test_tells_how_much_is_evaluated(self) -> None:
        clock = iter([0.0, 1.6])
        pace = Pace(total=10_000, clock=lambda: next(clock))

        assert evaluating("mnist", 256, pace) == {**EVALUATING, "seconds_left": pytest.approx(60.9)}


@pytest.mark.parametrize("as_json", [True, False])
def test_it_goes_silent_where_its_pipe_is_closed(as_json: bool) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "w") as out:
        progress = Progress(as_json, out)
        progress(STEP)
        progress(VALIDATED)
