"""Cost: what reading with a checkpoint takes, in space and in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import thread_time

import torch

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import load
from digitpad.recognition.picture import Picture
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import sampled
from trainer.data.sample_ink import sample_ink

_DRAWINGS = 50
"""Drawings that are timed, of all…"""
_BEFORE = 3
"""…after so many that are not, since the first ones find nothing prepared."""
_TIMES = 6
"""The numbers that come with the program are read so often when time is taken."""


@dataclass(frozen=True)
class Latency:
    """Milliseconds that one drawing takes here, alone and on one thread: medians of each step.

    They are the processor's: what else the computer does at the same time does not count. Nor do
    further looks at what is not read surely; each takes as long as network and decoding.
    """

    framing: float
    network: float
    decoding: float
    whole: float


@dataclass(frozen=True)
class Cost:
    """Of one checkpoint, or of several that read together.

    size_mb: of the files, in millions of bytes. weights: numbers in them.
    """

    size_mb: float
    weights: int
    latency_ms: Latency


def cost(
    paths: Sequence[Path], members: Sequence[Recognizer], sources: Sequence[Ink | Picture]
) -> Cost:
    """What the checkpoints in those files cost, which are loaded, on some of those drawings."""
    size = sum(path.stat().st_size for path in paths) / 1e6
    return Cost(round(size, 3), sum(map(weights, paths)), latency(members, sources))


def weights(path: Path) -> int:
    """How many numbers a checkpoint's file holds."""
    return sum(array.size for array in load(path)[1].values())


def latency(members: Sequence[Recognizer], sources: Sequence[Ink | Picture]) -> Latency:
    """How long it takes from a drawing to what is read; all networks see the same frame."""
    timed = sampled(sources, _DRAWINGS)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        for source in timed[:_BEFORE]:
            _steps(members, source)
        steps = [_steps(members, source) for source in timed]
    finally:
        torch.set_num_threads(threads)
    whole = [(*step, sum(step)) for step in steps]
    return Latency(*(round(1e3 * median(times), 3) for times in zip(*whole, strict=True)))


def sample_latency(recognizer: Recognizer) -> Latency:
    """How long one of the numbers takes that come with the program."""
    return latency([recognizer], [sample.source for sample in sample_ink()] * _TIMES)


def _steps(members: Sequence[Recognizer], source: Ink | Picture) -> tuple[float, ...]:
    """Seconds for framing, for the networks, and for decoding what they say."""
    began = thread_time()
    frame = members[0].frame(source)
    framed = thread_time()
    said = [member.logits([frame])[0] for member in members]
    answered = thread_time()
    for member, logits in zip(members, said, strict=True):
        member.decoder.decode(logits, frame, member.calibration(frame))
    return framed - began, answered - framed, thread_time() - answered
