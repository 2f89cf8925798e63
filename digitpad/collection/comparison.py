"""Comparison: how kept drawings are read anew, side by side with how they were read before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from digitpad.collection.changes import Change
from digitpad.collection.drawing import Drawing
from digitpad.recognition.reading import Reading


class Verdict(StrEnum):
    """What another reading means, measured by the label."""

    NOW_RIGHT = "now right"
    NOW_WRONG = "now wrong"
    OTHERWISE = "otherwise"
    SAME = "same"


class Outcome(NamedTuple):
    """One drawing that was read again."""

    before: Drawing
    after: Drawing

    @property
    def verdict(self) -> Verdict:
        """OTHERWISE: as right or as wrong as before, but another text or status."""
        was, now = self.before.confirmed, self.after.confirmed
        if was != now:
            return Verdict.NOW_RIGHT if now else Verdict.NOW_WRONG
        return Verdict.SAME if _gist(self.before) == _gist(self.after) else Verdict.OTHERWISE


class Comparison:
    """The new readings by one checkpoint, and what of them differs from the ones before.

    checkpoint: the name of the one that read. unreadable: how many could not be read.
    """

    def __init__(self, checkpoint: str) -> None:
        self.checkpoint = checkpoint
        self.unreadable = 0
        self._outcomes: dict[str, Outcome] = {}
        self._verdicts: Counter[Verdict] = Counter()

    def __len__(self) -> int:
        return len(self._outcomes)

    def add(self, drawing: Drawing, reading: Reading | None) -> None:
        """Take in how a drawing is read now; None where it could not be read."""
        if reading is None:
            self.unreadable += 1
            return
        after = replace(drawing, reading=reading, checkpoint=self.checkpoint)
        outcome = self._outcomes[drawing.id] = Outcome(drawing, after)
        self._verdicts[outcome.verdict] += 1

    def outcome(self, id: str) -> Outcome | None:
        """What became of the drawing of this id; None where it was not read again."""
        return self._outcomes.get(id)

    def count(self, verdict: Verdict) -> int:
        """How many drawings this became of."""
        return self._verdicts[verdict]

    def ids(self, verdicts: Iterable[Verdict]) -> frozenset[str]:
        """The ids of the drawings that any of these became of."""
        wanted = set(verdicts)
        return frozenset(id for id, one in self._outcomes.items() if one.verdict in wanted)

    def changes(self, now: Iterable[Drawing]) -> Iterator[Change]:
        """What puts the new readings in the old ones' place, in drawings as they are by now.

        Their labels may have changed since; where the reading has too, it is left as it is.
        """
        for drawing in now:
            outcome = self._outcomes.get(drawing.id)
            if outcome is not None and drawing.reading == outcome.before.reading:
                reading, checkpoint = outcome.after.reading, outcome.after.checkpoint
                yield Change(drawing, replace(drawing, reading=reading, checkpoint=checkpoint))


def _gist(drawing: Drawing) -> tuple[str, ...] | None:
    """What people see of a reading without its figures."""
    reading = drawing.reading
    return None if reading is None else (reading.text, reading.status, reading.reason or "")
