"""Batches: samples as tensors, batch k a function of the seed and k alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from digitpad.recognition.frame import Framing
from trainer.data.sample import Sample

Maker = Callable[[np.random.Generator], Sample]


@dataclass(frozen=True)
class Batch:
    """frames (B, 1, H, W) uint8; labels, one text a frame."""

    frames: Tensor
    labels: list[str]


class Batches(Dataset[Batch]):
    """Batch k of an endless stream of samples."""

    def __init__(
        self, make: Maker, framing: Framing, seed: int, size: int, pen_spread: float
    ) -> None:
        self._make, self._framing = make, framing
        self._seed, self._size, self._pen_spread = seed, size, pen_spread

    def __getitem__(self, number: int) -> Batch:
        random = np.random.default_rng((self._seed, number))
        samples = [self._make(random) for _ in range(self._size)]
        pens = self._framing.pen * np.exp(random.normal(0, self._pen_spread, self._size))
        frames = [
            replace(self._framing, pen=float(pen)).frame(sample.source).pixels
            for sample, pen in zip(samples, pens, strict=True)
        ]
        pixels = np.round(np.stack(frames)[:, None] * 255).astype(np.uint8)
        return Batch(torch.from_numpy(pixels), [sample.label for sample in samples])


def stream(batches: Dataset[Batch], start: int, stop: int, workers: int) -> Generator[Batch]:
    """Batches start to stop, made ahead in worker processes where there are any.

    Close it when done before the end, so that the workers end with it.
    """
    yield from DataLoader(
        batches,
        batch_size=None,
        sampler=range(start, stop),
        num_workers=workers,
        prefetch_factor=16 if workers else None,
        worker_init_fn=_stand_back,
    )


def _stand_back(worker: int) -> None:
    """Lower priority, so that making batches does not stall the threads that train.

    A terminal's Ctrl+C reaches the workers, too: when to end is told them by who trains.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    torch.set_num_threads(1)
    if hasattr(os, "nice"):
        os.nice(10)
