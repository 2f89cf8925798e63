"""Trimming: frames are learnt without most of their empty columns, which cost as much as others."""

from __future__ import annotations

import torch
from torch import Tensor

_MARGIN = 8
"""Columns kept on both sides of ink: a network's eye sees further, but hardly anything there."""
_MULTIPLE = 8
"""Networks halve the width up to three times."""

Group = tuple[list[int], slice]
"""Which frames of a batch, and the columns of them that are kept."""


def trimmed(frames: Tensor, groups: int) -> list[Group]:
    """Frames (N, 1, H, W), light ink on 0, in so many groups of like width, the narrowest first.

    Each frame is in one group, which keeps the columns between the outermost that hold ink of any
    of its frames, and a margin. No groups: all frames as they are.
    """
    if not groups:
        return [([*range(len(frames))], slice(None))]
    inked = frames.cpu().amax((1, 2)) > 0
    columns = torch.arange(frames.shape[-1])
    first = torch.where(inked, columns, len(columns)).amin(1)
    last = torch.where(inked, columns, -1).amax(1)
    order = (last - first).argsort(stable=True)
    return [
        (which.tolist(), _kept(int(first[which].min()), int(last[which].max()), len(columns)))
        for which in order.tensor_split(min(groups, len(frames)))
    ]


def _kept(first: int, last: int, width: int) -> slice:
    """The columns from the first to the last with ink, and the margin, as far as there are any.

    Of a group without ink, whose first lies behind its last, some in the middle.
    """
    if first > last:
        first = last = width // 2
    left = max(first - _MARGIN, 0) // _MULTIPLE * _MULTIPLE
    right = -(-(last + 1 + _MARGIN) // _MULTIPLE) * _MULTIPLE
    return slice(left, min(right, width))
