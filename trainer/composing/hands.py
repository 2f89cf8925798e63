"""Hands: ink of single characters, by who wrote them."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats, Ink
from trainer.composing.chances import Chances
from trainer.composing.style import BANDS
from trainer.data.sample import Sample


@dataclass(frozen=True, eq=False)
class Glyph:
    """Points of ink about 1 high, its baseline at y = 0, and where its strokes start."""

    points: Floats
    starts: NDArray[np.intp]


class Hands:
    """Ink of single characters by writer and label, sized as their writers size them."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._glyphs: dict[str, dict[str, list[Glyph]]] = {}
        self._pool: dict[str, list[Glyph]] = {}
        inks: dict[str, list[Sample]] = {}
        for sample in samples:
            inks.setdefault(sample.writer, []).append(sample)
        for writer, written in inks.items():
            sizes = [_size(_ink(sample)) for sample in written]
            usual = float(np.median(sizes))
            for sample, size in zip(written, sizes, strict=True):
                scaled = glyph(_ink(sample), min(max(usual, size / 1.6), size / 0.65))
                self._glyphs.setdefault(writer, {}).setdefault(sample.label, []).append(scaled)
                self._pool.setdefault(sample.label, []).append(scaled)
        self._writers = list(self._glyphs)
        self._chances = Chances(np.sqrt([len(written) for written in inks.values()]))

    def __bool__(self) -> bool:
        return bool(self._pool)

    @property
    def digits(self) -> str:
        """The digits of which there is ink, in their order."""
        return "".join(digit for digit in string.digits if digit in self._pool)

    def written(
        self, text: str, one_hand: bool, random: np.random.Generator
    ) -> tuple[list[Glyph], str]:
        """A glyph for each character, and a writer.

        one_hand: all are of that writer, as far as that one wrote them, else of anybody.
        """
        if not text and not self:
            return [], ""
        writer = self._writers[self._chances.picked(random)]
        hand = self._glyphs[writer] if one_hand else {}
        choices = [hand.get(character) or self._pool[character] for character in text]
        return [choice[random.integers(len(choice))] for choice in choices], writer


def _ink(sample: Sample) -> Ink:
    assert isinstance(sample.source, Ink)
    return sample.source


def _size(ink: Ink) -> float:
    """Height of a character; of one that lies flat, something like its height."""
    bounds = ink.bounds
    return max(bounds.height, 0.6 * bounds.width, 1e-9)


def glyph(ink: Ink, unit: float | None = None) -> Glyph:
    """Ink as a glyph; unit is what shall be 1 high, the ink's own height where none is given."""
    unit = unit or _size(ink)
    bounds = ink.bounds
    origin = ((bounds.left + bounds.right) / 2, bounds.bottom)
    strokes = [_dense((stroke.points - origin) / unit) for stroke in ink.strokes]
    return Glyph(np.concatenate(strokes), np.cumsum([0, *map(len, strokes[:-1])]))


def _dense(points: Floats) -> Floats:
    """The same line with points so close that every band it crosses holds one."""
    runs = np.diff(points, axis=0)
    counts = np.maximum(np.ceil(np.abs(runs).max(axis=1) * 1.5 * BANDS), 1).astype(np.intp)
    which = np.repeat(np.arange(len(runs)), counts)
    order = np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
    return np.vstack((points[which] + runs[which] * (order / counts[which])[:, None], points[-1:]))
