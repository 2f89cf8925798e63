"""What the pad asks for: everything, evenly, and more of what is confused."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from digitpad.collection.prompts import DIGITS, Tally, next_number


def asked(tally: Tally, count: int, seed: int = 1) -> list[str]:
    """Numbers that are asked for one after the other, and written."""
    random, numbers = Random(seed), list[str]()
    for _ in range(count):
        number = next_number(tally, numbers[-10:], random)
        tally.add(number)
        numbers.append(number)
    return numbers


def digits(numbers: list[str]) -> Counter[str]:
    """How often each digit is in them."""
    return Counter("".join(numbers))


def test_all_lengths_come_equally_often() -> None:
    lengths = Counter(map(len, asked(Tally(), 100)))
    assert lengths == dict.fromkeys(range(1, 6), 20)


def test_all_digits_come_almost_equally_often() -> None:
    counts = digits(asked(Tally(), 200))
    assert max(counts.values()) <= 1.2 * min(counts[digit] for digit in DIGITS)


@pytest.mark.parametrize("seed", range(3))
def test_every_ordered_pair_has_come_after_a_hundred_numbers(seed: int) -> None:
    tally = Tally()
    numbers = asked(tally, 100, seed)
    pairs = {a + b for number in numbers for a, b in pairwise(number)}
    assert len(pairs) == tally.pairs == 100
    assert tally.digits == 10


def test_numbers_begin_with_every_digit_zero_too() -> None:
    first = Counter(number[0] for number in asked(Tally(), 200) if len(number) > 1)
    assert max(first.values()) <= 1.5 * min(first[digit] for digit in DIGITS)


def test_what_is_there_already_is_made_level() -> None:
    tally = Tally()
    tally.add("1", times=30)
    numbers = asked(tally, 30)
    assert "1" not in numbers
    assert digits(numbers)["1"] < digits(numbers)["2"]


def test_what_is_often_confused_comes_more_often() -> None:
    tally, random, numbers = Tally(), Random(1), list[str]()
    for _ in range(200):
        number = next_number(tally, numbers[-10:], random)
        tally.add(number, number.replace("4", "9") if "4" in number else None)
        numbers.append(number)
    counts = digits(numbers)
    others = max(count for digit, count in counts.items() if digit != "4")
    assert 1.3 * others < counts["4"] < 4 * others


def test_a_pair_that_was_read_as_one_digit_comes_more_often() -> None:
    tally = Tally()
    tally.add("11", "4", times=5)
    even = Tally()
    even.add("11", times=5)
    assert tally.want("11") > 1.5 * even.want("11")


def test_the_same_number_is_not_asked_for_twice_in_a_row() -> None:
    numbers = asked(Tally(), 200)
    assert all(one != other for one, other in pairwise(numbers))


def test_when_every_number_was_asked_for_one_comes_again() -> None:
    tally = Tally()
    for length in range(2, 6):
        tally.add("1" * length, times=5)
    assert next_number(tally, DIGITS, Random(1)) in DIGITS


def test_two_pads_ask_for_different_numbers() -> None:
    assert asked(Tally(), 5, seed=1) != asked(Tally(), 5, seed=2)
