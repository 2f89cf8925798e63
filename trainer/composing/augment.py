"""Augmentation: batches of pictures changed a little, each picture in its own way."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor, nn
from torch.nn.functional import affine_grid, avg_pool2d, grid_sample

from trainer.composing.choices import Augmentation, Sometimes

_SMOOTHNESS = 1 / 7
"""Standard deviation of the filter that makes an elastic distortion smooth, in heights."""
_LONGEST = 2.0
"""A rectangle that is cut out is at most so many times as long as wide."""


def augmented(pixels: Tensor, choice: Augmentation) -> Tensor:
    """(N, 1, H, W) float32 in 0..1, on any device -> the same, changed; what is given stays.

    Chances are taken from torch's own generators, which the caller has seeded: what is done to
    which picture from the CPU's, whatever the device, so that nothing waits for a GPU.
    """
    if choice.moves:
        pixels = _mover(choice)(pixels).clamp_(0, 1)
    pixels = _some(pixels, choice.elastic, _distorted)
    pixels = _some(pixels, choice.pen, _penned)
    pixels = _some(pixels, choice.blur, _blurred)
    pixels = _some(pixels, choice.fade, lambda some, light: some * light)
    pixels = _some(pixels, Sometimes(choice.inversion, 1, 1), lambda some, _: 1 - some)
    if choice.cutout.share:
        pixels = _eraser(choice.cutout)(pixels)
    return _some(pixels, choice.noise, _noisy)


def mixed(pixels: Tensor, alpha: float) -> tuple[Tensor, Tensor, float]:
    """Mixup (Zhang et al., ICLR 2018): each picture laid over another one of the batch.

    Returns pixels as given, (N,) the other one's index, and the weight of the picture's own label;
    the other one's weighs the rest.
    """
    weight = float(torch.distributions.Beta(alpha, alpha).sample())
    other = torch.randperm(len(pixels)).to(pixels.device)
    return torch.lerp(pixels[other], pixels, weight), other, weight


def _some(pixels: Tensor, change: Sometimes, changed: Callable[[Tensor, Tensor], Tensor]) -> Tensor:
    """The pictures, some of them changed, given (n, 1, 1, 1) how strongly each is to be."""
    if not change.share:
        return pixels
    which = (torch.rand(len(pixels)) < change.share).nonzero()[:, 0]
    strength = _between(change.least, change.most, len(which)).view(-1, 1, 1, 1)
    if not len(which):
        return pixels
    which = which.to(pixels.device, non_blocking=True)
    strength = strength.to(pixels.device, non_blocking=True)
    return pixels.index_copy(0, which, changed(pixels[which], strength).clamp_(0, 1))


def _between(least: float, most: float, count: int) -> Tensor:
    return torch.empty(count).uniform_(least, most)


@lru_cache
def _mover(choice: Augmentation) -> nn.Module:
    """Turns, shears, shifts and scales every picture about its middle; dark comes in."""
    from kornia.augmentation import RandomAffine  # slow to import

    shift = (choice.shift, choice.shift)
    mover: nn.Module = RandomAffine(choice.rotation, shift, choice.scale, choice.shear, p=1.0)
    return mover


@lru_cache
def _eraser(cutout: Sometimes) -> nn.Module:
    """Hides a rectangle of some pictures."""
    from kornia.augmentation import RandomErasing  # slow to import

    area = (cutout.least, cutout.most)
    eraser: nn.Module = RandomErasing(area, (1 / _LONGEST, _LONGEST), p=cutout.share)
    return eraser


def _distorted(pixels: Tensor, strength: Tensor) -> Tensor:
    """Elastic distortion (Simard et al., ICDAR 2003). strength: deviation of the way, in pixels.

    kornia's filters single channels on a CPU thirty times slower than these two products.
    """
    height, width = pixels.shape[-2:]
    deviation = height * _SMOOTHNESS
    noise = torch.randn(len(pixels), 2, height, width, device=pixels.device)
    way = _smoothing(height, deviation, pixels) @ noise @ _smoothing(width, deviation, pixels)
    # Places in pictures go from -1 to 1.
    way *= strength * torch.tensor([2 / width, 2 / height], device=pixels.device)[:, None, None]
    still = torch.eye(2, 3, device=pixels.device)[None]
    places = affine_grid(still, [1, 1, height, width], align_corners=False)
    return grid_sample(pixels, places + way.permute(0, 2, 3, 1), align_corners=False)


def _smoothing(size: int, deviation: float, like: Tensor) -> Tensor:
    """(size, size) what a Gaussian filter takes from each pixel; white noise stays as strong."""
    at = torch.arange(size, device=like.device, dtype=like.dtype)
    weights = torch.exp(-((at - at[:, None]) ** 2) / (2 * deviation**2))
    return weights / weights.square().sum(1, keepdim=True).sqrt()


def _penned(pixels: Tensor, strength: Tensor) -> Tensor:
    """Strokes thicker where strength is above 0, thinner below."""
    from kornia.morphology import dilation, erosion  # slow to import

    round_pen = torch.tensor([[0.0, 1, 0], [1, 1, 1], [0, 1, 0]], device=pixels.device)
    end = torch.where(strength > 0, dilation(pixels, round_pen), erosion(pixels, round_pen))
    return pixels.lerp(end, strength.abs())


def _blurred(pixels: Tensor, strength: Tensor) -> Tensor:
    return pixels.lerp(avg_pool2d(pixels, 3, stride=1, padding=1), strength)


def _noisy(pixels: Tensor, deviation: Tensor) -> Tensor:
    return pixels + torch.randn_like(pixels) * deviation
