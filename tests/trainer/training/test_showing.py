"""The contact sheet: frames in reading order, each over its label."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from trainer.composing.choices import HEADS, Augmentation, Strips
from trainer.data.sample import DataError
from trainer.data.sets import SETS
from trainer.recipes.recipe import Recipe
from trainer.training.contact_sheet import WIDTH, contact_sheet
from trainer.training.learner import Learner, fresh
from trainer.training.material import batches_of
from trainer.training.showing import of_data, of_recipe, shown


def frames(count: int, height: int = 32, width: int = 32) -> np.ndarray:
    """Frames that are evenly grey, each a little lighter than the last."""
    levels = np.arange(count, dtype=np.uint8)[:, None, None] + 1
    return np.broadcast_to(levels, (count, height, width))


@pytest.mark.parametrize(
    ("count", "width", "size"),
    [
        (1, 32, (80, 100)),
        (17, 32, (1232, 100)),
        (18, 32, (1232, 192)),
        (4, 160, (992, 192)),
        (2, 2000, (4016, 192)),
    ],
)
def test_it_has_as_many_columns_as_fit(count: int, width: int, size: tuple[int, int]) -> None:
    sheet = contact_sheet(frames(count, width=width), ["1"] * count)

    assert sheet.size == size
    assert sheet.width <= max(WIDTH, 2 * width + 16)


def test_frames_stand_in_reading_order_twice_as_large() -> None:
    sheet = np.asarray(contact_sheet(frames(20), [""] * 20))

    assert sheet[8 : 8 + 64, 8 : 8 + 64].min() == sheet[8 : 8 + 64, 8 : 8 + 64].max() == 1
    assert sheet[20, 8 + 72] == 2
    assert sheet[8 + 92, 8] == 18


def test_labels_stand_below_and_differ() -> None:
    one, two = (np.asarray(contact_sheet(frames(2), ["4", label])) for label in ("4", "7"))

    assert (one[:, :80] == two[:, :80]).all()
    assert (one[:72] == two[:72]).all()
    assert (one[72:, 80:] != two[72:, 80:]).any()


def test_what_has_no_label_has_a_dash() -> None:
    sheet = np.asarray(contact_sheet(frames(1), [""]))

    assert sheet[72:92].max() > 200


def test_there_is_none_without_frames() -> None:
    with pytest.raises(ValueError, match="needs frames"):
        contact_sheet(frames(0), [])


class TestOfData:
    def test_it_shows_as_many_as_are_wanted_or_as_there_are(self, files: Path) -> None:
        for wanted, there in ((20, 20), (1000, 50)):
            _, count = of_data(SETS["pendigits"], files, "test", wanted, seed=0)
            assert count == there

    def test_the_seed_alone_decides(self, files: Path) -> None:
        sheets = [
            np.asarray(shown("pendigits", [], files, "train", 30, seed)[0]) for seed in (1, 1, 2)
        ]

        assert (sheets[0] == sheets[1]).all()
        assert (sheets[0] != sheets[2]).any()

    def test_what_is_not_there_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="pendigits-orig"):
            of_data(SETS["pendigits"], tmp_path, "train", 10, seed=0)


class TestOfRecipe:
    @pytest.mark.parametrize("strips", [None, HEADS])
    def test_the_seed_alone_decides_and_so_many_are_shown(
        self, files: Path, tiny: Recipe, strips: Strips | None
    ) -> None:
        width = 16 if strips is None else HEADS.width
        recipe = replace(tiny, strips=strips, augmentation=Augmentation(inversion=0.5))
        found = [of_recipe(recipe, files, 12, seed) for seed in (1, 1, 2)]
        sheets = [np.asarray(sheet) for sheet, _ in found]

        assert [count for _, count in found] == [12, 12, 12]
        assert sheets[0].shape[1] >= 2 * width
        assert (sheets[0] == sheets[1]).all()
        assert (sheets[0] != sheets[2]).any()

    @pytest.mark.parametrize("strips", [None, HEADS])
    def test_frames_are_shown_after_augmentation(
        self, files: Path, tiny: Recipe, strips: Strips | None
    ) -> None:
        plain, light = (
            np.asarray(of_recipe(replace(tiny, strips=strips, augmentation=how), files, 8, 0)[0])
            for how in (Augmentation(), Augmentation(inversion=1.0))
        )

        first = (slice(8, 8 + 32), slice(8, 8 + 32))
        assert light[first].mean() > plain[first].mean() + 50

    def test_they_are_the_frames_that_a_run_with_that_seed_learns(
        self, files: Path, tiny: Recipe
    ) -> None:
        recipe = replace(tiny, augmentation=Augmentation(inversion=0.5, shift=0.2))
        size, state = recipe.training.batch, fresh(recipe)
        learnt: list[torch.Tensor] = []
        state.network.register_forward_pre_hook(lambda _, given: learnt.append(given[0]))
        learner, batches = Learner(recipe, state, seed=3), batches_of(recipe, files, 3)
        made = [batches[0], batches[1]]
        for step, batch in enumerate(made, start=1):
            learner.step(step, batch)
        pixels = (torch.cat(learnt)[:, 0] * 255).round().byte().numpy()
        labels = [label for batch in made for label in batch.labels]

        shown, _ = of_recipe(recipe, files, 2 * size, seed=3)
        assert np.array_equal(np.asarray(shown), np.asarray(contact_sheet(pixels, labels)))

    def test_what_it_takes_from_torch_is_given_back(self, files: Path, tiny: Recipe) -> None:
        torch.manual_seed(5)
        expected = torch.rand(3)
        torch.manual_seed(5)
        of_recipe(replace(tiny, augmentation=Augmentation(inversion=0.5)), files, 4, seed=0)

        assert torch.equal(torch.rand(3), expected)
