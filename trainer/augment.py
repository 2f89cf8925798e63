"""Augmentation of batched frames: faint ink, blur and noise, as pictures have them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d


def augmented(frames: Tensor, generator: torch.Generator) -> Tensor:
    """(B, 1, H, W) uint8 -> float32 in 0..1; most frames come through as they are."""
    pixels = frames.float().div_(255)

    def chosen(share: float) -> Tensor:
        return torch.rand((len(frames), 1, 1, 1), generator=generator) < share

    def between(least: float, most: float) -> Tensor:
        uniform = torch.rand((len(frames), 1, 1, 1), generator=generator)
        return least + (most - least) * uniform

    blurred = avg_pool2d(pixels, 3, stride=1, padding=1)
    pixels = torch.where(chosen(0.1), pixels.lerp(blurred, between(0.3, 1.0)), pixels)
    pixels = torch.where(chosen(0.15), pixels * between(0.6, 1.0), pixels)
    noise = torch.randn(pixels.shape, generator=generator) * between(0.02, 0.15)
    return torch.where(chosen(0.1), pixels + noise, pixels).clamp_(0, 1)
