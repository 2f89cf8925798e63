"""Cuts: the digits of the user's numbers, each as ink of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product

import numpy as np

from digitpad.ink.ink import Floats, Ink
from digitpad.recognition.recognizer import Recognizer
from digitpad.recognition.underline import without_underlines
from trainer.data.sample import Sample, sampled

_MOST = 500
"""More numbers than these show no more of a hand: of more, some from all over are cut."""
_STROKES = 6
"""Digits are of so many strokes at most."""
_ODD = 0.02
"""A group of strokes that is not read as its digit at all still counts so much."""
_NONE = 0.003
"""What it counts that no parting is right: more than two such groups do, less than one."""
_SURE = 0.6
"""A digit is cut out where its strokes are those from this probability on."""

Group = frozenset[int]
"""The strokes of one digit, by their numbers."""
Parting = tuple[Group, ...]
"""All strokes of a number, taken apart into its digits from left to right."""


def cuts(recognizer: Recognizer, samples: Sequence[Sample]) -> list[Sample]:
    """The digits of all numbers in ink, labelled, about 1 high.

    Left out are digits that run together, those of which it is not clear which strokes are theirs,
    and numbers of more than six strokes a digit.
    recognizer: one that reads numbers, for another takes two digits for one.
    """
    numbers = [
        (item, without_underlines(item.source)) for item in samples if isinstance(item.source, Ink)
    ]
    return [
        Sample(digit, label, item.writer)
        for item, ink in sampled(numbers, _MOST)
        for label, digit in _cut(recognizer, ink, item.label)
    ]


def _cut(recognizer: Recognizer, ink: Ink, label: str) -> list[tuple[str, Ink]]:
    """Those digits of one number that can be cut out, from left to right.

    The usual height of all its digits is 1 then: how large it was written says nothing.
    """
    if len(label) == 1:
        return [(label, _scaled(ink, _size(ink)))]
    partings = _partings(ink, len(label))
    if not partings:
        return []
    chances = _chances(recognizer, ink, label, partings)
    likeliest = partings[int(chances.argmax())]
    usual = float(np.median([_size(_part(ink, group)) for group in likeliest]))
    shares = [
        chances[[parting[at] == group for parting in partings]].sum()
        for at, group in enumerate(likeliest)
    ]
    return [
        (digit, _scaled(_part(ink, group), usual))
        for digit, group, share in zip(label, likeliest, shares, strict=True)
        if share >= _SURE
    ]


def _partings(ink: Ink, count: int) -> list[Parting]:
    """The ways to take strokes apart into digits whose middles follow each other to the right.

    The strokes of a digit follow each other, in time or in place: the bar of a 7 may come late.
    """
    in_time = list(range(len(ink.strokes)))
    in_place = sorted(in_time, key=lambda stroke: _middle(_part(ink, frozenset((stroke,)))))
    found: dict[Parting, None] = {}
    for order in (in_time, in_place):
        for borders in _borders(len(order), count):
            parting = tuple(frozenset(order[start:stop]) for start, stop in pairwise(borders))
            middles = [_middle(_part(ink, group)) for group in parting]
            if all(before < after for before, after in pairwise(middles)):
                found[parting] = None
    return list(found)


def _borders(strokes: int, digits: int) -> Iterator[list[int]]:
    """Where each digit's strokes begin, and where the last one's end."""
    for sizes in product(range(1, _STROKES + 1), repeat=digits):
        if sum(sizes) == strokes:
            yield list(accumulate(sizes, initial=0))


def _chances(recognizer: Recognizer, ink: Ink, label: str, partings: Sequence[Parting]) -> Floats:
    """How likely each parting is, by how well its groups are read as the digits of the label."""
    groups = list(dict.fromkeys(group for parting in partings for group in parting))
    readings = recognizer.read_many([_part(ink, group) for group in groups])
    read = {
        group: {candidate.text: candidate.probability for candidate in reading.candidates}
        for group, reading in zip(groups, readings, strict=True)
    }
    worth = np.ones(len(partings))
    for at, digit in enumerate(label):
        alike = np.array([read[parting[at]].get(digit, 0.0) for parting in partings])
        worth *= _ODD + (1 - _ODD) * alike
    return np.asarray(worth / (worth.sum() + _NONE))


def _part(ink: Ink, group: Group) -> Ink:
    return Ink(tuple(ink.strokes[at] for at in sorted(group)))


def _middle(ink: Ink) -> float:
    return (ink.bounds.left + ink.bounds.right) / 2


def _size(ink: Ink) -> float:
    return max(ink.bounds.height, ink.bounds.width / 2)


def _scaled(ink: Ink, unit: float) -> Ink:
    return Ink.of([stroke.points / (unit or 1.0) for stroke in ink.strokes])
