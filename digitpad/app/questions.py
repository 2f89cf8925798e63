"""Questions: the numbers that one is asked to write, one after the other."""

from __future__ import annotations

from collections import deque
from random import Random
from typing import NamedTuple

from digitpad.collection.prompts import Tally, next_number
from digitpad.ui.canvas.paper import Paper

_NOT_AGAIN = 20
"""A number that was asked for is not asked for again among the next so many."""


class Question(NamedTuple):
    """A number to write, and the paper on which it is written."""

    number: str
    paper: Paper


class Questions:
    """What is asked next: those that wait, and then numbers that the collection lacks most.

    tally: what the collection holds. waiting: the last one comes first.
    """

    def __init__(self) -> None:
        self.tally = Tally()
        self.waiting: list[Question] = []
        self._asked: deque[str] = deque(maxlen=_NOT_AGAIN)
        self._random = Random()

    def next(self) -> Question:
        """The next one, which no longer waits."""
        if self.waiting:
            return self.waiting.pop()
        return Question(next_number(self.tally, self._asked, self._random), Paper())

    def note(self, number: str) -> None:
        """This number is asked for now."""
        self._asked.append(number)
