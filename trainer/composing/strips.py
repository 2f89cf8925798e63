"""Strips: digits laid side by side as the published systems do, whole batches at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from trainer.composing.augment import augmented
from trainer.composing.batches import Batch
from trainer.composing.choices import Augmentation, Strips
from trainer.composing.pictures import digit_pictures
from trainer.composing.stitching import Places, laid_out, stitched
from trainer.data.sample import Part

_PLAIN = Augmentation()
_AT_ONCE = 500
"""Strips of a set that are made together."""
_MANY = 1 << 40
"""So many random numbers that none of a class's digits is likelier than another."""


@dataclass(frozen=True, eq=False)
class Digits:
    """Pictures of single digits to make strips of, those of one digit together.

    pixels: (N, 28, 28) uint8 light on dark, on any device. counts: (10,) how many of each digit.
    """

    pixels: Tensor
    counts: Tensor

    @classmethod
    def of(cls, pixels: NDArray[np.uint8], labels: NDArray[np.int64]) -> Self:
        """From (N, 28, 28) pictures and (N,) what they show; at least one of each digit."""
        counts = np.bincount(labels, minlength=10)
        if len(counts) > 10 or not counts.all():
            raise ValueError("strips need pictures of each digit, and of nothing else")
        together = pixels[np.argsort(labels, kind="stable")]
        return cls(torch.from_numpy(together), torch.from_numpy(counts))

    def to(self, device: str) -> Self:
        """The same with the pictures on a device."""
        return type(self)(self.pixels.to(device), self.counts)

    def chosen(self, values: Tensor) -> Tensor:
        """(n, 1, 28, 28) float32 in 0..1: for each of (n,) digits one of its pictures."""
        first = self.counts.cumsum(0) - self.counts
        which = first[values] + torch.randint(_MANY, values.shape) % self.counts[values]
        return self.pixels[which.to(self.pixels.device)][:, None].float().div_(255)


def digits_of(folder: Path, part: Part, names: Sequence[str] = ("mnist",)) -> Digits:
    """The digits of one part of data sets; raises DataError as `digit_pictures` does."""
    return Digits.of(*digit_pictures(folder, part, names))


class StripBatches(Dataset[Batch]):
    """Batch k of an endless stream of strips in their frames, made on the device of the digits.

    With digits on a GPU it is to be used in the process that made it, without workers.
    """

    def __init__(
        self,
        digits: Digits,
        strips: Strips,
        augmentation: Augmentation,
        seed: int,
        size: int,
    ) -> None:
        self._digits, self._strips, self._augmentation = digits, strips, augmentation
        self._seed, self._size = seed, size

    def __getitem__(self, number: int) -> Batch:
        return self.made(number)[0]

    def made(self, number: int) -> tuple[Batch, Places]:
        """A batch, and where in it the digits are; torch's generators stay as they were."""
        device = self._digits.pixels.device
        on_gpu = device.type == "cuda"
        seed = np.random.SeedSequence((self._seed, number)).generate_state(1, np.uint64)
        with torch.random.fork_rng([device] if on_gpu else []):
            seeded = torch.manual_seed if on_gpu else torch.default_generator.manual_seed
            seeded(int(seed[0]))
            return self._made()

    def _made(self) -> tuple[Batch, Places]:
        least, most = self._strips.lengths
        lengths = torch.randint(least, most + 1, (self._size,))
        there = torch.arange(most) < lengths[:, None]
        values = torch.randint(10, (int(lengths.sum()),))
        changed = augmented(self._digits.chosen(values), self._augmentation)
        places = laid_out(there, self._strips)
        frames = stitched(changed, there, places, self._strips)
        texts = iter(map(str, values.tolist()))
        labels = ["".join(islice(texts, length)) for length in lengths.tolist()]
        return Batch(frames, labels), places


def strip_pictures(
    digits: Digits,
    strips: Strips,
    count: int,
    seed: int,
    augmentation: Augmentation = _PLAIN,
) -> list[tuple[NDArray[np.uint8], str]]:
    """A seeded set of strips, as `StripBatches` makes them, each with its text.

    They are (height, columns) without what only fills the frame; a Framing with `strips` and the
    same align puts that back. The first strips of a longer set are those of a shorter one.
    """
    batches = StripBatches(digits, strips, augmentation, seed, _AT_ONCE)
    found: list[tuple[NDArray[np.uint8], str]] = []
    for number in range(-(-count // _AT_ONCE)):
        batch, places = batches.made(number)
        frames = batch.frames[:, 0].cpu().numpy()
        ends = zip(places.first.tolist(), places.columns.tolist(), strict=True)
        found += [
            (frame[:, first : first + columns].copy(), label)
            for frame, (first, columns), label in zip(frames, ends, batch.labels, strict=True)
        ]
    return found[:count]
