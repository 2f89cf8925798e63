"""Scribbles: of every kind, about as large as a digit, each its own."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.recognition.frame import Framing
from trainer.composing.scribbles import scribble


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("seed", range(50))
def test_every_scribble_makes_a_frame_with_ink(seed: int) -> None:
    frame = Framing().frame(scribble(rng(seed)))

    assert not frame.empty
    assert not frame.dot


def test_scribbles_are_about_as_large_as_a_digit() -> None:
    boxes = [scribble(rng(seed)).bounds for seed in range(300)]
    sizes = [max(box.width, box.height) for box in boxes]

    assert 0.8 < np.median(sizes) < 4
    assert max(sizes) < 40


def test_scribbles_differ_and_are_a_function_of_the_generator() -> None:
    inks = [scribble(rng(seed)) for seed in range(100)]

    assert len(set(inks)) == 100
    assert inks == [scribble(rng(seed)) for seed in range(100)]
