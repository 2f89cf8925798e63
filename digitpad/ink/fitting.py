"""Fitting: ink from elsewhere, as large as one would write it on this sheet."""

from __future__ import annotations

from digitpad.ink.ink import Ink
from digitpad.ink.placing import Placing

_WIDEST, _HIGHEST = 0.8, 0.5
"""Shares of the sheet that the drawing takes at most."""


def fitted(ink: Ink, width: float, height: float) -> Ink:
    """The ink in the middle of a sheet of this size; a lone dot keeps its size."""
    if not ink:
        return ink
    box = ink.bounds
    scales = [
        share * room / side
        for share, room, side in ((_WIDEST, width, box.width), (_HIGHEST, height, box.height))
        if side > 0
    ]
    centre = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Placing.between(centre, (width / 2, height / 2), min(scales, default=1.0)).placed(ink)
