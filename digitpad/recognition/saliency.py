"""Saliency: which ink decided how a drawing was read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from digitpad.recognition.checkpoint import Card
from digitpad.recognition.ctc import BLANK, OTHER
from digitpad.recognition.frame import Frame
from digitpad.recognition.heat import Heat
from digitpad.recognition.pen import Pixels
from digitpad.recognition.positions import spread
from digitpad.recognition.reading import Reading, Reason

_COPIES = 24
"""Of the frame, each without other patches."""
_MISSING = -1.0
"""Smooth noise of deviation 1 takes patches out where it is below this: a sixth of the frame."""
_PATCH = 1.2
"""Standard deviation, in pixels of the frame, of the blur that makes noise smooth: half a pen."""
_SPREAD = 1.6
"""The same for the blur that brings what single pixels say together."""
_FULL = 0.98
"""The quantile of what mattered from which on it counts as having mattered fully…"""
_SOME = 0.01
"""…among all that mattered more than this share of the most."""
_LEAST = 1e-7
"""Probabilities are kept so far from 0 and 1, where logarithms end."""

Loss = Callable[[Tensor], Tensor]
"""The negative logarithm of the probability of something, from logits and summed over a batch."""


def heat(network: nn.Module, card: Card, frame: Frame, reading: Reading) -> Heat:
    """Which ink speaks for what a network read in a frame; what speaks against it counts nothing.

    Where some character is no digit, it is the ink that speaks for that.
    reading: by that network, perhaps at a second look, and with a text.
    """
    return Heat(_clear(_spoken_for(network, frame.pixels, _loss(card, reading))), frame)


def _spoken_for(network: nn.Module, pixels: Pixels, loss: Loss) -> Pixels:
    """(H, W) from 0 on: the mean gradient over copies of the frame without patches, times the ink.

    As SmoothGrad (Smilkov et al. 2017), but the ink has holes where that adds noise: a network that
    is sure hardly has a gradient before something is missing. Measured on 60 numbers of tablet ink,
    with an earlier network and half as many copies: without the eighth of the ink that it names,
    the text's probability falls by a factor of e^6.2, without what the plain gradient names e^3.3,
    integrated gradients e^3.4, chance e^1.2.
    """
    device = next(network.parameters()).device
    frame = torch.from_numpy(pixels)[None, None]
    noise = torch.randn((_COPIES, 1, *pixels.shape), generator=torch.Generator().manual_seed(0))
    noise = _blurred(noise, _PATCH)
    copies = (frame * (noise > _MISSING * noise.std())).to(device)
    # cuDNN differentiates recurrent layers in training mode alone.
    with torch.enable_grad(), torch.backends.cudnn.flags(enabled=False):
        (gradient,) = torch.autograd.grad(-loss(network(copies.requires_grad_())), copies)
    spoken_for = (gradient.mean(dim=0, keepdim=True).cpu() * frame).clamp(min=0)
    return np.asarray(_blurred(spoken_for, _SPREAD)[0, 0].numpy())


def _blurred(values: Tensor, deviation: float) -> Tensor:
    """(B, 1, H, W) -> the same shape, each pixel spread over its neighbours as a Gaussian."""
    reach = round(3 * deviation)
    weights = torch.softmax(-((torch.arange(-reach, reach + 1) / deviation) ** 2) / 2, dim=0)
    across = F.conv2d(values, weights[None, None, None, :], padding=(0, reach))
    return F.conv2d(across, weights[None, None, :, None], padding=(reach, 0))


def _loss(card: Card, reading: Reading) -> Loss:
    if card.decoder == "single":
        return partial(_of_class, card.alphabet.index(reading.text))
    if reading.reason is Reason.NOT_DIGITS and OTHER in card.alphabet:
        return partial(_of_other, card.alphabet.index(OTHER))
    symbols = [card.alphabet.index(digit) for digit in reading.text]
    if card.decoder == "positions":
        return partial(_of_places, symbols, card.alphabet.index(BLANK))
    return partial(_of_text, symbols)


def _of_class(symbol: int, logits: Tensor) -> Tensor:
    """That a symbol is it: logits (B, symbols)."""
    return -logits.log_softmax(dim=-1)[:, symbol].sum()


def _of_places(symbols: list[int], blank: int, logits: Tensor) -> Tensor:
    """That the symbols stand in some of the places, in order: logits (B, P, symbols)."""
    places = torch.arange(logits.shape[1], device=logits.device)
    ways = torch.from_numpy(spread(symbols, len(places), blank)).to(logits.device)
    chances = logits.log_softmax(dim=-1)[:, places, ways].sum(dim=-1)
    return -chances.logsumexp(dim=-1).sum()


def _of_text(symbols: list[int], logits: Tensor) -> Tensor:
    """That the symbols are spelt: logits (B, T, symbols)."""
    batch, steps, _ = logits.shape
    return F.ctc_loss(
        logits.log_softmax(dim=-1).transpose(0, 1),
        torch.tensor(symbols, device=logits.device).expand(batch, -1),
        torch.full((batch,), steps),
        torch.full((batch,), len(symbols)),
        reduction="sum",
    )


def _of_other(symbol: int, logits: Tensor) -> Tensor:
    """That a symbol occurs: logits (B, T, symbols)."""
    absent = (1 - logits.softmax(dim=-1)[..., symbol]).clamp(_LEAST, 1).log().sum(dim=1).exp()
    return -(1 - absent).clamp(_LEAST, 1).log().sum()


def _clear(values: Pixels) -> Pixels:
    """Values brought to 0..1 by the largest of them, but for a few.

    Their square roots, for a few places matter far more than the rest that matters too.
    """
    mattered = values[values > values.max(initial=0) * _SOME]
    if not mattered.size:
        return np.zeros_like(values)
    return np.asarray(np.sqrt(np.minimum(values / np.quantile(mattered, _FULL), 1)), np.float32)
