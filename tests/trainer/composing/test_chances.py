"""Chances: what is picked, and how often."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.composing.chances import Chances

SHARES = pytest.mark.parametrize("shares", [(0.5, 0.35, 0.15), (3, 0, 1), (1,), np.sqrt([2, 7])])


@SHARES
def test_are_those_of_numpy(shares: tuple[float, ...]) -> None:
    chances, weights = Chances(shares), np.array(shares)
    ours, theirs = np.random.default_rng(4), np.random.default_rng(4)
    asked = {"p": weights / weights.sum()}

    assert [chances.picked(ours) for _ in range(50)] == [
        theirs.choice(len(weights), **asked) for _ in range(50)
    ]
    assert (chances.many(50, ours) == theirs.choice(len(weights), 50, **asked)).all()


def test_of_nothing_can_be_had() -> None:
    Chances(())
