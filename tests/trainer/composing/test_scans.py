"""Scans: the same writing as ink and as the picture that is left of it."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from digitpad.recognition.picture import Picture
from trainer.composing.scans import scanned
from trainer.data.sample import Sample

FOUR = Ink.of([[(30, 0), (0, 60), (60, 60)], [(45, 30), (45, 100)]])
SAMPLE = Sample(FOUR, "4", "writer", np.array([[0.0, 60.0]]))


def scan(seed: int, sample: Sample = SAMPLE) -> Picture:
    picture = scanned(sample, np.random.default_rng(seed)).source
    assert isinstance(picture, Picture)
    return picture


@pytest.mark.parametrize("seed", range(20))
def test_a_scan_is_framed_nearly_as_its_ink(seed: int) -> None:
    framing = Framing()
    seen, meant = (framing.frame(source).pixels for source in (scan(seed), FOUR))

    assert np.abs(seen - meant).mean() < 0.25 * meant.mean()


def test_scans_are_of_many_sizes_and_pens() -> None:
    pictures = [scan(seed).pixels for seed in range(40)]
    ink = [float(pixels.mean()) for pixels in pictures]

    assert len({pixels.shape for pixels in pictures}) > 20
    assert max(ink) > 1.8 * min(ink)


def test_nothing_is_cut_off() -> None:
    for seed in range(20):
        pixels = scan(seed).pixels
        edges = (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1])

        assert not max(map(np.max, edges))


def test_a_scan_keeps_label_and_writer_and_no_places() -> None:
    made = scanned(SAMPLE, np.random.default_rng(0))

    assert (made.label, made.writer, made.sides) == ("4", "writer", None)


def test_pictures_and_what_lies_flat_stay_as_they_are() -> None:
    picture = Sample(Picture(np.eye(28, dtype=np.float32)), "1", "")
    dash = Sample(Ink.of([[(0, 0), (100, 1)]]), "?", "")
    dot = Sample(Ink.of([[(5, 5)]]), "?", "")
    for sample in (picture, dash, dot):
        assert scanned(sample, np.random.default_rng(0)) is sample
