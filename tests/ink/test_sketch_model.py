"""After any edits at all, a sketch holds what a plain list of inks would."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from digitpad.ink.ink import Floats, Ink
from digitpad.ink.sketch import Sketch

places = st.floats(-100, 100)


class Editing(RuleBasedStateMachine):
    """Any sequence of edits, with a plain list of inks as the model of the history."""

    def __init__(self) -> None:
        super().__init__()
        self.sketch = Sketch()
        self.past: list[Ink] = []
        self.future: list[Ink] = []
        self.now = Ink()
        self.held: Ink | None = None
        self.given: list[tuple[Ink, list[Floats]]] = []

    def step(self, ink: Ink) -> None:
        if ink == self.now:
            return
        if self.held is None:
            self.past.append(self.now)
            self.future = []
        self.now = ink

    def settle(self) -> None:
        """What is open ends: a stroke, or edits held."""
        if self.sketch.is_drawing:
            self.step(self.sketch.ink)
        elif self.held is not None:
            after, self.now, self.held = self.now, self.held, None
            self.step(after)

    def settle_stroke(self) -> None:
        if self.held is None:
            self.settle()

    @rule(x=places, y=places)
    def begin(self, x: float, y: float) -> None:
        self.settle()
        self.sketch.begin(x, y)

    @precondition(lambda self: self.sketch.is_drawing)
    @rule(x=places, y=places)
    def extend(self, x: float, y: float) -> None:
        self.sketch.extend(x, y)

    @rule()
    def end(self) -> None:
        self.settle()
        self.sketch.end()

    @rule()
    def cancel(self) -> None:
        self.sketch.cancel()
        if self.held is not None:
            self.now, self.held = self.held, None

    @rule()
    def hold(self) -> None:
        self.settle()
        self.sketch.hold()
        self.held = self.now

    @rule(which=st.sets(st.integers(0, 4)))
    def erase(self, which: set[int]) -> None:
        self.settle_stroke()
        self.sketch.erase(which)
        self.step(Ink(tuple(s for i, s in enumerate(self.now.strokes) if i not in which)))

    @rule()
    def clear(self) -> None:
        self.settle_stroke()
        self.sketch.clear()
        self.step(Ink())

    @rule(x=places)
    def replace(self, x: float) -> None:
        self.settle_stroke()
        ink = Ink.of([[(x, 0), (0, x)]])
        self.sketch.replace(ink)
        self.step(ink)

    @rule()
    def undo(self) -> None:
        self.settle()
        self.sketch.undo()
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        self.settle()
        self.sketch.redo()
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        self.settle()
        self.sketch.end()
        before, steps = self.sketch.ink, 0
        while self.sketch.can_undo:
            self.sketch.undo()
            steps += 1
        assert not self.sketch.ink
        assert steps == len(self.past)
        for _ in range(steps):
            self.sketch.redo()
        assert self.sketch.ink == before

    @invariant()
    def the_ink_is_what_the_model_says(self) -> None:
        finished = self.sketch.ink.strokes[: -1 if self.sketch.is_drawing else None]
        assert Ink(finished) == self.now
        edited = self.held is not None and self.held != self.now
        assert self.sketch.can_undo == (bool(self.past) or self.sketch.is_drawing or edited)
        assert self.sketch.can_redo == (bool(self.future) and not edited)

    @invariant()
    def snapshots_never_change(self) -> None:
        for ink, points in self.given:
            assert all(map(np.array_equal, (s.points for s in ink.strokes), points))
        ink = self.sketch.ink
        self.given.append((ink, [stroke.points.copy() for stroke in ink.strokes]))


TestEditing = Editing.TestCase
