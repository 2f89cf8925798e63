"""Progress of long commands: one line for people that renews itself, or JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any, TextIO

from digitpad import program

Event = dict[str, Any]
"""What happened: its name under "event", and what belongs to it as plain values."""

Report = Callable[[Event], None]

_RENEWED = ("step", "calibration", "evaluating", "fetching")
"""Events that come so often that each takes the place of the last."""


def mute(event: Event) -> None:
    """The Report of whoever has nobody to tell."""


class Pace:
    """How fast a long job goes, and so how long it still takes."""

    def __init__(
        self, total: int, done: int = 0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """total, done: the whole job, and what of it was there before. clock: in seconds."""
        self.total, self._before, self._clock = total, done, clock
        self._began = clock()

    def per_second(self, done: int) -> float:
        """How much is done in a second."""
        return (done - self._before) / max(self._clock() - self._began, 1e-9)

    def seconds_left(self, done: int) -> float:
        """How long it takes from here to the end; some of the job must be done."""
        return (self.total - done) / self.per_second(done)


def evaluating(what: str, done: int, pace: Pace) -> Event:
    """How much of what is read, or timed, is done; that must be some."""
    return {
        "event": "evaluating",
        "protocol": what,
        "done": done,
        "of": pace.total,
        "seconds_left": pace.seconds_left(done),
    }


class Progress:
    """Shows events; a Report. Goes silent where the pipe that it writes to is closed."""

    def __init__(self, as_json: bool, out: TextIO | None = None) -> None:
        """out: where to; standard error for people, standard output for programs."""
        self._as_json = as_json
        self._out = out or (sys.stdout if as_json else sys.stderr)
        self._open = False

    def __call__(self, event: Event) -> None:
        """Show one event."""
        if self._as_json:
            self._line(json.dumps(event, allow_nan=False))
        elif event["event"] not in _RENEWED:
            self._line(_told(event))
        elif self._out.isatty():
            self._print(f"\r{_told(event)}\x1b[K")
            self._open = True
        elif event["event"] == "step":
            self._line(_told(event))

    def clear(self) -> None:
        """Take away the line that renews itself, where there is one."""
        if self._open:
            self._print("\r\x1b[K")
            self._open = False

    def _line(self, text: str) -> None:
        self.clear()
        self._print(f"{text}\n")

    def _print(self, text: str) -> None:
        try:
            print(text, end="", file=self._out, flush=True)
        except BrokenPipeError:
            program.silence(self._out)


def _told(event: Event) -> str:
    """An event in words."""
    return _WORDS[event["event"]](event)


def _step(event: Event) -> str:
    return (
        f"step {event['step']} of {event['steps']}  loss {event['loss']:.4f}  "
        f"rate {event['rate']:.2g}  {event['samples_per_second']:.0f} a second  "
        f"{_duration(event['seconds_left'])} left"
    )


def _validated(event: Event) -> str:
    figures = {key: value for key, value in event.items() if isinstance(value, float)}
    shown = "  ".join(f"{name} {100 * value:.2f} %" for name, value in figures.items())
    losses = "  ".join(f"{value:.4f}" for value in event["losses"].values())
    best = "  (new best)" if event.get("best") else ""
    return f"validated after step {event['step']}: {shown}  loss {losses}{best}"


def _ended(event: Event) -> str:
    return f"ended after step {event['step']}: no lower validation loss in {event['looks']} looks"


def _evaluated(event: Event) -> str:
    exact, low, high = (f"{100 * event[key]:.2f}" for key in ("exact", "low", "high"))
    return f"{event['protocol']}: {exact} % ({low} to {high}) of {event['count']}"


def _so_far(what: str, event: Event) -> str:
    left = _duration(event["seconds_left"])
    return f"{what}: {event['done']} of {event['of']}  {left} left"


def _fetching(event: Event) -> str:
    done, of = (f"{event[key] / 1e6:.1f}" for key in ("done", "of"))
    return f"{event['file']}: {done} of {of} MB  {_duration(event['seconds_left'])} left"


def _few(event: Event) -> str:
    more = event["wanted"] - event["drawings"]
    return f"{event['drawings']} drawings are few: with {more} more your hand is learnt better"


def _compared(event: Event) -> str:
    lines = [
        f"{name}: {100 * before['exact']:.2f} % before, "
        f"{100 * event['after'][name]['exact']:.2f} % after, of {before['count']}"
        for name, before in event["before"].items()
    ]
    return "\n".join([*lines, f"shipped numbers read otherwise than before: {event['changed']}"])


_WORDS: dict[str, Callable[[Event], str]] = {
    "keys": lambda event: "s ends it with the best so far, Ctrl+C stops it to go on later",
    "reading": lambda event: "reading data",
    "ablating": lambda event: (
        f"without {event['without']}, seed {event['seed']}: run {event['run']} of {event['runs']}"
    ),
    "step": _step,
    "validated": _validated,
    "teaching": lambda event: (
        f"{event['hand']}, {event['drawings']} drawings: lesson {event['run']} of {event['runs']}"
    ),
    "lower_rate": lambda event: f"lower rate after step {event['step']}: {event['rate']:.2g}",
    "ended": _ended,
    "calibrating": lambda event: "calibrating",
    "calibration": lambda event: _so_far("calibration", event),
    "evaluating": lambda event: _so_far(event["protocol"], event),
    "evaluated": _evaluated,
    "looking_up": lambda event: f"looking up where {event['name']} is published",
    "fetching": _fetching,
    "fetched": lambda event: f"{event['name']} is there: {event['folder']}",
    "few": _few,
    "comparing": lambda event: "reading with both checkpoints",
    "compared": _compared,
    "interrupted": lambda event: "interrupted; nothing is lost: go on with --resume",
    "stopped": lambda event: "interrupted; nothing is lost: the same command goes on",
    "not_shown": lambda event: "no report: it needs matplotlib, from pip install '.[trainer]'",
    "written": lambda event: f"written: {event['path']}",
}


def _duration(seconds: float) -> str:
    """Like 0:07, 12:30 or 1:05:00."""
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
