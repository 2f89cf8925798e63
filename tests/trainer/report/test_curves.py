"""Curves: what a run told of its steps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from trainer.report.curves import curves_of, told_events
from trainer.run_folder import RunError


def step(number: int, loss: float | None = 1.0, **more: Any) -> dict[str, Any]:
    rates = {"rate": 0.01, "samples_per_second": 100.0, "seconds_left": 5.0}
    return {"event": "step", "step": number, "steps": 200, "loss": loss, **rates, **more}


def validated(number: int, score: float, best: bool, **more: Any) -> dict[str, Any]:
    return {"event": "validated", "step": number, "best": best, "score": score, **more}


def test_steps_and_validation_become_curves() -> None:
    run = curves_of(
        [
            {"event": "reading"},
            step(50, 2.0),
            validated(50, 0.8, True, ink=0.7, pictures=0.9),
            step(100, 1.0),
            validated(100, 0.75, False, ink=0.75, pictures=0.75),
        ],
        batch=8,
    )
    assert (run.steps, run.losses) == ([50, 100], [2.0, 1.0])
    assert (run.planned, run.last) == (200, 100)
    assert run.figures == {"ink": [0.7, 0.75], "pictures": [0.9, 0.75]}
    assert run.bests == [(50, 0.8)]


def test_a_run_that_chooses_nothing_has_no_bests() -> None:
    run = curves_of([{"event": "validated", "step": 50, "score": 0.8, "ink": 0.8}], batch=8)

    assert (run.scores, run.bests) == ([0.8], [])


def test_what_a_killed_run_told_of_steps_that_it_made_again_does_not_count() -> None:
    events = [step(50), step(100, 9.0), step(150, 9.0), step(100, 3.0), validated(100, 0.5, True)]
    run = curves_of(events, batch=8)
    assert run.steps == [50, 100]
    assert run.losses == [1.0, 3.0]


def test_the_time_is_what_the_run_says_or_comes_from_its_speed() -> None:
    assert curves_of([step(50), step(100)], batch=8).seconds == pytest.approx(100 * 8 / 100)
    assert curves_of([step(50, seconds=7.0), step(100, seconds=12.5)], batch=8).seconds == 12.5


def test_losses_of_what_is_unseen_and_lower_rates_are_kept() -> None:
    events = [
        validated(50, 0.8, True, ink=0.8, losses={"ink": 0.5, "pictures": 0.7}),
        {"event": "lower_rate", "step": 50, "rate": 0.001},
        {"event": "ended", "step": 100, "looks": 5},
    ]
    run = curves_of(events, batch=8)
    assert run.validation_losses == [pytest.approx(0.6)]
    assert run.figures == {"ink": [0.8]}
    assert (run.lowered, run.ended) == ([50], 5)


def test_a_line_that_was_cut_short_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "metrics.jsonl"
    path.write_text(f'{json.dumps(step(50))}\n{{"event": "st')
    assert told_events(path) == [step(50)]


@pytest.mark.parametrize(
    ("event", "lacking"),
    [
        ({"event": "step"}, "step, steps, loss, rate, samples_per_second"),
        (step(50, loss=None), "loss"),
        ({"event": "validated", "step": "50", "score": 0.5}, "step"),
        ({"event": "lower_rate", "rate": 0.1}, "step"),
        ({"event": "ended", "step": 50}, "looks"),
    ],
)
def test_a_line_that_lacks_its_numbers_is_named(
    tmp_path: Path, event: dict[str, Any], lacking: str
) -> None:
    path = tmp_path / "metrics.jsonl"
    path.write_text(f"{json.dumps(step(50))}\n{json.dumps(event)}\n")

    with pytest.raises(RunError, match=f"line 2 has no number for {lacking}\\. Put it right"):
        told_events(path)


def test_a_run_that_told_nothing_has_no_curves(tmp_path: Path) -> None:
    run = curves_of(told_events(tmp_path / "metrics.jsonl"), batch=8)
    assert (run.steps, run.validated, run.last, run.seconds) == ([], [], 0, 0.0)
