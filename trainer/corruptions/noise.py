"""Noise, light and dirt: corruptions that change pixels where they are."""

from __future__ import annotations

import numpy as np

from digitpad.recognition.pen import Pixels
from trainer.corruptions.blurs import blurred

_PHOTONS = 3
"""Light that a white pixel gathers, in photons, when they are counted."""
_IMPULSES = 0.17
"""Share of pixels that turn black or white, as many each."""
_LIGHT = 0.5
"""What brightness adds."""
_STRIPE = slice(7, 21)
"""Columns that a stripe leaves as they are; the others are inverted."""
_FOG = 3.0
"""How much lighter fog is than ink."""
_FOG_DECAY = 1.4
"""How much weaker patches of fog are than patches twice as large."""
_FOG_SIZES = (256, 128, 64, 32, 16, 8, 4, 2, 1)
"""Sizes of the patches, in pixels."""
_MUD = 63 / 255
"""Grey of spattered mud."""
_WET = 0.65
"""Where smooth noise of that mean is higher than this, there is mud."""


def shot_noise(digits: Pixels, random: np.random.Generator) -> Pixels:
    """As if few photons had been counted."""
    return np.asarray(random.poisson(digits * _PHOTONS) / _PHOTONS, np.float32)


def impulse_noise(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Salt and pepper."""
    chance = random.random(digits.shape)
    salted = np.where(chance > 1 - _IMPULSES / 2, np.float32(1), digits)
    return np.where(chance < _IMPULSES / 2, np.float32(0), salted)


def brightness(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Lighter everywhere, up to white."""
    return np.asarray(np.minimum(digits + np.float32(_LIGHT), 1))


def stripe(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Inverted on both sides of a stripe in the middle."""
    striped = 1 - digits
    striped[:, :, _STRIPE] = digits[:, :, _STRIPE]
    return striped


def fog(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Behind light patches of all sizes."""
    return np.asarray((digits + _FOG * _patches(digits.shape, random)) / (1 + _FOG), np.float32)


def _patches(shape: tuple[int, ...], random: np.random.Generator) -> Pixels:
    """Noise in 0..1 whose patches of each size are weaker the smaller they are: (N, side, side)."""
    count, side, _ = shape
    total = np.zeros(shape)
    strengths = _FOG_DECAY ** -np.arange(len(_FOG_SIZES), dtype=np.float64)
    for size, strength in zip(_FOG_SIZES, strengths, strict=True):
        knots = side // size + 2
        grid = random.uniform(-1, 1, (count, knots, knots))
        places = (np.arange(side) + 0.5) / size + random.random() * (knots - 1 - side / size)
        before = np.minimum(places.astype(np.intp), knots - 2)
        share = places - before
        rows = grid[:, before] * (1 - share)[:, None] + grid[:, before + 1] * share[:, None]
        total += strength * (rows[:, :, before] * (1 - share) + rows[:, :, before + 1] * share)
    # Three standard deviations to either side fill the range.
    return np.asarray(np.clip(0.5 + total / (6 * total.std()), 0, 1), np.float32)


def spatter(digits: Pixels, random: np.random.Generator) -> Pixels:
    """Spattered with mud."""
    wet = blurred(random.normal(_WET, 0.3, digits.shape).astype(np.float32), 1.0) > _WET
    mud = blurred(wet.astype(np.float32), 1.5)
    mud[mud < 0.8] = 0
    dirty: Pixels = digits * (1 - mud) + np.float32(_MUD) * mud
    return dirty
