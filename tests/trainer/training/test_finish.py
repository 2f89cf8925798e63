"""The end of a run: what was found out is on the card as soon as it is known."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from digitpad.recognition.checkpoint import Card, load, read_card, save_checkpoint
from trainer.data.sample import DataError
from trainer.recipes.recipe import Recipe
from trainer.run_folder import RunError
from trainer.training.finish import finish, recipe_document, released, write_checkpoint
from trainer.training.network import build_network


@pytest.mark.slow
def test_figures_are_kept_though_a_later_protocol_fails(
    files: Path, tmp_path: Path, tiny: Recipe
) -> None:
    recipe = replace(tiny, protocols=("tablet", "unipen"))
    weights = build_network(recipe).state_dict()
    path = tmp_path / "tiny.safetensors"

    def report(event: dict[str, Any]) -> None:
        if event.get("protocol") == "unipen":
            raise DataError("the disk is gone")

    with pytest.raises(DataError, match="gone"):
        finish(recipe, weights, files, path, [], {}, report)
    assert read_card(path).metrics.keys() == {"tablet"}


@pytest.mark.slow
def test_what_was_measured_of_the_same_weights_stays(
    files: Path, tmp_path: Path, tiny: Recipe
) -> None:
    recipe = replace(tiny, protocols=("tablet", "mnist"))
    weights = build_network(recipe).state_dict()
    path, events = tmp_path / "tiny.safetensors", list[dict[str, Any]]()

    def interrupt(event: dict[str, Any]) -> None:
        if event.get("protocol") == "mnist":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finish(recipe, weights, files, path, [], {}, interrupt)
    card, kept = load(path)
    save_checkpoint(path, replace(card, exports={"count": 3}), kept)
    [read] = finish(recipe, weights, files, path, [], {"seconds": 5}, events.append)
    whole = read_card(path)

    assert read.protocol.name == "mnist"
    assert {event.get("protocol") for event in events} == {"mnist"}
    assert whole.metrics.keys() == {"tablet", "mnist"}
    assert (whole.calibration, whole.exports) == (card.calibration, {"count": 3})
    assert whole.run == {"seconds": 5}

    others = {name: value * 0.5 for name, value in weights.items()}
    assert len(finish(recipe, others, files, path, [], {}, events.append)) == 2
    assert read_card(path).exports == {}


def test_what_half_precision_cannot_hold_stays_in_single_precision() -> None:
    kept = released({"weight": torch.tensor([1.0]), "running_var": torch.tensor([0.5, 7e4])})

    assert kept["weight"].dtype == np.float16
    assert kept["running_var"].dtype == np.float32
    assert kept["running_var"][1] == 7e4
    assert released({"steps": torch.tensor(70_000)})["steps"] == 70_000


def test_weights_that_are_no_numbers_are_named() -> None:
    weights = {"first.weight": torch.tensor([1.0]), "last.bias": torch.tensor([0.0, torch.inf])}

    with pytest.raises(RunError, match=r"last\.bias of the weights .* lower optimizer"):
        released(weights)


def test_a_card_names_nobodys_folder_by_its_path(tmp_path: Path, tiny: Recipe) -> None:
    pictures = ("mnist", str(tmp_path / "forms"), str(tmp_path / "more" / "forms"))
    told = recipe_document(replace(tiny, data=replace(tiny.data, pictures=pictures)))

    first, *folders = told["data"]["pictures"]
    assert first == "mnist"
    assert all(re.fullmatch("forms#[0-9a-f]{8}", folder) for folder in folders)
    assert len(set(folders)) == 2


def test_a_checkpoint_that_cannot_be_written_says_how_to_go_on(tmp_path: Path) -> None:
    card = Card("tiny", "Tiny", "none", {}, "01", "single", {})

    with pytest.raises(RunError, match=r"No such file or directory\. .* go on; .* with --resume"):
        write_checkpoint(tmp_path / "none" / "tiny.safetensors", card, {})
