"""A recipe's network: with fresh weights, or with given ones."""

from __future__ import annotations

from copy import deepcopy

import torch
from torch import Tensor, nn

from digitpad.recognition.decode import DECODERS
from digitpad.recognition.networks import NetworkError, build
from trainer.device import on_device
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run.state import Weights


def build_network(recipe: Recipe) -> nn.Module:
    """The recipe's network with fresh weights; raises RecipeError where it does not fit."""
    frames = torch.zeros(1, 1, recipe.framing.height, recipe.framing.width)
    try:
        network = build(recipe.network.name, recipe.network.arguments)
        with torch.inference_mode():
            logits = network.eval()(frames)
    except (NetworkError, RuntimeError, TypeError, ValueError) as error:
        raise RecipeError(f"The recipe's network cannot be built: {error}.") from error
    if not DECODERS[recipe.decoder](recipe.alphabet).decodable(logits.numpy()):
        raise RecipeError(
            f"The recipe's network answers with {tuple(logits.shape[1:])} numbers, which decoder "
            f"{recipe.decoder!r} cannot read with the alphabet {recipe.alphabet!r}."
        )
    if recipe.training.batch == 1 and not recipe.training.fixed_norms:
        _check_norms(network, frames)
    return network


def _check_norms(network: nn.Module, frame: Tensor) -> None:
    """Raises RecipeError where a batch norm gets one value of a single frame: it has no spread."""
    try:
        with torch.inference_mode():
            deepcopy(network).train()(frame)
    except ValueError as error:
        raise RecipeError(
            "training.batch must be at least 2 for the recipe's network: its batch norm compares "
            "the drawings of a batch."
        ) from error


def filled(recipe: Recipe, weights: Weights, device: str = "cpu") -> nn.Module:
    """The recipe's network with these weights, in evaluation mode on a device."""
    network = build(recipe.network.name, recipe.network.arguments).eval()
    network.load_state_dict(weights)
    return on_device(network, device)
