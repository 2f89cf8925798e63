"""Fixed positions: exact probabilities of texts, against counting every spelling."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitpad.ink.ink import Floats
from digitpad.recognition.positions import exchanged, likeliest, spelt, spread

ALPHABETS = ["0123456789-", "01-", "7-", "-01", "0-1"]


def chances(positions: int, alphabet: str, seed: int) -> Floats:
    """(positions, len(alphabet)) probabilities, some places surer than others."""
    random = np.random.default_rng(seed)
    logits = random.normal(0, random.uniform(0.1, 6), (positions, len(alphabet)))
    powers = np.exp(logits)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def counted(probabilities: Floats, alphabet: str) -> dict[str, float]:
    """Each text's probability, by going through all spellings."""
    found: defaultdict[str, float] = defaultdict(float)
    for spelling in product(range(len(alphabet)), repeat=len(probabilities)):
        text = "".join(alphabet[at] for at in spelling).replace("-", "")
        found[text] += float(np.prod(probabilities[range(len(probabilities)), spelling]))
    return found


cases = (st.integers(1, 3), st.sampled_from(ALPHABETS), st.integers(0, 10_000))


@given(*cases)
def test_every_text_has_the_probability_of_all_its_spellings(
    positions: int, alphabet: str, seed: int
) -> None:
    probabilities = chances(positions, alphabet, seed)
    texts, digits = spelt(probabilities, alphabet), alphabet.replace("-", "")
    assert [array.shape for array in texts] == [(len(digits),) * n for n in range(positions + 1)]
    for text, chance in counted(probabilities, alphabet).items():
        found = texts[len(text)][tuple(digits.index(digit) for digit in text)]
        assert found == pytest.approx(chance, rel=1e-9)


@given(*cases, st.integers(1, 12))
def test_the_likeliest_are_those_that_counting_finds(
    positions: int, alphabet: str, seed: int, count: int
) -> None:
    probabilities = chances(positions, alphabet, seed)
    found = likeliest(spelt(probabilities, alphabet), alphabet, count)
    all_texts = counted(probabilities, alphabet)
    del all_texts[""]
    best = sorted(all_texts.values(), reverse=True)[:count]
    assert [candidate.probability for candidate in found] == pytest.approx(best, rel=1e-9)
    for candidate in found:
        assert candidate.probability == pytest.approx(all_texts[candidate.text], rel=1e-9)


def test_five_places_of_ten_digits_add_up() -> None:
    texts = spelt(chances(5, "0123456789-", 3), "0123456789-")
    assert sum(float(array.sum()) for array in texts) == pytest.approx(1)


def test_what_cannot_be_still_has_an_order() -> None:
    probabilities = np.array([[0.0, 0.0, 1.0]] * 5)
    first, *_, last = likeliest(spelt(probabilities, "01-"), "01-", 40)
    assert len(first.text) == 1
    assert len(last.text) > 1
    assert first.probability > last.probability > 0


@given(*cases, st.data())
def test_what_a_digit_may_be_is_shared_as_counting_says(
    positions: int, alphabet: str, seed: int, data: st.DataObject
) -> None:
    probabilities = chances(positions, alphabet, seed)
    digits = alphabet.replace("-", "")
    text = data.draw(st.text(digits, min_size=1, max_size=positions))
    at = data.draw(st.integers(0, len(text) - 1))
    all_texts = counted(probabilities, alphabet)
    others = [all_texts[text[:at] + digit + text[at + 1 :]] for digit in digits]
    found = exchanged(spelt(probabilities, alphabet), alphabet, text, at)
    assert found[alphabet.index("-")] == 0
    assert np.delete(found, alphabet.index("-")) == pytest.approx(
        np.array(others) / sum(others), rel=1e-6
    )


def test_symbols_are_spread_over_the_places_in_order() -> None:
    assert spread([4, 7], 3, 10).tolist() == [[4, 7, 10], [4, 10, 7], [10, 4, 7]]
    assert spread([], 2, 10).tolist() == [[10, 10]]
