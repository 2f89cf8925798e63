"""The command as the tests give it: a few small steps, on drawings that are kept."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from trainer.cli import main

if TYPE_CHECKING:
    from trainer.data.sample import Sample

Event = dict[str, Any]
SHORT = ("--steps", "4", "--set", "training.batch=8", "--set", "validation.samples=10")


def keep_drawings(samples: list[Sample], times: int = 1) -> None:
    """Keep drawings, each as often as told, a little otherwise every time."""
    with Collection() as collection:
        for again in range(times):
            for sample in samples:
                assert isinstance(sample.source, Ink)
                points = [stroke.points * (1 + again) for stroke in sample.source.strokes]
                collection.keep(Ink.of(points), Drawing(sample.label))


def finetuned(*arguments: str) -> tuple[int, list[Event]]:
    """The exit status of the command, and the events that it told."""
    with redirect_stdout(io.StringIO()) as out:
        status = main(["finetune", *arguments, "--json"])
    return status, [json.loads(line) for line in out.getvalue().splitlines()]
