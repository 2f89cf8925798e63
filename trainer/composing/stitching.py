"""Stitching: single digits laid side by side on tensors, a whole batch of strips at once."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from digitpad.recognition.frame import ALIGNED
from trainer.composing.choices import Strips

_ROUNDING = 1e-4
"""A strip fills no column of which it has no more."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where in their frames the digits of B strips go, up to L each; on the CPU.

    left, top: (B, L) of each digit's square. across, down: (B,) pixels of the frame to one of the
    squares as they were laid out. first, columns: (B,) the first column of each strip, and how many
    it has with its border.
    """

    left: Tensor
    top: Tensor
    across: Tensor
    down: Tensor
    first: Tensor
    columns: Tensor


def laid_out(there: Tensor, strips: Strips) -> Places:
    """Places by chance, from torch's generator, for (B, L) bool: which places hold a digit."""
    gaps = torch.randint(strips.gaps[0], strips.gaps[1] + 1, there.shape)
    left = (gaps + strips.side).cumsum(1)
    left -= left[:, :1].clone()
    lift = torch.randint(-strips.lift, strips.lift + 1, there.shape)
    top = lift - lift.where(there, strips.lift).amin(1, keepdim=True)
    wide, tall = (at.where(there, 0).amax(1) + strips.side for at in (left, top))
    down = (strips.height - 2 * strips.border) / tall
    across = down.minimum((strips.width - 2 * strips.border) / wide)
    columns = (wide * across).sub(_ROUNDING).ceil().long() + 2 * strips.border
    first = ((strips.width - columns) * ALIGNED[strips.align]).long()
    return Places(
        left * across[:, None] + (first + strips.border)[:, None],
        top * down[:, None] + strips.border,
        across,
        down,
        first,
        columns,
    )


def stitched(digits: Tensor, there: Tensor, places: Places, strips: Strips) -> Tensor:
    """Strips in their frames, (B, 1, height, width) uint8; where digits overlap, the lighter wins.

    digits: (N, 1, S, S) float32 in 0..1, on any device, one for each place that holds one.
    """
    size = digits.shape[-1]
    squares = digits.new_zeros((there.numel(), size, size))
    squares[_on(digits, there.flatten().nonzero()[:, 0])] = digits[:, 0]
    left, top, across, down = (
        _on(digits, place) for place in (places.left, places.top, places.across, places.down)
    )
    share = strips.side / size
    rows = _sampling(top, down * share, strips.height, size)
    columns = _sampling(left, across * share, strips.width, size)
    lying: Tensor = rows @ squares.reshape(*there.shape, size, size) @ columns.mT
    return lying.amax(1, keepdim=True).mul_(255).round_().to(torch.uint8)


def _on(other: Tensor, values: Tensor) -> Tensor:
    """A few values on the device of another tensor, without waiting for it."""
    return values.to(other.device, non_blocking=True)


def _sampling(origin: Tensor, scale: Tensor, size: int, source: int) -> Tensor:
    """(B, L, size, source) the shares that each pixel of a row takes from those of a digit's.

    Bilinear where a digit grows; as wide as its pixels become small where it shrinks; all 0 beyond
    its square.
    origin: (B, L) where in the row a digit begins. scale: (B,) pixels of the row to one of it.
    """
    device = origin.device
    at = (torch.arange(size, device=device) + 0.5 - origin[..., None]) / scale[:, None, None] - 0.5
    reach = (1 / scale).clamp(min=1)[:, None, None, None]
    weights = (1 - (at[..., None] - torch.arange(source, device=device)).abs_() / reach).clamp_(
        min=0
    )
    within = (at >= -0.5) & (at < source - 0.5)
    return weights.mul_((within / weights.sum(-1).clamp_(min=0.5))[..., None])
