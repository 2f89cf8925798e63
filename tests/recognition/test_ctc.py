"""The beam search and the alignment agree with going through all paths."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import groupby, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.ctc import BLANK, OTHER, aligned_steps, beam_search, shares
from digitpad.recognition.reading import MAX_DIGITS

DIGITS = BLANK + "0123456789" + OTHER
EXACT = 1e-9


def steps(count: int, symbols: int, spread: float = 3) -> st.SearchStrategy[Floats]:
    """(count, symbols) probabilities, none of which is too small to be tried."""
    return arrays(np.float64, (count, symbols), elements=st.floats(-spread, spread)).map(
        lambda logits: np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    )


@cache
def paths(count: int, alphabet: str) -> tuple[NDArray[np.intp], list[str]]:
    """All paths of so many steps as (paths, steps) places in the alphabet, and their texts."""
    places = np.array(list(product(range(len(alphabet)), repeat=count)))
    return places, ["".join(alphabet[at] for at, _ in groupby(path) if at) for path in places]


def chances(probabilities: Floats, alphabet: str) -> Floats:
    """The probability of each path."""
    count = len(probabilities)
    return np.asarray(probabilities[range(count), paths(count, alphabet)[0]].prod(axis=1))


def texts(probabilities: Floats, alphabet: str) -> dict[str, float]:
    """The probability of each text."""
    total: defaultdict[str, float] = defaultdict(float)
    _, spelled = paths(len(probabilities), alphabet)
    for text, chance in zip(spelled, chances(probabilities, alphabet).tolist(), strict=True):
        total[text] += chance
    return total


def certain(path: str, alphabet: str = DIGITS, chance: float = 0.99) -> Floats:
    """Probabilities that all but leave a single path."""
    rest = (1 - chance) / (len(alphabet) - 1)
    probabilities = np.full((len(path), len(alphabet)), rest)
    probabilities[range(len(path)), [alphabet.index(symbol) for symbol in path]] = chance
    return probabilities


@given(steps(3, 4))
def test_every_probability_is_that_of_all_paths(probabilities: Floats) -> None:
    true = texts(probabilities, "-01?")
    found = beam_search(probabilities, "-01?")
    for candidate in found.candidates:
        assert candidate.probability == pytest.approx(true[candidate.text], abs=EXACT)
    clean = {text for text in true if text and OTHER not in text}
    assert {candidate.text for candidate in found.candidates} == clean
    assert found.nothing == pytest.approx(true[""], abs=EXACT)
    others = sum(chance for text, chance in true.items() if OTHER in text)
    assert found.other == pytest.approx(others, abs=EXACT)
    assert found.long == 0
    assert found.number == pytest.approx(sum(true[text] for text in clean), abs=EXACT)


@given(steps(11, 3, spread=1.5))
@settings(max_examples=3)
def test_six_digits_are_gathered_apart_and_counted_without_others(probabilities: Floats) -> None:
    true = texts(probabilities, "-0?")
    found = beam_search(probabilities, "-0?")
    assert max(len(candidate.text) for candidate in found.candidates) == MAX_DIGITS
    assert found.long == pytest.approx(true["000000"], rel=1e-6)
    for candidate in found.candidates:
        assert candidate.probability == pytest.approx(true[candidate.text], rel=1e-6)


@given(steps(5, 4), st.text("-012", min_size=5, max_size=5), st.floats(0.6, 1))
@settings(max_examples=40)
def test_what_the_beam_drops_is_little_and_adds_to_nothing(
    noise: Floats, path: str, peak: float
) -> None:
    probabilities = peak * certain(path, "-012", chance=1) + (1 - peak) * noise
    true = texts(probabilities, "-012")
    found = beam_search(probabilities, "-012")
    first = found.candidates[0]
    assert true[first.text] >= 0.99 * max(chance for text, chance in true.items() if text)
    assert first.probability >= 0.95 * true[first.text]
    for candidate in found.candidates:
        assert candidate.probability <= true[candidate.text] + EXACT


@given(st.text(DIGITS[:-1], min_size=1, max_size=12))
def test_where_one_path_is_certain_its_text_is_found(path: str) -> None:
    text = "".join(symbol for symbol, _ in groupby(path) if symbol != BLANK)
    assume(1 <= len(text) <= MAX_DIGITS)
    found = beam_search(certain(path), DIGITS)
    assert found.candidates[0].text == text
    assert found.candidates[0].probability >= 0.99 ** len(path) - EXACT


@pytest.mark.parametrize(("path", "text"), [("11", "1"), ("1-1", "11"), ("1--11-1", "111")])
def test_a_repeated_digit_needs_a_blank(path: str, text: str) -> None:
    assert beam_search(certain(path), DIGITS).candidates[0].text == text


@given(st.integers(1, 9), st.floats(0, 1))
def test_one_character_that_is_no_digit_spoils_all(at: int, chance: float) -> None:
    probabilities = certain("-1--2--3--")
    probabilities[at] = 0
    probabilities[at, [0, -1]] = 1 - chance, chance
    others = 1 - (1 - 0.01 / 11) ** 9 * (1 - chance)
    assert beam_search(probabilities, DIGITS).other == pytest.approx(others)


def test_six_digits_are_long_and_not_a_shorter_number() -> None:
    found = beam_search(certain("1-2-3-4-5-6", chance=0.9999), DIGITS)
    assert found.long > 0.99
    assert found.number < 0.01
    assert found.candidates


def test_six_digits_with_a_letter_among_them_are_no_long_number() -> None:
    found = beam_search(certain("1-2-3-4-5-6-?", chance=0.9999), DIGITS)
    assert found.other > 0.99
    assert found.long < 0.01


@pytest.mark.parametrize("symbol", [BLANK, OTHER])
def test_there_is_always_a_candidate(symbol: str) -> None:
    probabilities = certain(symbol * 80, chance=1 - 1e-9)
    probabilities[30, DIGITS.index("7")] = 1e-8
    found = beam_search(probabilities, DIGITS)
    assert [candidate.text for candidate in found.candidates] == ["7"]
    assert found.candidates[0].probability <= 1e-8
    assert found.number < 1e-4
    assert (found.nothing > 0.99) == (symbol == BLANK)


@given(steps(5, 4), st.sampled_from(["0", "1", "01", "11", "101", "010", "110"]))
@settings(max_examples=40)
def test_digits_stand_where_they_do_on_the_likeliest_path(probabilities: Floats, text: str) -> None:
    alphabet = "-012"
    places, spelled = paths(len(probabilities), alphabet)
    spelling = np.flatnonzero(np.array(spelled) == text)
    assume(len(spelling))
    likelihood = chances(probabilities, alphabet)[spelling]
    assume(np.isclose(likelihood, likelihood.max(), rtol=1e-9).sum() == 1)
    expected, start = [], 0
    for place, run in groupby(places[spelling[likelihood.argmax()]]):
        stop = start + len(list(run))
        if place:
            expected.append(start + int(probabilities[start:stop, place].argmax()))
        start = stop
    symbols = [alphabet.index(symbol) for symbol in text]
    assert aligned_steps(probabilities, symbols).tolist() == expected


def test_two_ones_stand_at_their_own_steps() -> None:
    assert aligned_steps(certain("--1--11--"), [2, 2]).tolist() == [2, 5]
    assert aligned_steps(certain("1-1"), [2, 2]).tolist() == [0, 2]


def test_one_step_is_enough_for_one_digit() -> None:
    assert aligned_steps(certain("1"), [2]).tolist() == [0]


@given(steps(6, 4), st.sampled_from([["0"], ["0", "1", "2"], ["01", "11", "21"], ["110", "000"]]))
@settings(max_examples=40)
def test_spellings_share_what_all_their_paths_are_worth(
    probabilities: Floats, spellings: list[str]
) -> None:
    true = texts(probabilities, "-012")
    places = np.array([["-012".index(symbol) for symbol in text] for text in spellings])
    worth = np.array([true[text] for text in spellings])
    np.testing.assert_allclose(shares(probabilities, places), worth / worth.sum(), rtol=1e-9)


def test_spellings_of_many_doubtful_steps_do_not_vanish() -> None:
    probabilities = np.full((500, len(DIGITS)), 1 / len(DIGITS))
    found = shares(probabilities, np.array([[2, 3, 4, 5, 6], [2, 3, 4, 5, 7]]))
    np.testing.assert_allclose(found, [0.5, 0.5])
