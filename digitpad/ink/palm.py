"""What touches of a screen mean: palms beside a pen, and a second finger beside the first."""

from __future__ import annotations

import math

_MOMENT_MS = 1000.0
"""How long after a pen has left, or was last heard of, the hand that wrote may still lie there."""
_LOST_MS = 5000.0
"""A pen that came near and says nothing for so long has left without a word, as some drivers do."""
_SECOND_FINGER_MS = 150.0
_SECOND_FINGER_WAY = 20.0
"""A second finger belongs to the first within this time, or before that went so many pixels."""


class PalmRules:
    """Tells palms from fingers. All times are milliseconds of the clock that stamps the events."""

    def __init__(self) -> None:
        self._near = False
        self._heard = -math.inf

    def hear_pen(self, time: float) -> None:
        """A pen writes or hovers."""
        self._heard = time

    def see_pen(self, time: float, near: bool) -> None:
        """A pen came near the screen, or left it."""
        self._near, self._heard = near, time

    def is_palm(self, time: float) -> bool:
        """Whether a touch that begins now is none to write with."""
        return abs(time - self._heard) < (_LOST_MS if self._near else _MOMENT_MS)


def belongs_to_first(since: float, way: float) -> bool:
    """Whether a second finger makes one gesture with the first, or only strays onto the screen.

    since: milliseconds since the first finger came; way: how many pixels it has gone.
    """
    return since < _SECOND_FINGER_MS or way < _SECOND_FINGER_WAY
