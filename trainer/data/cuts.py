"""Cuts: the digits of the user's numbers, each as ink of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product

import numpy as np

from digitpad.ink.ink import Floats, Ink, Stroke
from digitpad.recognition.recognizer import Recognizer
from trainer.data.sample import Sample, evenly

_MOST = 500
"""Numbers that are cut: of so many, from all over, one has all that there is of a hand."""
_STROKES = 4
"""Digits are of so many strokes at most."""
_ODD = 0.02
"""However oddly a digit is written, a parting that makes it so is no less likely than this."""
_JOINED = 0.003
"""How likely it is that digits run together: a number may hold one odd digit, but not two."""
_SURE = 0.6
"""A digit is cut out where its strokes are those from this probability on."""

Group = frozenset[int]
"""The strokes of one digit, by their numbers."""
Parting = tuple[Group, ...]
"""All strokes of a number, taken apart into its digits from left to right."""


def cuts(recognizer: Recognizer, samples: Sequence[Sample]) -> list[Sample]:
    """The digits of all numbers in ink, labelled, about 1 high.

    Digits that run together, or of which nobody can say which strokes are theirs, are left out.
    """
    numbers = [(item, item.source) for item in samples if isinstance(item.source, Ink)]
    return [
        Sample(digit, label, item.writer)
        for item, ink in evenly(numbers, _MOST)
        for label, digit in _cut(recognizer, ink, item.label)
    ]


def _cut(recognizer: Recognizer, ink: Ink, label: str) -> list[tuple[str, Ink]]:
    """Those digits of one number that can be cut out, from left to right."""
    if len(label) == 1:
        return list(zip(label, _sized([ink]), strict=True))
    partings = _partings(ink.strokes, len(label))
    chances = _chances(recognizer, ink, label, partings)
    cut = {}
    for at, groups in enumerate(zip(*partings, strict=True)):
        shares = {group: chances[[one == group for one in groups]].sum() for group in groups}
        group = max(shares, key=lambda group: shares[group])
        if shares[group] >= _SURE:
            cut[at] = _part(ink, group)
    return [(label[at], part) for at, part in zip(cut, _sized(list(cut.values())), strict=True)]


def _partings(strokes: Sequence[Stroke], count: int) -> list[Parting]:
    """Every way to take strokes apart into so many digits, each written from left to right.

    The strokes of a digit follow each other, in time or in place: the bar of a 7 may come late.
    """
    middles = [_middle([stroke]) for stroke in strokes]
    in_time = range(len(strokes))
    found: dict[Parting, None] = {}
    for order in (list(in_time), sorted(in_time, key=middles.__getitem__)):
        for borders in _borders(len(strokes), count):
            parting = tuple(frozenset(order[start:stop]) for start, stop in pairwise(borders))
            places = [_middle([strokes[at] for at in group]) for group in parting]
            if all(before < after for before, after in pairwise(places)):
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
    return np.asarray(worth / (worth.sum() + _JOINED))


def _part(ink: Ink, group: Group) -> Ink:
    return Ink(tuple(ink.strokes[at] for at in sorted(group)))


def _middle(strokes: Sequence[Stroke]) -> float:
    bounds = Ink(tuple(strokes)).bounds
    return (bounds.left + bounds.right) / 2


def _sized(parts: Sequence[Ink]) -> list[Ink]:
    """The parts of one number, their usual height 1: how large it was written says nothing."""
    if not parts:
        return []
    usual = float(np.median([_size(part) for part in parts])) or 1.0
    return [Ink.of([stroke.points / usual for stroke in part.strokes]) for part in parts]


def _size(ink: Ink) -> float:
    return max(ink.bounds.height, ink.bounds.width / 2)
