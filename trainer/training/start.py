"""Where a run begins: with a checkpoint's weights, or with those that ImageNet taught."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from digitpad.recognition.checkpoint import find, load
from digitpad.recognition.recognizer import network_of
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run.state import Weights
from trainer.run_folder import RunError
from trainer.training.network import build_network

_IMAGENET = ("0676ba61", "11ad3fa6")
"""How the SHA-256 of torchvision's two files of ResNet-50 begins; their names say it, too."""
_CLASSES = "fc."
"""ResNet's last layer, which knows ImageNet's classes and not ours."""


@dataclass(frozen=True)
class Start:
    """What a run begins with: weights, whose they are, and what they have seen before.

    name: of a checkpoint, or of torchvision's file. seen: entries of data sets as a card has them.
    file: that of the checkpoint, None where it is no matter.
    """

    name: str
    weights: Weights
    seen: Sequence[dict[str, Any]] = ()
    file: Path | None = None

    def check_stays(self, written: Path) -> None:
        """Raises RunError where a run would write over what it needs to be resumed."""
        if self.file and written.exists() and written.samefile(self.file):
            raise RunError(
                f"{written} is what the run begins with, and would be replaced by its checkpoint: "
                "name another --out."
            )


def start_of(source: str, recipe: Recipe) -> Start:
    """From a checkpoint by name or path, or from a file of torchvision.

    Raises CheckpointError for what is no checkpoint, or lacks weights of its network; RecipeError
    for weights of another network.
    """
    path = Path(source)
    if path.suffix in (".pt", ".pth"):
        return Start(path.name, _of_imagenet(path, recipe))
    file = find(source)
    card, kept = load(file)
    if (card.network, card.arguments) != (recipe.network.name, recipe.network.arguments):
        raise RecipeError(
            f"{source} holds a network {card.network!r} with {card.arguments}; recipe "
            f"{recipe.name} builds {recipe.network.name!r} with {recipe.network.arguments}."
        )
    return Start(card.name, network_of(file, card, kept).state_dict(), card.data, file)


def _of_imagenet(path: Path, recipe: Recipe) -> Weights:
    """All but the last layer, which begins afresh, and counters that old files of torch lack."""
    if recipe.network.name != "resnet50":
        raise RecipeError(f"{path} is for network 'resnet50', not {recipe.network.name!r}.")
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror}.") from error
    if not digest.startswith(_IMAGENET):
        raise RecipeError(
            f"{path} is not torchvision's file of ResNet-50, or damaged: fetch resnet50-"
            f"{_IMAGENET[1]}.pth, or begin from scratch without --weights."
        )
    kept = torch.load(path, map_location="cpu", weights_only=True)
    fresh = build_network(recipe).state_dict()
    taught = {name: kept[name] for name in fresh if name in kept and not name.startswith(_CLASSES)}
    return {**fresh, **taught}
