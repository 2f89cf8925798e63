"""Protocols of published systems: MNIST digits laid side by side as their authors do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from digitpad.recognition.pen import Pixels
from digitpad.recognition.picture import Picture
from trainer.composing.choices import (
    CRNN,
    CRNN_DIGITS,
    HEADS,
    WINDOW,
    WINDOWS,
    Augmentation,
    Strips,
)
from trainer.data.mnist import mnist_arrays
from trainer.data.sample import Part, Sample
from trainer.protocols.protocol import Protocol
from trainer.protocols.seed import SEED

_ROTATION = 45.0
"""Degrees that each digit is turned by, at most."""
_NOISE = 0.15
"""Standard deviation of the noise, of a full contrast of 1."""

Spoiling = Callable[[Pixels, np.random.Generator], Pixels]


def windows(folder: Path, part: Part, count: int = 10_000) -> list[Sample]:
    """System W's strips of one to five digits."""
    made = _strips(folder, part, WINDOWS, count)
    return [Sample(Picture(grey), text, "") for grey, text in made]


def window_digits(folder: Path, part: Part) -> list[Sample]:
    """MNIST's digits as high as system W's window."""
    import torch  # slow

    from trainer.composing.stitching import laid_out, stitched

    pixels, labels = mnist_arrays(folder, part)
    there = torch.ones(len(labels), 1, dtype=torch.bool)
    digits = torch.tensor(pixels)[:, None].float() / 255
    frames = stitched(digits, there, laid_out(there, WINDOW), WINDOW)[:, 0].numpy()
    return [
        Sample(Picture(frame.astype(np.float32) / np.float32(255)), str(label), "")
        for frame, label in zip(frames, labels, strict=True)
    ]


def heads(folder: Path, part: Part, rotation: float = 0.0, count: int = 10_000) -> list[Sample]:
    """System M's strips of one to three digits, each turned by up to so many degrees."""
    made = _heads(folder, part, rotation, count)
    return [Sample(Picture(grey), text, "") for grey, text in made]


def spoilt_heads(folder: Path, part: Part, spoiling: Spoiling, count: int = 10_000) -> list[Sample]:
    """The same, not turned but spoilt: pictures to be cleaned, which keep how they came."""
    random = np.random.default_rng(SEED)
    made = _heads(folder, part, 0.0, count)
    return [Sample(Picture.of(spoiling(grey, random)), text, "") for grey, text in made]


def crnn(folder: Path, part: Part, count: int = 3_000) -> list[Sample]:
    """System C's strips of one to five digits, which are turned, scaled and shifted."""
    made = _strips(folder, part, CRNN, count, CRNN_DIGITS)
    return [Sample(Picture(grey), text, "") for grey, text in made]


def _heads(folder: Path, part: Part, rotation: float, count: int) -> list[tuple[Pixels, str]]:
    return _strips(folder, part, HEADS, count, Augmentation(rotation=rotation))


def _strips(
    folder: Path,
    part: Part,
    strips: Strips,
    count: int,
    augmentation: Augmentation | None = None,
) -> list[tuple[Pixels, str]]:
    """Strips as float32 in 0..1, with their texts."""
    from trainer.composing.strips import digits_of, strip_pictures  # slow: torch

    changes = augmentation or Augmentation()
    made = strip_pictures(digits_of(folder, part), strips, count, SEED, changes)
    return [(grey.astype(np.float32) / np.float32(255), text) for grey, text in made]


def inverted(grey: Pixels, random: np.random.Generator) -> Pixels:
    """Dark on light."""
    return np.asarray(1 - grey)


def noisy(grey: Pixels, random: np.random.Generator) -> Pixels:
    """With white noise, cut off at black and white."""
    return np.asarray(np.clip(grey + random.normal(0, _NOISE, grey.shape), 0, 1), np.float32)


def systems() -> list[Protocol]:
    """The protocols of the systems W, M and C."""
    spoilt = (
        ("inverted", partial(spoilt_heads, spoiling=inverted), ""),
        ("rotated", partial(heads, rotation=_ROTATION), "kornia"),
        ("noisy", partial(spoilt_heads, spoiling=noisy), ""),
    )
    published = partial(Protocol, data="mnist", on_request=True)
    return [
        published("mnist-w", "MNIST digits in W's window", samples=window_digits, longest=1),
        published("strings-w", "W's strips of 1 to 5", samples=windows),
        published("strings-m", "M's strips of 1 to 3", samples=heads, longest=3),
        *(
            published(
                f"strings-m-{name}",
                f"M's strips, {name}",
                samples=made,
                longest=3,
                package=package,
            )
            for name, made, package in spoilt
        ),
        published("strings-c", "C's strips of 1 to 5", samples=crnn, package="kornia"),
    ]
