"""The recipes there are, and what shipped checkpoints were made by."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import read_card, shipped
from tests.trainer.recipes.smallest import SMALLEST
from trainer.data.sets import SETS
from trainer.data.sources import described, overlap
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import RECIPES, kept_recipe, load_recipe, recipes
from trainer.training.network import build_network

every_checkpoint = pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)


class TestShipped:
    @pytest.mark.parametrize("name", recipes())
    def test_recipes_load_by_name_and_build_their_network(self, name: str) -> None:
        recipe = load_recipe(name)

        assert recipe.name == name
        assert sum(value.numel() for value in build_network(recipe).parameters()) > 1e5
        assert set(recipe.protocols) <= set(PROTOCOLS)
        if recipe.published:
            assert set(recipe.published.figures) <= set(recipe.protocols)

    def test_those_of_the_pad_are_small(self) -> None:
        for name in ("digit", "number"):
            weights = build_network(load_recipe(name)).parameters()

            assert sum(value.numel() for value in weights) < 1e6

    def test_each_published_system_is_there(self) -> None:
        published = {name for name in recipes() if load_recipe(name).published}

        assert published == {
            *("batchnorm", "batchnorm-gap", "crnn-base", "crnn-light", "crnn-optimized"),
            *("multihead", "multihead-robust", "plain", "resnet50"),
            *("sliding-window", "window-digit"),
        }

    def test_recipes_are_all_the_files_there_are(self) -> None:
        others = (".py", "")  # how they are read, and what Python made of that

        assert recipes() == sorted(
            path.stem for path in RECIPES.iterdir() if path.suffix not in others
        )
        assert {"digit", "number"} <= set(recipes())

    def test_recipes_win_over_files_of_the_same_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "number").write_text(SMALLEST)
        monkeypatch.chdir(tmp_path)

        assert load_recipe("number").name == "number"


@every_checkpoint
def test_the_recipe_of_a_shipped_checkpoint_can_be_read(path: Path) -> None:
    assert kept_recipe(read_card(path).recipe).network.name == read_card(path).network


@every_checkpoint
def test_a_shipped_checkpoint_has_seen_no_test_part(path: Path, files: Path) -> None:
    seen = read_card(path).data
    split = ("mnist", "pendigits", "unipen")
    held_back = [described(files, name, "test", SETS[name].read(files, "test")) for name in split]

    assert {"train", "validate"} == {entry["part"] for entry in seen}
    assert {entry["name"] for entry in seen} <= set(split)
    assert overlap(seen, held_back) == []


@every_checkpoint
def test_the_card_of_a_shipped_checkpoint_names_no_writer(path: Path) -> None:
    assert not re.search(r"pendigits/\d|unipen/[a-z]", json.dumps(asdict(read_card(path))))
