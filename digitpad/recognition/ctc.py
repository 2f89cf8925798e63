"""Connectionist temporal classification (Graves et al. 2006): what a network spells, and where.

At each of T steps the network gives every symbol of an alphabet a probability; the first symbol is
BLANK. A path is a symbol for each step, and its text what is left of it without repeats and blanks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitpad.ink.ink import Floats
from digitpad.recognition.reading import MAX_DIGITS, Candidate

BLANK = "-"
OTHER = "?"
"""In an alphabet, the symbol for a character that is no digit."""

_BEAM = 12
_SURE_BLANK = 1e-4
"""A step that leaves less than this to all other symbols is taken for a blank."""
_LEAST_SYMBOL = 1e-4
"""Symbols less likely than this are not tried at a step."""
_NEVER = 1e-30
"""The probability of what cannot be, so that it has a logarithm and products do not vanish."""

Chances = tuple[float, float]
"""Probabilities of a text's paths that end in a blank, and of those that end in its last digit."""


@dataclass(frozen=True)
class Hypotheses:
    """What the beam search found: texts of one to five digits, the likeliest first; never none.

    other: probability that a character is no digit. long: that there are more than five, all
    digits. nothing: that there is no character at all.
    """

    candidates: tuple[Candidate, ...]
    other: float
    long: float
    nothing: float

    @property
    def number(self) -> float:
        """Probability that there are one to five characters, all digits."""
        return max(1 - self.other - self.long - self.nothing, 0.0)


def beam_search(probabilities: Floats, alphabet: str) -> Hypotheses:
    """Prefix beam search (Hannun et al. 2014) for texts of one to five digits.

    probabilities: (T, len(alphabet)). Paths through OTHER are counted exactly and left out of the
    search; paths with a sixth digit are gathered apart.
    """
    digits = [place for place, symbol in enumerate(alphabet) if symbol not in (BLANK, OTHER)]
    clean = np.ones(len(probabilities))
    if OTHER in alphabet:
        clean -= probabilities[:, alphabet.index(OTHER)]
    beams: dict[str, Chances] = {"": (1.0, 0.0)}
    long = 0.0
    for step, stays_clean in zip(probabilities.tolist(), clean.tolist(), strict=True):
        blank = step[0]
        long *= stays_clean
        tried = [(alphabet[at], step[at]) for at in digits if step[at] > _LEAST_SYMBOL]
        if not tried or 1 - blank < _SURE_BLANK:
            beams = {text: (sum(chances) * blank, 0.0) for text, chances in beams.items()}
            continue
        beams, begun = _extended(beams, blank, tried)
        long += begun
    nothing = sum(beams.pop("", (0.0, 0.0)))
    found = [Candidate(text, sum(chances)) for text, chances in beams.items()]
    found.sort(key=lambda candidate: -candidate.probability)
    candidates = found or [_likeliest_digit(probabilities, digits, alphabet)]
    return Hypotheses(tuple(candidates), 1 - float(clean.prod()), long, nothing)


def _extended(
    beams: dict[str, Chances], blank: float, tried: Sequence[tuple[str, float]]
) -> tuple[dict[str, Chances], float]:
    """The likeliest texts one step on, and the probability that went to a sixth digit."""
    grown: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    long = 0.0
    for text, (ended, open_) in beams.items():
        grown[text][0] += (ended + open_) * blank
        for symbol, chance in tried:
            repeated = text.endswith(symbol)
            if repeated:
                grown[text][1] += open_ * chance
            begun = (ended if repeated else ended + open_) * chance
            if len(text) < MAX_DIGITS:
                grown[text + symbol][1] += begun
            else:
                long += begun
    ranked = sorted(grown.items(), key=lambda item: -sum(item[1]))
    return {text: (ended, open_) for text, (ended, open_) in ranked[:_BEAM]}, long


def _likeliest_digit(probabilities: Floats, digits: Sequence[int], alphabet: str) -> Candidate:
    """Where no step is worth trying: the digit of the likeliest path with one step that is one."""
    at, which = np.unravel_index(
        probabilities[:, digits].argmax(), (len(probabilities), len(digits))
    )
    blanks = np.delete(probabilities[:, 0], at)
    place = digits[int(which)]
    return Candidate(alphabet[place], float(probabilities[at, place] * blanks.prod()))


def aligned_steps(probabilities: Floats, symbols: Sequence[int]) -> NDArray[np.intp]:
    """(L,) the step at which each symbol stands on the likeliest path that spells them.

    probabilities: (T, C), class 0 the blank; T must leave room for the symbols.
    """
    states = np.zeros(2 * len(symbols) + 1, dtype=np.intp)
    states[1::2] = symbols
    scores = np.log(np.maximum(probabilities[:, states], _NEVER))
    path = _likeliest_path(scores, states)
    peaks = np.where(path[:, None] == np.arange(1, len(states), 2), scores[:, 1::2], -np.inf)
    return np.asarray(peaks.argmax(axis=0))


def shares(probabilities: Floats, spellings: NDArray[np.intp]) -> Floats:
    """(B,) how the probability of spellings of one length is shared among them, adding up to 1.

    probabilities: (T, C), class 0 the blank. spellings: (B, L) classes; all paths of each count.
    """
    count, length = spellings.shape
    states = np.zeros((count, 2 * length + 1), dtype=np.intp)
    states[:, 1::2] = spellings
    may_skip_blank = np.zeros(states.shape, dtype=bool)
    may_skip_blank[:, 3::2] = states[:, 3::2] != states[:, 1:-2:2]
    steps = np.maximum(probabilities, _NEVER)[:, states]
    reached = np.zeros(states.shape)
    reached[:, :2] = steps[0, :, :2]
    for chances in steps[1:]:
        moved = reached.copy()
        moved[:, 1:] += reached[:, :-1]
        moved[:, 2:] += np.where(may_skip_blank[:, 2:], reached[:, :-2], 0)
        reached = moved * chances
        reached /= reached.max()  # only their proportions matter, and long products vanish
    ended = reached[:, -2:].sum(axis=1)
    return np.asarray(ended / ended.sum())


def _likeliest_path(scores: Floats, states: NDArray[np.intp]) -> NDArray[np.intp]:
    """(T,) places in `states`, which are symbols with blanks round them, by Viterbi's algorithm.

    scores: (T, len(states)) logarithms of probabilities.
    """
    may_skip_blank = np.zeros(len(states), dtype=bool)
    may_skip_blank[3::2] = states[3::2] != states[1:-2:2]
    best = np.full(len(states), -np.inf)
    best[:2] = scores[0, :2]
    back = np.zeros(scores.shape, dtype=np.intp)
    for step in range(1, len(scores)):
        moves = np.full((3, len(states)), -np.inf)
        moves[0], moves[1, 1:] = best, best[:-1]
        moves[2, 2:] = np.where(may_skip_blank[2:], best[:-2], -np.inf)
        back[step] = moves.argmax(axis=0)
        best = moves.max(axis=0) + scores[step]
    state = len(states) - 1 if best[-1] >= best[-2] else len(states) - 2
    path = np.empty(len(scores), dtype=np.intp)
    for step in range(len(scores) - 1, -1, -1):
        path[step] = state
        state -= back[step, state]
    return path
