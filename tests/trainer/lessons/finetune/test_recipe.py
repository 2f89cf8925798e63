"""What a checkpoint learns the user's hand by: its own recipe, changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digitpad.recognition.checkpoint import find, read_card
from trainer.lessons.finetune import finetuning_recipe
from trainer.recipes.recipe import RecipeError


class TestRecipe:
    CARD = read_card(find("number"))

    def test_is_of_the_checkpoints_own_network_and_framing(self) -> None:
        recipe = finetuning_recipe(self.CARD, "mine", "Mine")

        assert (recipe.name, recipe.title) == ("mine", "Mine")
        assert recipe.network.arguments == self.CARD.arguments
        assert recipe.alphabet == self.CARD.alphabet
        assert recipe.loss.distillation > 0
        assert recipe.training.groups

    def test_can_be_changed(self) -> None:
        recipe = finetuning_recipe(self.CARD, "mine", "Mine", ["training.steps=7"])

        assert recipe.training.steps == 7

    def test_says_what_cannot_be_changed(self) -> None:
        with pytest.raises(RecipeError, match=r"did you mean training\.steps"):
            finetuning_recipe(self.CARD, "mine", "Mine", ["training.stps=7"])

    def test_of_single_digits_refuses_nothing(self) -> None:
        recipe = finetuning_recipe(read_card(find("digit")), "mine", "Mine")

        assert recipe.data.lengths == (1, 1)
        assert not recipe.training.groups
        shares = recipe.data.shares
        assert shares.others == shares.scribbles == shares.print == 0

    def test_of_numbers_without_a_sign_for_others_learns_none(self) -> None:
        card = replace(self.CARD, alphabet="-0123456789", arguments={"symbols": 11})

        assert finetuning_recipe(card, "mine", "Mine").data.shares.scribbles == 0
