"""Style: how numbers are written: sizes, slants, baselines, and the gaps between digits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from digitpad.ink.ink import Floats
from trainer.composing.chances import Chances

BANDS = 12
"""Digits are kerned by how far they reach to each side in so many bands of height."""
_TURNED = np.radians(50)
"""How far digits are turned where they are turned at all: further, and a 6 becomes a 9."""
_FORWARD = 0.1
"""How far each character moves on at least, however they overlap, in its own widths."""


@dataclass(frozen=True)
class Style:
    """How far numbers stray from a straight row; lengths are in heights of a digit.

    Each is the standard deviation of a normal distribution, unless it says otherwise.
    turned_share: of numbers whose digits are each turned by any angle to 50 degrees.
    cut: how far digits are moved in their pictures at most, evenly; what leaves these is cut off.
    gaps: (share, least, most) of each kind of spacing, from overlapping to wide.
    uneven_share: of numbers whose gaps are each of a kind of its own.
    """

    slant: float = 0.18
    stretch: float = 0.12
    climb: float = 0.05
    digit_size: float = 0.08
    digit_aspect: float = 0.08
    digit_turn: float = 0.06
    digit_slant: float = 0.06
    baseline: float = 0.05
    warp: float = 0.025
    small_digit_share: float = 0.06
    one_hand_share: float = 0.7
    turned_share: float = 0.08
    cut: float = 0.0
    gaps: tuple[tuple[float, float, float], ...] = (
        (0.05, -0.3, 0.0),
        (0.15, -0.12, 0.06),
        (0.25, 0.05, 0.2),
        (0.38, 0.15, 0.45),
        (0.17, 0.4, 1.6),
    )
    gap: float = 0.06
    uneven_share: float = 0.2

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if name != "gaps" and not 0 <= value <= (1 if name.endswith("_share") else math.inf):
                raise ValueError(f"{name} is not negative, and a share at most 1: {value}")
        shares = [share for share, _, _ in self.gaps]
        ordered = all(least <= most for _, least, most in self.gaps)
        if not ordered or min(shares, default=-1) < 0 or not sum(shares):
            raise ValueError(f"gaps are of (share, least, most): {self.gaps}")


NATURAL = Style(
    slant=0.08,
    stretch=0.06,
    climb=0.03,
    digit_size=0.05,
    digit_aspect=0.04,
    digit_turn=0.04,
    digit_slant=0.03,
    baseline=0.04,
    warp=0.0,
    small_digit_share=0.0,
    one_hand_share=1.0,
    turned_share=0.0,
    gaps=((0.1, 0.0, 0.06), (0.3, 0.05, 0.2), (0.4, 0.15, 0.45), (0.2, 0.4, 1.5)),
)
"""One person writing a number in a row: a little of everything, gaps from touching to wide."""
LOOSE = Style(
    slant=0.06,
    stretch=0.06,
    digit_turn=0.1,
    digit_slant=0.04,
    baseline=0.15,
    small_digit_share=0.0,
    one_hand_share=0.5,
    turned_share=0.3,
    cut=0.2,
    gaps=((1.0, -0.25, 0.9),),
    uneven_share=1.0,
)
"""Digits strewn in a row, each turned, lifted, moved and cut by itself, as in test strips."""
WILD = Style(
    slant=0.35,
    stretch=0.3,
    climb=0.1,
    digit_size=0.2,
    digit_aspect=0.25,
    digit_turn=0.25,
    digit_slant=0.2,
    baseline=0.15,
    warp=0.12,
    turned_share=0.2,
)
"""So much of everything that nobody's hand is left in it."""


def gaps_between(count: int, style: Style, random: np.random.Generator) -> Floats:
    """Gaps before each of `count` characters but the first: of one kind, now and then mixed."""
    share, least, most = np.array(style.gaps).T
    mixed = random.random() < style.uneven_share
    kind = Chances(share).many(max(count - 1, 1), random)
    kind = kind if mixed else np.full_like(kind, kind[0])
    base = random.uniform(least[kind], most[kind])
    base = base if mixed else np.full(len(base), base[0])
    spread = style.gap * (1 + 2 * np.abs(base))
    gaps = np.maximum(base + random.normal(0, 1, len(base)) * spread, least[kind])
    return np.asarray(gaps[: count - 1])


def digit_transforms(count: int, style: Style, random: np.random.Generator) -> Floats:
    """(count, 2, 2) size, aspect, turn and slant of each character and of all together."""
    normal = random.normal(0, 1, (count, 4))
    size = np.exp(normal[:, 0] * style.digit_size)
    small = random.random(count) < style.small_digit_share
    size *= np.where(small, random.uniform(0.6, 0.85, count), 1)
    across = size * np.exp(normal[:, 1] * style.digit_aspect + random.normal(0, style.stretch))
    turn = normal[:, 2] * style.digit_turn
    if style.turned_share and random.random() < style.turned_share:
        turn = random.uniform(-_TURNED, _TURNED, count)
    slant = normal[:, 3] * style.digit_slant + random.normal(0, style.slant)
    cosine, sine = np.cos(turn), np.sin(turn)
    turned = np.stack((np.stack((cosine, sine), -1), np.stack((-sine, cosine), -1)), -2)
    sheared = np.zeros((count, 2, 2))
    sheared[:, 0, 0], sheared[:, 0, 1], sheared[:, 1, 1] = across, -slant * size, size
    return turned @ sheared


def kerned(
    left: Floats, right: Floats, gaps: Floats, closeness: float, step: float = 0.0
) -> Floats:
    """(C,) shifts that keep characters apart by the gaps.

    left, right: (C, bands) how far each reaches in each band, infinite where it has no ink.
    closeness: 0 measures gaps between boxes, 1 between outlines. However they overlap, a
    character's middle stays right of the middle of the one before, by more than `step`.
    """
    outline_left, outline_right = _widened(left, np.minimum), _widened(right, np.maximum)
    near, far = left.min(axis=1), right.max(axis=1)
    middles = (near + far) / 2
    shifts = np.zeros(len(left))
    front = outline_right[0]
    for number in range(1, len(left)):
        box = front.max() - near[number]
        apart = front - outline_left[number]
        outline = apart[np.isfinite(apart)].max(initial=box - 0.5)
        least = middles[number - 1] + shifts[number - 1] - middles[number]
        least += max(_FORWARD * (far[number] - near[number]), 1.01 * step)
        shifts[number] = max(box + (outline - box) * closeness + gaps[number - 1], least)
        front = np.maximum(front, outline_right[number] + shifts[number])
    return shifts


def _widened(reach: Floats, pick: np.ufunc) -> Floats:
    """Each band's reach with that of its neighbours, since points leave bands empty."""
    wide = reach.copy()
    pick(wide[:, 1:], reach[:, :-1], out=wide[:, 1:])
    pick(wide[:, :-1], reach[:, 1:], out=wide[:, :-1])
    return np.asarray(wide)
