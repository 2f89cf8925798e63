"""Fixed positions: what a network spells that gives each place of a number a symbol of its own.

Each of P places holds a digit or BLANK, independently of the others; a text is what is left of the
places without blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.ctc import BLANK
from digitpad.recognition.reading import Candidate

_NEVER = 1e-30
"""The probability of what cannot be, so that unlikely texts still have an order."""


def spelt(probabilities: Floats, alphabet: str) -> list[Floats]:
    """The probabilities of all texts: for each length L from 0 to P an array of L axes.

    probabilities: (P, len(alphabet)). An axis has an entry a digit of the alphabet, in its order.
    Every way to spread a text over the places counts.
    """
    blank = alphabet.index(BLANK)
    texts: list[Floats] = [np.ones(())]
    for place in np.maximum(probabilities, _NEVER):
        digits = np.delete(place, blank)
        longer = [np.multiply.outer(text, digits) for text in texts]
        texts = [
            text * place[blank] + longer[length - 1] if length else text * place[blank]
            for length, text in enumerate(texts)
        ] + longer[-1:]
    return texts


def likeliest(texts: Sequence[Floats], alphabet: str, count: int) -> list[Candidate]:
    """The likeliest texts with a digit, the first one first; texts: as `spelt` gives them."""
    digits = alphabet.replace(BLANK, "")
    found = []
    for chances in texts[1:]:
        flat = chances.reshape(-1)
        most = min(count, len(flat))
        for place in np.argpartition(-flat, most - 1)[:most]:
            spelling = np.unravel_index(place, chances.shape)
            found.append(Candidate("".join(digits[at] for at in spelling), float(flat[place])))
    found.sort(key=lambda candidate: (-candidate.probability, candidate.text))
    return found[:count]


def exchanged(texts: Sequence[Floats], alphabet: str, text: str, at: int) -> Floats:
    """(len(alphabet),) how a text's probability is shared among what one of its digits may be.

    They add up to 1; nothing is left for the blank.
    """
    digits = alphabet.replace(BLANK, "")
    spelling: list[int | slice] = [digits.index(digit) for digit in text]
    spelling[at] = slice(None)
    chances = texts[len(text)][tuple(spelling)]
    return np.insert(chances / chances.sum(), alphabet.index(BLANK), 0.0)


def spread(symbols: Sequence[int], positions: int, blank: int) -> NDArray[np.intp]:
    """(N, positions) all ways to spread symbols over the places, blanks in those left free."""
    chosen = list(combinations(range(positions), len(symbols)))
    ways = np.full((len(chosen), positions), blank, dtype=np.intp)
    for way, places in zip(ways, chosen, strict=True):
        way[list(places)] = symbols
    return ways
