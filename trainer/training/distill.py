"""Distillation: a network says again what it said before, while it learns something new."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn.functional import kl_div
from torch.nn.modules.batchnorm import _BatchNorm

from trainer.data.sample import UNKNOWN
from trainer.device import autocast
from trainer.losses import greedy_texts, loss
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run.state import Weights
from trainer.training.network import filled

Memory = Callable[[Tensor], Tensor]
"""What a network said before: its logits for frames, both on the device of the run."""


def memory(recipe: Recipe, start: Weights | None, device: str) -> Memory | None:
    """What the weights that a run begins with say; None where it may be forgotten.

    Raises RecipeError where there is something to remember, but nothing to begin with.
    """
    if not recipe.loss.distillation:
        return None
    if start is None:
        raise RecipeError("loss.distillation needs weights to begin with: use finetune.")
    network = filled(recipe, start, device)

    def said(frames: Tensor) -> Tensor:
        with torch.no_grad(), autocast(device, recipe.training.precision):
            logits: Tensor = network(frames)
        return logits.float()

    return said


def recipe_loss(recipe: Recipe, logits: Tensor, labels: list[str], before: Tensor | None) -> Tensor:
    """Mean loss of a batch; before: what was said of it, where that is to be said again.

    It is where nobody knows what a frame says, and where it was right (Hinton et al. 2015; Li and
    Hoiem 2016): so many times the divergence from it, summed over steps, is added.
    """
    if before is None:
        return _loss(recipe, logits, labels)
    texts = greedy_texts(recipe.decoder, before, recipe.alphabet)
    known = [at for at, label in enumerate(labels) if label != UNKNOWN]
    kept = [at for at, label in enumerate(labels) if label in (UNKNOWN, texts[at])]
    total = logits.new_zeros(())
    if known:
        total = total + len(known) * _loss(recipe, logits[known], [labels[at] for at in known])
    if kept:
        now, then = logits[kept].log_softmax(-1), before[kept].log_softmax(-1)
        strayed = kl_div(now, then, reduction="sum", log_target=True)
        total = total + recipe.loss.distillation * strayed
    return total / len(labels)


def _loss(recipe: Recipe, logits: Tensor, labels: list[str]) -> Tensor:
    """Mean loss of what is known."""
    smoothing, align = recipe.loss.smoothing, recipe.framing.align
    return loss(recipe.decoder, logits, labels, recipe.alphabet, smoothing, align)


def fix_norms(network: nn.Module) -> None:
    """Let batch norms keep their statistics, also in training."""
    for module in network.modules():
        if isinstance(module, _BatchNorm):
            module.eval()
