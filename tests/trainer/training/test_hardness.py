"""Hardness: what weights read surely is easy, what they misread is hard, unless it is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from trainer.recipes.recipe import load_recipe
from trainer.training.hardness import hardness
from trainer.training.start import start_of

Pictures = list[NDArray[np.uint8]]

EASIEST = 0.05


def hard(recipe: str, pixels: NDArray[np.uint8], labels: list[int]) -> list[float]:
    made = load_recipe(recipe)
    found: list[float] = hardness(
        made, start_of(recipe, made).weights, pixels, np.array(labels)
    ).tolist()
    return found


@pytest.mark.parametrize("recipe", ["digit", "number"])
class TestHardness:
    def test_of_what_is_read_is_the_least(self, recipe: str, pictures: Pictures) -> None:
        bold = np.stack([pictures[digit][1] for digit in (2, 5, 7, 8)])

        assert hard(recipe, bold, [2, 5, 7, 8]) == [EASIEST] * 4

    def test_of_what_can_hardly_be_read_is_larger(self, recipe: str, pictures: Pictures) -> None:
        between = pictures[9][1].copy()
        between[14:] = pictures[4][1][14:]
        easy, harder = hard(recipe, np.stack([pictures[9][1], between]), [9, 9])

        assert easy == EASIEST < harder <= 1.5

    def test_of_a_wrong_label_is_the_least_too(self, recipe: str, pictures: Pictures) -> None:
        assert hard(recipe, pictures[2], [7, 7]) == [EASIEST] * 2
