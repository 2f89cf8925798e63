"""Ink of other devices: less exact, with the same strokes and nearly the same frame."""

from __future__ import annotations

import numpy as np
import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.frame import Framing
from trainer.composing.devices import recorded


def rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def curve(count: int) -> list[tuple[float, float]]:
    angle = np.linspace(0, 5, count)
    return list(zip(np.cos(angle) * 40 * angle, np.sin(angle) * 60, strict=True))


INK = Ink.of([curve(200), [(100, 40), (160, -30)], [(170, 0)]])


def test_half_of_the_ink_is_left_alone() -> None:
    alone = [recorded(INK, rng(seed)) is INK for seed in range(400)]

    assert np.mean(alone) == pytest.approx(0.5, abs=0.1)


def test_strokes_stay_as_many_and_end_where_they_ended() -> None:
    for seed in range(100):
        strokes = recorded(INK, rng(seed)).strokes

        assert len(strokes) == 3
        for stroke, original in zip(strokes, INK.strokes, strict=True):
            far = np.abs(stroke.points[[0, -1]] - original.points[[0, -1]]).max()
            assert far < 0.08 * INK.bounds.height


def test_points_become_fewer_but_not_less_than_eight() -> None:
    counts = [[len(stroke) for stroke in recorded(INK, rng(seed)).strokes] for seed in range(100)]

    assert {count for count, _, _ in counts} == {200, 100, 50}
    assert all(rest == [2, 1] for _, *rest in counts)
    few = Ink.of([curve(12)])
    assert min(len(recorded(few, rng(seed)).strokes[0]) for seed in range(100)) >= 8


def test_some_are_on_a_coarse_grid() -> None:
    kinds = [
        len(np.unique(recorded(INK, rng(seed)).strokes[0].points[:, 1])) for seed in range(100)
    ]

    assert min(kinds) < 45


def test_frames_stay_nearly_the_same() -> None:
    framing = Framing()
    original = framing.frame(INK).pixels.ravel()
    frames = [framing.frame(recorded(INK, rng(seed))).pixels.ravel() for seed in range(100)]
    likeness = [np.corrcoef(frame, original)[0, 1] for frame in frames]

    assert np.median(likeness) > 0.95
    assert min(likeness) > 0.4


def test_is_a_function_of_the_generator() -> None:
    assert recorded(INK, rng(3)) == recorded(INK, rng(3))


@pytest.mark.parametrize("strokes", [[[(3, 3)]], [[(0, 5), (90, 5)]], [[(0, 0)], [(0, 0)]]])
def test_ink_without_height_stays_finite(strokes: list[list[tuple[float, float]]]) -> None:
    for seed in range(20):
        assert len(recorded(Ink.of(strokes), rng(seed)).strokes) == len(strokes)
