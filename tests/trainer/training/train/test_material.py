"""What training learns from and is measured on: looked at before anything is learnt."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.data.sample import DataError
from trainer.progress import mute
from trainer.recipes.recipe import load_recipe
from trainer.training.material import sources
from trainer.training.train import train

if TYPE_CHECKING:
    from trainer.data.sample import Sample
    from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.slow


def test_digits_to_choose_by_are_not_learnt_by_another_name(tiny: Recipe, tmp_path: Path) -> None:
    learning = replace(tiny, data=replace(tiny.data, pictures=("mnist", "qmnist")))

    with pytest.raises(DataError, match="digits are that mnist is validated by"):
        train(learning, tmp_path / "none", tmp_path / "run", workers=0, report=mute)


def test_data_to_measure_on_are_missed_before_anything_is_learnt(
    files: Path, small: str, tmp_path: Path
) -> None:
    data, run = tmp_path / "data", tmp_path / "run"
    recipe = load_recipe(small, ["training.steps=1"])
    shutil.copytree(files / "unipen", data / "unipen")
    shutil.rmtree(data / "unipen" / "data" / "1a" / "aga")
    for name in ("MNIST", "pendigits"):
        (data / name).symlink_to(files / name)

    with pytest.raises(DataError, match="part test has nothing in data/1a"):
        train(recipe, data, run, workers=0, report=mute)
    assert list(run.iterdir()) == []


def test_drawings_are_listed_among_what_was_seen(
    files: Path, digits: list[Sample], tiny: Recipe
) -> None:
    with_drawings, without = sources(tiny, files, digits), sources(tiny, files)

    assert with_drawings[:-1] == without
    assert with_drawings[-1]["name"] == "collection"
