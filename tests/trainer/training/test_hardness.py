"""Hardness: what weights read surely is easy, what they misread is hard, unless it is wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

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


def test_a_text_is_looked_for_where_the_frame_puts_it(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a network of places, whose digits end at the last one."""
    number = load_recipe("number")
    places = replace(
        number,
        decoder="positions",
        alphabet="-0123456789",
        framing=replace(number.framing, align="right"),
    )

    class HalfSure(nn.Module):
        """Reads a 7 in the last place, or a 1."""

        def forward(self, frames: torch.Tensor) -> torch.Tensor:
            logits = torch.full((len(frames), 5, 11), -30.0)
            logits[:, :4, 0] = logits[:, 4, [8, 2]] = 0
            return logits

    monkeypatch.setattr("trainer.training.hardness.filled", lambda *_: HalfSure())

    assert hardness(places, {}, pictures[7][:1], np.array([7])) == pytest.approx([np.log(2)])
