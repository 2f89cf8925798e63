"""Comparison: what two checkpoints make of the same drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digitpad.collection.lesson import MADE, SHIPPED, YOURS
from digitpad.recognition.checkpoint import Card
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Sample, sampled
from trainer.data.sample_ink import sample_ink
from trainer.measuring.figures import figures
from trainer.protocols import PROTOCOLS, Protocol

_VALIDATED = ("tablet-strings", "strings", "letters")
"""Protocols that show what was forgotten."""
_MOST = 1000
"""Drawings of a protocol: enough to see that something was forgotten, in seconds."""

Metrics = dict[str, dict[str, Any]]
"""Figures by protocol, as a card has them."""


@dataclass(frozen=True)
class Comparison:
    """Figures before and after, and how many of the shipped numbers are read as another text."""

    before: Metrics
    after: Metrics
    changed: int


def remembering(card: Card) -> list[Protocol]:
    """The protocols whose validation parts show what a checkpoint has forgotten."""
    protocols = map(PROTOCOLS.__getitem__, _VALIDATED)
    return [one for one in protocols if one.suits(card.decoder, card.most_digits)]


def compared(
    before: Recognizer,
    after: Recognizer,
    held: Sequence[Sample],
    made: Sequence[Sample],
    data: Path | None,
) -> Comparison:
    """Both checkpoints on drawings that were held out, on sample ink, and on validation parts.

    made: numbers made of the digits in the drawings that were held out.
    data: the folder of the data sets, None where they are not at hand. From their validation parts
    nothing is learnt, but the checkpoint before may have been chosen by them.
    """
    most = before.card.most_digits
    sets = {
        _protocol(YOURS, "your own drawings"): _up_to(most, held),
        _protocol(MADE, "numbers made of your own digits"): _up_to(most, made),
        _protocol(SHIPPED, "the numbers that come with digitpad"): _up_to(most, sample_ink()),
    }
    if data is not None:
        for protocol in remembering(before.card):
            # On a card it must not pass for a figure of the test part.
            named = replace(protocol, name=f"{protocol.name}/validate")
            sets[named] = sampled(protocol.samples(data, "validate"), _MOST)
    metrics: tuple[Metrics, Metrics] = {}, {}
    changed = 0
    for protocol, samples in sets.items():
        sources = [sample.source for sample in samples]
        read = before.read_many(sources), after.read_many(sources)
        for into, readings in zip(metrics, read, strict=True):
            if samples:
                into[protocol.name] = figures(protocol, samples, readings).as_metrics()
        if protocol.name == SHIPPED:
            changed = sum(one.text != other.text for one, other in zip(*read, strict=True))
    return Comparison(*metrics, changed)


def _up_to(digits: int, samples: Sequence[Sample]) -> Sequence[Sample]:
    return [sample for sample in samples if len(sample.label) <= digits]


def _protocol(name: str, title: str) -> Protocol:
    """A protocol of drawings that are not made, but there: what figures are called by."""
    return Protocol(name, title, "collection", lambda folder, part: [])
