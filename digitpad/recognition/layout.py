"""Layout: where the columns of a drawing go in its frame, for ink and for pictures alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from digitpad.ink.ink import Floats

_TIGHT_GAP = 0.08
"""To what share of the height gaps give way before digits begin to shrink."""
_SMALLEST = float(np.finfo(np.float64).tiny)


@dataclass(frozen=True, eq=False)
class Layout:
    """The map from source x to frame x: linear between breakpoints.

    source, target: (2 S,) x of the left and right of each of S spans of ink, alternately.
    scale: frame pixels per unit of the source, the same for x within spans and for y.
    """

    source: Floats
    target: Floats
    scale: float

    @classmethod
    def fitted(
        cls,
        spans: Floats,
        height: float,
        room: tuple[float, float],
        held: tuple[float, float],
        gap: float,
    ) -> Self:
        """As large as the room (width, height) allows; gaps give way first, then digits.

        spans: (N, 2) left and right of whatever holds ink, in any order, overlapping or not.
        held: x in the frame, and the share of the ink's width that lies to the left of it.
        gap: the widest gap that is kept, in heights.
        """
        spans = _merged(spans)
        widths = np.zeros(2 * len(spans) - 1)
        widths[::2] = spans[:, 1] - spans[:, 0]
        gaps = np.minimum(spans[1:, 0] - spans[:-1, 1], gap * height)
        inked = float(widths.sum())
        scale = room[1] / height if height > 0 else np.inf
        if (inked + float(gaps.sum())) * scale > room[0]:
            gaps = _shrunk(gaps, room[0] / scale - inked, _TIGHT_GAP * height)
            scale = room[0] / max(inked + float(gaps.sum()), _SMALLEST)
        widths[1::2] = gaps
        if not np.isfinite(scale):
            scale = 1.0  # a lone dot has no size to scale by
        offsets = np.append(0, np.cumsum(widths)) * scale
        x, share = held
        return cls(spans.reshape(-1), x - offsets[-1] * share + offsets, scale)

    def placed(self, x: Floats) -> Floats:
        """Frame x of source x."""
        return np.interp(x, self.source, self.target)

    def origins(self, x: Floats, reach: float) -> Floats:
        """Source x of frame x, never falling where x is not; the ends' own beyond the ends.

        reach: how far the pen goes beyond the spans, in frame pixels. So far the spans' scale holds
        in the gaps, too: a gap gives way only where it is empty.
        """
        ends, begins = self.source[1:-1:2], self.source[2::2]
        left, right = self.target[1:-1:2], self.target[2::2]
        pen = np.minimum(reach, (right - left) / 2)
        target = np.column_stack((left, left + pen, right - pen, right))
        source = np.column_stack((ends, ends + pen / self.scale, begins - pen / self.scale, begins))
        origins = np.interp(
            x,
            np.concatenate((self.target[:1], target.reshape(-1), self.target[-1:])),
            np.concatenate((self.source[:1], source.reshape(-1), self.source[-1:])),
        )
        return np.maximum.accumulate(origins)  # rounding may have them fall a little

    @property
    def extent(self) -> float:
        """From the first to the last column of ink, in the source's units."""
        return float(self.source[-1] - self.source[0])

    @property
    def rigid_pieces(self) -> list[tuple[int, int]]:
        """First and last breakpoint of each stretch in which no gap gave way."""
        before, after = np.diff(self.source)[1::2] * self.scale, np.diff(self.target)[1::2]
        breaks = 2 * np.flatnonzero(after < before * (1 - 1e-9)) + 1
        first = [0, *(breaks + 1).tolist()]
        last = [*breaks.tolist(), len(self.source) - 1]
        return list(zip(first, last, strict=True))


def _merged(spans: Floats) -> Floats:
    """Overlapping spans as one, from left to right."""
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    reach = np.maximum.accumulate(spans[:, 1])
    first = np.flatnonzero(np.append(True, spans[1:, 0] > reach[:-1]))
    last = np.append(first[1:], len(spans)) - 1
    return np.column_stack((spans[first, 0], reach[last]))


def _shrunk(gaps: Floats, room: float, least: float) -> Floats:
    """Gaps shrunk alike towards `least` until they fill the room, and no further."""
    floor = np.minimum(gaps, least)
    spare = float((gaps - floor).sum())
    share = (room - float(floor.sum())) / spare if spare > 0 else 0.0
    return floor + (gaps - floor) * min(max(share, 0.0), 1.0)
