"""Abreast: things of one width side by side, each as near to where it belongs as there is room."""

from __future__ import annotations

from collections.abc import Sequence


def abreast(centres: Sequence[float], width: float, gap: float, room: float) -> list[float]:
    """Where each thing's left edge goes in 0 to `room`, none over another, in the order given.

    centres: where their middles belong, never falling. They move as little as can be (least
    squares, by pooling adjacent violators); where there is too little room, gaps give way.
    """
    if not centres:
        return []
    last = len(centres) - 1
    step = width + gap if last == 0 else min(width + gap, max(room - width, 0) / last)
    farthest = max(room - width - last * step, 0)
    # Without the steps between them they only must not fall.
    wanted = [centre - width / 2 - at * step for at, centre in enumerate(centres)]
    return [
        min(max(left, 0), farthest) + at * step for at, left in enumerate(_never_falling(wanted))
    ]


def _never_falling(values: Sequence[float]) -> list[float]:
    """The nearest values that never fall: those that would become the mean of a group."""
    groups: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            before, many = groups.pop()
            total, count = total + before, count + many
        groups.append((total, count))
    return [total / count for total, count in groups for _ in range(count)]
