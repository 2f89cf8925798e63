"""What a run told of its steps, as curves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trainer.progress import Event
from trainer.run_folder import RunError

_NUMBERS = {
    "step": ("step", "steps", "loss", "rate", "samples_per_second"),
    "validated": ("step", "score"),
    "lower_rate": ("step",),
    "ended": ("looks",),
}
"""What the events have that curves are made of."""


@dataclass(frozen=True)
class Curves:
    """A run over its steps.

    steps, losses, rates: as they were reported. planned: the last step that was to come.
    validated: the steps after which it was looked at; scores: the mean share read rightly then;
    figures: the shares of each set; validation_losses: the mean loss over the sets, where it was
    told. bests: (step, score) of each that was the best so far, none where the last one was kept.
    lowered: steps after which the rate fell as its schedule says. ended: after so many looks
    without a lower validation loss, 0 where it did not end early.
    seconds: how long the steps took; about, where the run did not say.
    """

    steps: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    planned: int = 0
    validated: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    figures: dict[str, list[float]] = field(default_factory=dict)
    validation_losses: list[float] = field(default_factory=list)
    bests: list[tuple[int, float]] = field(default_factory=list)
    lowered: list[int] = field(default_factory=list)
    ended: int = 0
    seconds: float = 0.0

    @property
    def last(self) -> int:
        """The last step that is known to be done."""
        return max([0, *self.steps, *self.validated])


def told_events(path: Path) -> list[Event]:
    """The events of a file of JSON lines; none where there is no file.

    A line that a sudden end cut short is left out. Raises RunError for an event that lacks numbers.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    events = []
    for number, line in enumerate(lines, start=1):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and "event" in event:
            if lacking := _lacking(event):
                raise RunError(
                    f"{path} is damaged: line {number} has no number for {', '.join(lacking)}. Put "
                    "it right, or take the line away."
                )
            events.append(event)
    return events


def _lacking(event: Event) -> list[str]:
    """What should be numbers in an event, and is not."""
    names = _NUMBERS.get(str(event["event"]), ())
    return [name for name in names if not isinstance(event.get(name), int | float)]


def curves_of(events: Sequence[Event], batch: int) -> Curves:
    """The curves of a run with batches of so many samples.

    A run that was killed and resumed goes again from an earlier step: what it told then of steps
    that it went twice is what counts.
    """
    steps, validated = _last_told(events, "step"), _last_told(events, "validated")
    sets = [key for key, value in validated[-1].items() if _is_set(key, value)] if validated else []
    return Curves(
        steps=[event["step"] for event in steps],
        losses=[event["loss"] for event in steps],
        rates=[event["rate"] for event in steps],
        planned=max((event["steps"] for event in steps), default=0),
        validated=[event["step"] for event in validated],
        scores=[event["score"] for event in validated],
        figures={name: [event.get(name, float("nan")) for event in validated] for name in sets},
        validation_losses=[_mean_loss(event) for event in validated if event.get("losses")],
        bests=[(event["step"], event["score"]) for event in validated if event.get("best")],
        lowered=[event["step"] for event in _last_told(events, "lower_rate")],
        ended=max((event["looks"] for event in events if event["event"] == "ended"), default=0),
        seconds=steps[-1]["seconds"] if steps and "seconds" in steps[-1] else _about(steps, batch),
    )


def _last_told(events: Sequence[Event], kind: str) -> list[Event]:
    kept: list[Event] = []
    for event in events:
        if event["event"] == kind:
            while kept and kept[-1]["step"] >= event["step"]:
                kept.pop()
            kept.append(event)
    return kept


def _is_set(key: str, value: object) -> bool:
    return isinstance(value, float) and key != "score"


def _mean_loss(event: Event) -> float:
    losses = list(event["losses"].values())
    return float(sum(losses) / len(losses))


def _about(steps: Sequence[Event], batch: int) -> float:
    """By the speed that each event tells: the mean since the run was begun or resumed."""
    seconds, before = 0.0, 0
    for event in steps:
        if event["samples_per_second"] > 0:
            seconds += (event["step"] - before) * batch / event["samples_per_second"]
        before = event["step"]
    return seconds
