"""Some drawings of many stand for all of them."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice

import pytest

from trainer.data.sample import sampled


@pytest.mark.parametrize("period", [2, 4, 5, 10, 20])
def test_what_comes_in_turn_comes_in_the_sample_too(period: int) -> None:
    """Of 5,000 numbers of one to five digits in turn every tenth is of one digit."""
    kinds = list(islice(cycle(range(period)), 5000))
    found = Counter(sampled(kinds, 1000))

    assert len(found) == period
    assert min(found.values()) > 0.7 * 1000 / period


def test_what_lies_together_is_sampled_from_all_over() -> None:
    assert {item // 1000 for item in sampled(range(5000), 50)} == set(range(5))


def test_a_sample_is_in_order_without_doubles_and_always_the_same() -> None:
    found = sampled(range(5000), 1000)

    assert found == sorted(set(found)) == sampled(range(5000), 1000)
    assert len(found) == 1000


@pytest.mark.parametrize("count", [0, 3])
def test_of_few_all_are_taken(count: int) -> None:
    assert sampled(range(count), 5) == list(range(count))
