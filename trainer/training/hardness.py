"""Hardness: how hard weights find the digits in pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from digitpad.ink.ink import Floats
from trainer.composing.strings import composed_picture
from trainer.composing.style import NATURAL
from trainer.data.sample import Sample
from trainer.losses import text_chances
from trainer.recipes.recipe import Recipe
from trainer.run.state import Weights
from trainer.training.network import filled
from trainer.training.trim import trimmed
from trainer.training.validation import framed, logits_of

_SEED = 5
_AT_ONCE = 512
_EASIEST, _HARDEST = 0.05, 1.5
"""Losses, between which digits count as they are: easy ones come as well, and none all the time."""
_WRONG = 2.5
"""What has a larger loss at every look is likelier to have a wrong label."""


def hardness(
    recipe: Recipe, weights: Weights, pixels: NDArray[np.uint8], labels: NDArray[np.int64]
) -> Floats:
    """(N,) how hard it is to read pictures (N, 28, 28) as the digits (N,), relative to each other.

    The mean loss of three looks: at each digit much as it is, and twice in the recipe's style.
    """
    network = filled(recipe, weights)
    random = np.random.default_rng(_SEED)
    looks = np.empty((3, len(labels)))
    for look, style in zip(looks, (NATURAL, recipe.data.style, recipe.data.style), strict=True):
        for start in range(0, len(labels), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            samples = [
                Sample(composed_picture([digit], style, random)[0], str(label), "")
                for digit, label in zip(pixels[part], labels[part], strict=True)
            ]
            look[part] = _losses(recipe, network, samples)
    hard = np.clip(looks.mean(axis=0), _EASIEST, _HARDEST)
    return np.where(looks.min(axis=0) > _WRONG, _EASIEST, hard)


def _losses(recipe: Recipe, network: nn.Module, samples: Sequence[Sample]) -> Floats:
    """(N,) how unlikely each sample's label is to a network, as a negative logarithm."""
    frames, texts = framed(recipe.framing, samples)
    [(order, columns)] = trimmed(frames, groups=int(recipe.decoder == "ctc"))
    with torch.inference_mode():
        logits = torch.cat(list(logits_of(network, frames[order][..., columns])))
    told = [texts[at] for at in order]
    losses = np.empty(len(samples))
    align = recipe.framing.align
    chances = text_chances(recipe.decoder, logits, told, recipe.alphabet, align)
    losses[order] = -chances.log().double()
    return losses
