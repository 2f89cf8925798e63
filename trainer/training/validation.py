"""Validation: what weights make of frames that nothing is learnt from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import torch
from torch import Tensor, nn

from digitpad.recognition.frame import Framing
from trainer.data.sample import Sample
from trainer.device import pixels
from trainer.losses import greedy_texts
from trainer.recipes.recipe import Recipe
from trainer.run.look import Look
from trainer.run.state import Weights
from trainer.training.distill import recipe_loss
from trainer.training.network import filled

ValidationSets = dict[str, tuple[Tensor, list[str]]]
"""Frames (N, 1, H, W), uint8 or float in 0..1, with their labels, by the name of what they are."""

_AT_ONCE = 128
"""Frames; for more of them the large networks would need gigabytes."""


def framed(framing: Framing, samples: Sequence[Sample]) -> tuple[Tensor, list[str]]:
    """Samples as one of the sets."""
    frames = np.stack([framing.frame(sample.source).pixels for sample in samples])
    return torch.from_numpy(frames[:, None]), [sample.label for sample in samples]


def validated(
    recipe: Recipe, weights: Weights, validation: ValidationSets, device: str = "cpu"
) -> Look:
    """The share of exactly right texts and the mean loss for each set, all in float32."""
    network = filled(recipe, weights, device)
    look = Look()
    with torch.inference_mode():
        for name, (frames, labels) in validation.items():
            look.exact[name], look.losses[name] = _figures(recipe, network, frames, labels, device)
    return look


def logits_of(network: nn.Module, frames: Tensor, device: str = "cpu") -> Iterator[Tensor]:
    """A network's logits for frames (N, 1, H, W), uint8 or float in 0..1, a part at a time."""
    for start in range(0, len(frames), _AT_ONCE):
        part = pixels(frames[start : start + _AT_ONCE], device)
        yield network(part.contiguous(memory_format=torch.channels_last))


def _figures(
    recipe: Recipe, network: nn.Module, frames: Tensor, labels: list[str], device: str
) -> tuple[float, float]:
    """Share of exactly right texts and mean loss of one set, a part of it at a time."""
    right, total = 0, 0.0
    coming = iter(labels)
    for logits in logits_of(network, frames, device):
        told = list(islice(coming, len(logits)))
        texts = greedy_texts(recipe.decoder, logits, recipe.alphabet)
        right += sum(text == label for text, label in zip(texts, told, strict=True))
        total += len(told) * recipe_loss(recipe, logits, told, None).item()
    return right / len(labels), total / len(labels)
