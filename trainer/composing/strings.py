"""Characters laid out as numbers, as ink or as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink, Stroke
from digitpad.recognition.picture import Picture
from trainer.composing.hands import Glyph
from trainer.composing.ligatures import joined
from trainer.composing.style import BANDS, Style, digit_transforms, gaps_between, kerned

_SIDE = 40
"""Rows and columns of a digit's box while pictures are laid out."""
_INK = 0.35
"""A pixel holds ink from this share of its digit's brightest on."""
_PICTURE_HEIGHT = 20
"""MNIST digits are 20 pixels high: the unit of a style's lengths in pictures."""


def composed_ink(
    glyphs: Sequence[Glyph], style: Style, random: np.random.Generator, ligatures: bool = False
) -> tuple[Ink, Floats]:
    """Characters written side by side; also (C, 2) the left and right of each in the ink's x.

    ligatures: the pen stays down between those that begin near each other.
    """
    counts = np.array([len(glyph.points) for glyph in glyphs])
    points = np.concatenate([glyph.points for glyph in glyphs])
    which = np.repeat(np.arange(len(glyphs)), counts)
    transforms = digit_transforms(len(glyphs), style, random)
    points = np.einsum("nij,nj->ni", transforms[which], points)
    points += waves(points + which[:, None], style.warp, random)
    points[:, 1] += random.normal(0, style.baseline, len(glyphs))[which]
    points[:, 0] += _kerned(points, which, gaps_between(len(glyphs), style, random), random)[which]
    points[:, 1] += points[:, 0] * random.normal(0, style.climb)
    first = np.cumsum(counts) - counts
    sides = np.column_stack(
        (np.minimum.reduceat(points[:, 0], first), np.maximum.reduceat(points[:, 0], first))
    )
    characters = [
        np.split(part, glyph.starts[1:])
        for part, glyph in zip(np.split(points, first[1:]), glyphs, strict=True)
    ]
    strokes = joined(characters, random) if ligatures else chain.from_iterable(characters)
    return Ink(tuple(map(Stroke, strokes))), sides


def composed_picture(
    digits: Sequence[NDArray[np.uint8]], style: Style, random: np.random.Generator
) -> tuple[Picture, Floats]:
    """Characters (S, S) side by side; also (C, 2) the left and right of each in pixels."""
    if style.cut:
        digits = [_cut(digit, style.cut, random) for digit in digits]
    transforms = digit_transforms(len(digits), style, random)
    size = np.abs(transforms).max(axis=(1, 2))
    transforms *= (np.clip(size, 0.75, 1.5) / size)[:, None, None]
    boxes = _transformed(np.stack(digits), transforms, style, random)
    left, right = _reaches(boxes > _INK * boxes.max(axis=(1, 2), keepdims=True))
    bands = (len(digits), BANDS, -1)
    gaps = gaps_between(len(digits), style, random) * _PICTURE_HEIGHT
    shifts = kerned(
        left[:, : _SIDE // BANDS * BANDS].reshape(bands).min(-1),
        right[:, : _SIDE // BANDS * BANDS].reshape(bands).max(-1),
        gaps,
        float(random.uniform(0.3, 1)),
        step=1,  # digits are put on whole pixels
    )
    shifts -= (left.min(axis=1) + shifts).min()
    climb = random.normal(0, style.climb)
    down = random.normal(0, style.baseline, len(digits)) * _PICTURE_HEIGHT + shifts * climb
    places = np.round(np.column_stack((shifts, down - down.min()))).astype(np.intp) + _SIDE
    strip = np.zeros(places.max(axis=0)[::-1] + 2 * _SIDE, np.uint8)
    for box, (x, y) in zip(boxes, places, strict=True):
        target = strip[y : y + _SIDE, x : x + _SIDE]
        np.maximum(target, box, out=target)
    sides = np.column_stack((left.min(axis=1), right.max(axis=1) + 1)) + places[:, :1]
    return Picture(strip.astype(np.float32) / np.float32(255)), sides.astype(np.float64)


def waves(points: Floats, height: float, random: np.random.Generator) -> Floats:
    """How far (N, 2) points are moved by a smooth field: two waves for each direction.

    height: the standard deviation of theirs, where digits are 1 high.
    """
    frequency = random.normal(0, 4, (2, 2, 2))
    phase = random.uniform(0, 2 * np.pi, (2, 2))
    heights = random.normal(0, height, (2, 2))
    each = np.sin(np.einsum("nj,dwj->ndw", points, frequency) + phase)
    return np.asarray((each * heights).sum(-1))


def _kerned(
    points: Floats, which: NDArray[np.intp], gaps: Floats, random: np.random.Generator
) -> Floats:
    """(C,) where each character goes so that the gaps lie between their outlines."""
    count = int(which[-1]) + 1
    low, high = points[:, 1].min(), points[:, 1].max()
    band = ((points[:, 1] - low) / max(high - low, 1e-9) * (BANDS - 1)).astype(np.intp)
    left = np.full((count, BANDS), np.inf)
    right = np.full((count, BANDS), -np.inf)
    np.minimum.at(left, (which, band), points[:, 0])
    np.maximum.at(right, (which, band), points[:, 0])
    return kerned(left, right, gaps, float(random.uniform(0.3, 1)))


def _cut(digit: NDArray[np.uint8], far: float, random: np.random.Generator) -> NDArray[np.uint8]:
    """A picture moved over itself, without what leaves it."""
    down, right = np.round(random.uniform(-far, far, 2) * _PICTURE_HEIGHT).astype(int)
    side = len(digit)
    wide = np.pad(digit, side)
    return wide[side - down : 2 * side - down, side - right : 2 * side - right]


def _transformed(
    digits: NDArray[np.uint8], transforms: Floats, style: Style, random: np.random.Generator
) -> NDArray[np.uint8]:
    """(C, S, S) digits, each warped and in a box of _SIDE, its centre in the middle."""
    away = (np.indices((_SIDE, _SIDE))[::-1].reshape(2, -1).T - (_SIDE - 1) / 2) / _PICTURE_HEIGHT
    boxes = np.empty((len(digits), _SIDE, _SIDE), np.uint8)
    for box, digit, inverse in zip(boxes, digits, np.linalg.inv(transforms), strict=True):
        warped = away + waves(away, style.warp, random) if style.warp else away
        places = warped @ inverse.T * _PICTURE_HEIGHT
        box[:] = _sampled(digit, places + (len(digit) - 1) / 2).reshape(box.shape)
    return boxes


def _sampled(picture: NDArray[np.uint8], places: Floats) -> NDArray[np.uint8]:
    """(N,) what a square picture shows at (N, 2) x and y, between its pixels; dark outside."""
    side = len(picture) + 2
    padded = np.zeros((side, side), np.float32)
    padded[1:-1, 1:-1] = picture
    places = np.clip(places.T + 1, 0, side - 1.001)
    column, row = whole = places.astype(np.intp)
    right, down = (places - whole).astype(np.float32)
    flat, at = padded.ravel(), row * side + column
    above = flat[at] * (1 - right) + flat[at + 1] * right
    below = flat[at + side] * (1 - right) + flat[at + side + 1] * right
    return np.asarray(above * (1 - down) + below * down + 0.5).astype(np.uint8)


def _reaches(ink: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(C, rows) first and last column of ink in each row; infinite where it has none."""
    inked = ink.any(axis=2)
    left = np.where(inked, ink.argmax(axis=2), np.inf)
    right = np.where(inked, ink.shape[2] - 1 - ink[:, :, ::-1].argmax(axis=2), -np.inf)
    return left, right
