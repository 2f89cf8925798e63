"""Runs begin with a checkpoint's weights, or with those that ImageNet taught."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from digitpad.recognition.checkpoint import Card, CheckpointError, find, load, save_checkpoint
from trainer.progress import mute
from trainer.recipes.recipe import NetworkChoice, Recipe, RecipeError, load_recipe
from trainer.run_folder import RunError
from trainer.training.network import build_network
from trainer.training.start import start_of
from trainer.training.train import train


@pytest.fixture
def kept(tmp_path: Path, tiny: Recipe) -> Path:
    """A checkpoint of the tiny recipe, in half precision."""
    path = tmp_path / "kept.safetensors"
    network, framing = tiny.network, {"height": 16, "width": 16}
    card = Card("kept", "Kept", network.name, network.arguments, tiny.alphabet, "single", framing)
    weights = build_network(tiny).state_dict()
    halved = {
        name: value.half() if value.is_floating_point() else value
        for name, value in weights.items()
    }
    save_checkpoint(path, card, {name: value.numpy() for name, value in halved.items()})
    return path


def test_a_checkpoint_gives_all_its_weights_in_full_precision(kept: Path, tiny: Recipe) -> None:
    start = start_of(str(kept), tiny)
    weights = start.weights

    assert start.name == "kept"
    assert weights.keys() == load(kept)[1].keys()
    assert all(value.dtype in (torch.float32, torch.int64) for value in weights.values())
    build_network(tiny).load_state_dict(weights)


def test_a_shipped_one_is_known_by_its_name() -> None:
    recipe = load_recipe("number")

    card, weights = load(find("number"))
    start = start_of("number", recipe)
    assert (start.name, start.seen) == ("number", card.data)
    assert start.weights.keys() == weights.keys()


def test_weights_of_another_network_are_refused(kept: Path, tiny: Recipe) -> None:
    wider = replace(tiny, network=NetworkChoice("glyph", {"size": [16, 16]}))

    with pytest.raises(RecipeError, match="holds a network 'glyph' with"):
        start_of(str(kept), wider)


@pytest.mark.parametrize("damaged", [None, np.zeros((3, 3), np.float16)])
def test_a_checkpoint_without_all_weights_of_its_network_is_refused(
    kept: Path, tiny: Recipe, damaged: NDArray[np.float16] | None
) -> None:
    card, weights = load(kept)
    name = next(iter(weights))
    if damaged is None:
        del weights[name]
    else:
        weights[name] = damaged
    save_checkpoint(kept, card, weights)

    with pytest.raises(CheckpointError, match="its weights are not those of its network 'glyph'"):
        start_of(str(kept), tiny)


def test_the_checkpoint_of_a_run_does_not_replace_what_it_begins_with(
    kept: Path, tiny: Recipe
) -> None:
    recipe, before = replace(tiny, name="kept"), kept.read_bytes()
    start = start_of(str(kept), recipe)

    with pytest.raises(RunError, match=r"kept\.safetensors is what .* name another --out"):
        train(recipe, kept.parent / "none", kept.parent, start=start, workers=0, report=mute)
    assert kept.read_bytes() == before
    start.check_stays(kept.parent / "other" / "kept.safetensors")


def test_imagenet_is_for_resnet_alone(tiny: Recipe) -> None:
    with pytest.raises(RecipeError, match="is for network 'resnet50'"):
        start_of("resnet50-11ad3fa6.pth", tiny)


@pytest.mark.parametrize("written", [True, False])
def test_a_file_that_is_not_torchvisions_is_never_unpickled(tmp_path: Path, written: bool) -> None:
    path = tmp_path / "resnet50-11ad3fa6.pth"
    if written:
        path.write_bytes(b"cos\nsystem\n(S'false'\ntR.")

    with pytest.raises(RecipeError, match="damaged: fetch" if written else "cannot be read"):
        start_of(str(path), load_recipe("resnet50"))


def test_a_file_of_imagenet_need_not_have_counted_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Torch's files from before 2018 know no such counters."""
    recipe = load_recipe("resnet50")
    taught = {name: value + 1 for name, value in build_network(recipe).state_dict().items()}
    counters = [name for name in taught if name.endswith("num_batches_tracked")]
    path = tmp_path / "resnet50.pth"
    torch.save({name: value for name, value in taught.items() if name not in counters}, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr("trainer.training.start._IMAGENET", (digest, digest))
    weights = start_of(str(path), recipe).weights

    assert weights.keys() == taught.keys()
    assert torch.equal(weights["bn1.weight"], taught["bn1.weight"])
    assert weights["bn1.num_batches_tracked"] == 0
    assert not torch.equal(weights["fc.weight"], taught["fc.weight"])
