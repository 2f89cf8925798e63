"""What recipes learn from, are looked at by, and are calibrated on."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from digitpad.ink.ink import Ink
from digitpad.recognition.picture import Picture
from trainer.composing.choices import Shares
from trainer.data.sample import DataError, Sample
from trainer.recipes.recipe import Recipe, RecipeError, load_recipe
from trainer.run.state import Weights
from trainer.training.material import batches_of, calibration_of, sources, validation_of
from trainer.training.network import build_network

FEW = ("training.batch=12", "validation.samples=30")


@pytest.fixture(scope="module")
def heads() -> Recipe:
    return load_recipe("multihead", FEW)


def test_a_recipe_of_nothing_that_is_there_is_refused(files: Path, tiny: Recipe) -> None:
    none = Shares(**dict.fromkeys([field.name for field in fields(Shares)], 0.0))
    for shares in (replace(none, own=1.0), replace(none, longer=1.0), none):
        with pytest.raises(DataError, match=r"as in --set data\.shares\.ink=1"):
            batches_of(replace(tiny, data=replace(tiny.data, shares=shares)), files, 0)


def test_what_is_hard_takes_weights_that_find_it_so(
    files: Path, tiny: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    picky = replace(tiny, data=replace(tiny.data, hard_share=1.0))
    with pytest.raises(RecipeError, match="needs weights to begin with: train with --weights"):
        batches_of(picky, files, 0)

    asked: list[tuple[Recipe, Weights]] = []

    def hardness(
        recipe: Recipe, weights: Weights, pixels: NDArray[np.uint8], labels: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        asked.append((recipe, weights))
        assert len(pixels) == len(labels)
        return np.ones(len(labels))

    monkeypatch.setattr("trainer.training.material.hardness", hardness)
    start = build_network(picky).state_dict()
    assert len(batches_of(picky, files, 0, start=start)[0].labels) == picky.training.batch
    assert [(recipe is picky, weights is start) for recipe, weights in asked] == [(True, True)]


class TestStrips:
    def test_are_learnt_in_the_recipes_frames(self, data: Path, heads: Recipe) -> None:
        batch = batches_of(heads, data, seed=1)[0]

        assert batch.frames.shape == (12, 1, 28, 84)
        assert {len(label) for label in batch.labels} == {1, 2, 3}

    def test_are_looked_at_as_they_are_and_augmented(self, data: Path, heads: Recipe) -> None:
        sets = validation_of(heads, data)

        assert sets.keys() == {"strips", "augmented"}
        assert all(frames.shape == (30, 1, 28, 84) for frames, _ in sets.values())
        assert not torch.equal(sets["strips"][0], sets["augmented"][0])

    def test_are_looked_at_once_where_nothing_is_augmented(self, data: Path) -> None:
        assert validation_of(load_recipe("plain", FEW), data).keys() == {"strips"}

    def test_never_hold_the_users_drawings(self, data: Path, heads: Recipe) -> None:
        drawing = Sample(Ink.of([[(0, 0), (0, 9)]]), "1", "")

        with pytest.raises(RecipeError, match="leave out --drawings"):
            batches_of(heads, data, 0, [drawing])

    def test_have_seen_what_calibrated_them_too(self, data: Path, heads: Recipe) -> None:
        seen = {(entry["name"], entry["part"]) for entry in sources(heads, data)}

        assert seen == {
            ("mnist", "train"),
            *((name, "validate") for name in ("mnist", "pendigits", "unipen")),
        }

    def test_have_seen_the_digits_that_people_drew(
        self, files: Path, tmp_path: Path, heads: Recipe
    ) -> None:
        for name in ("MNIST", "pendigits", "unipen"):
            (tmp_path / name).symlink_to(files / name)
        own = tmp_path / "folder" / "train"
        own.mkdir(parents=True)
        for name in ("7", "41"):
            Image.new("L", (20, 30), 255).save(own / f"{name}.png")
        strips = heads.strips
        assert strips is not None

        drawn, without = (
            sources(replace(heads, strips=replace(strips, drawn=each)), tmp_path)
            for each in (True, False)
        )
        [entry] = [entry for entry in drawn if entry not in without]
        assert (entry["name"], entry["part"], entry["samples"]) == ("folder", "train", 1)


def test_numbers_are_calibrated_on_as_long_as_they_are_learnt(data: Path, heads: Recipe) -> None:
    ink, pictures = calibration_of(heads, data)

    assert {len(sample.label) for sample in ink} == {1, 2, 3}
    assert isinstance(ink[0].source, Ink)
    assert isinstance(pictures[0].source, Picture)


def test_batches_differ_by_seed_and_number_alone(data: Path, heads: Recipe) -> None:
    short = replace(heads, training=replace(heads.training, steps=1))
    again = batches_of(short, data, seed=1)[3]
    first = batches_of(heads, data, seed=1)[3]

    assert torch.equal(first.frames, again.frames)
    assert first.labels == again.labels
    assert first.labels != batches_of(heads, data, seed=2)[3].labels
