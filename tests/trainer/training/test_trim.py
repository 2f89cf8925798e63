"""Trimming: groups of like width, without most of their empty columns."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from trainer.training.trim import trimmed

WIDTH = 64


def frames(*spans: tuple[int, int]) -> Tensor:
    """For each first and last column of ink a frame; none where the last lies before the first."""
    made = torch.zeros(len(spans), 1, 8, WIDTH, dtype=torch.uint8)
    for frame, (first, last) in zip(made, spans, strict=True):
        frame[0, 3, first : last + 1] = 1
    return made


def test_without_groups_frames_stay_whole() -> None:
    assert trimmed(frames((30, 31), (0, 63)), 0) == [([0, 1], slice(None))]


def test_frames_of_like_width_come_together_the_narrowest_first() -> None:
    spans = [(10, 50), (28, 34), (8, 55), (30, 33)]

    (narrow, few), (wide, many) = trimmed(frames(*spans), 2)

    assert (narrow, wide) == ([3, 1], [0, 2])
    assert (few, many) == (slice(16, 48), slice(0, 64))


@pytest.mark.parametrize("groups", [1, 2, 3, 4, 9])
def test_every_frame_keeps_its_ink_with_a_margin(groups: int) -> None:
    spans = [(0, 3), (60, 63), (20, 40), (32, 32), (5, 60), (24, 31)]

    made = trimmed(frames(*spans), groups)

    assert sorted(at for which, _ in made for at in which) == [*range(len(spans))]
    assert len(made) == min(groups, len(spans))
    for which, columns in made:
        assert (columns.stop - columns.start) % 8 == 0
        for first, last in (spans[at] for at in which):
            assert columns.start <= max(first - 8, 0)
            assert columns.stop >= min(last + 9, WIDTH)


def test_a_group_without_ink_keeps_something_to_learn_that_from() -> None:
    [(which, columns)] = trimmed(frames((0, -1), (0, -1)), 1)

    assert which == [0, 1]
    assert 0 < columns.stop - columns.start < WIDTH


def test_frames_without_ink_leave_others_theirs() -> None:
    [(_, columns)] = trimmed(frames((0, -1), (20, 30)), 1)

    assert columns == slice(8, 40)
