"""Prompts: which number to ask for next, so that all that one writes comes, and evenly."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Collection as Container
from difflib import SequenceMatcher
from itertools import pairwise
from random import Random
from statistics import fmean

from digitpad.recognition.reading import MAX_DIGITS

DIGITS = string.digits
_CHOICES = 200
"""Numbers of one length that are weighed against each other: each pair is in some of them."""
_CONFUSED = 2.0
"""By how much more what is always read wrongly is wanted than what never is."""

Parts = dict[str, list[str]]
"""What levels out, by kind: single digits, ordered pairs, and the digit that stands first."""
_KINDS = {"digit": 10, "pair": 100, "first": 10}
"""How many different parts there are of each kind."""


class Tally:
    """How often each part of a number was written, and how often it was read wrongly."""

    def __init__(self) -> None:
        self.lengths: Counter[int] = Counter()
        self._written: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
        self._missed: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}

    def add(self, label: str, read: str | None = None, times: int = 1) -> None:
        """Count a number so many times.

        read: what was read instead, where that was wrong.
        """
        self.lengths[len(label)] += times
        for kind, parts in _parts(label, range(len(label))).items():
            for part in parts:
                self._written[kind][part] += times
        if read is not None:
            for kind, parts in _parts(label, _missed_places(label, read)).items():
                for part in parts:
                    self._missed[kind][part] += times

    @property
    def numbers(self) -> int:
        """How many numbers were written."""
        return self.lengths.total()

    @property
    def digits(self) -> int:
        """How many of the ten digits were written at least once."""
        return sum(count > 0 for count in self._written["digit"].values())

    @property
    def pairs(self) -> int:
        """How many of the hundred ordered pairs were written at least once."""
        return sum(count > 0 for count in self._written["pair"].values())

    def want(self, number: str) -> float:
        """How much a number is wanted; 1 on average where all is level."""
        kinds = _parts(number, range(len(number))).items()
        return fmean(fmean(self._wants(kind, parts)) for kind, parts in kinds if parts)

    def _wants(self, kind: str, parts: list[str]) -> list[float]:
        written, missed = self._written[kind], self._missed[kind]
        mean = written.total() / _KINDS[kind]
        here: Counter[str] = Counter()  # the second 1 of 11 is wanted less than the first
        wants = []
        for part in parts:
            count = written[part] + here[part]
            confused = 1 + _CONFUSED * missed[part] / (written[part] + 1)
            wants.append(confused * (mean + 1) / (count + 1))
            here[part] += 1
        return wants


def next_number(tally: Tally, recent: Container[str], random: Random) -> str:
    """The number to ask for next: of the rarest length, the one whose parts are wanted most.

    recent: numbers that were asked for a moment ago, and are not asked for again so soon.
    """
    lengths = list(range(1, MAX_DIGITS + 1))
    random.shuffle(lengths)
    length = min(lengths, key=lambda length: tally.lengths[length])
    numbers = {"".join(random.choices(DIGITS, k=length)) for _ in range(_CHOICES)}
    choices = sorted(number for number in numbers if number not in recent) or sorted(numbers)
    random.shuffle(choices)
    return max(choices, key=tally.want)


def _parts(number: str, places: Container[int]) -> Parts:
    """The parts of a number that have a digit at one of these places."""
    pairs = enumerate(pairwise(number))
    return {
        "digit": [digit for place, digit in enumerate(number) if place in places],
        "pair": [a + b for place, (a, b) in pairs if place in places or place + 1 in places],
        "first": [number[0]] if len(number) > 1 and 0 in places else [],
    }


def _missed_places(label: str, read: str) -> set[int]:
    """The places in a label whose digits are not in what was read; all, where none is missing."""
    blocks = SequenceMatcher(None, label, read, autojunk=False).get_matching_blocks()
    found = {place for block in blocks for place in range(block.a, block.a + block.size)}
    everywhere = set(range(len(label)))
    return everywhere - found or everywhere
