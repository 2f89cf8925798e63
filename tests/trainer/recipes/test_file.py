"""A recipe in a file, and how its entries are changed."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from digitpad.recognition.frame import Framing
from tests.trainer.recipes.smallest import SMALLEST
from trainer.recipes.recipe import RecipeError, Training, kept_recipe, load_recipe


class TestOfAFile:
    def test_what_is_not_said_is_as_usual(self, small: str) -> None:
        recipe = load_recipe(small)

        assert recipe.training == Training(steps=10)
        assert recipe.framing == Framing()
        assert recipe.data.lengths == (1, 1)

    def test_what_is_said_is_taken(self, small: str) -> None:
        text = SMALLEST.replace("lengths", "style = { gaps = [[1, 0, 0.5]] }, lengths")
        Path(small).write_text(text + "[framing]\nheight = 16\npen = 3\n")
        recipe = load_recipe(small)

        assert recipe.framing == Framing(height=16, pen=3.0)
        assert recipe.data.style.gaps == ((1.0, 0.0, 0.5),)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("name = small", "is not TOML"),
            ("\x00", "is not TOML"),
            ('name = "small"', "The recipe lacks title."),
            (SMALLEST.replace("steps", "batch"), "The recipe lacks training.steps."),
        ],
    )
    def test_what_is_no_recipe_is_refused(self, small: str, text: str, message: str) -> None:
        Path(small).write_text(text)

        with pytest.raises(RecipeError, match=message):
            load_recipe(small)

    def test_that_is_missing_is_refused_with_those_there_are(self) -> None:
        with pytest.raises(RecipeError, match=r"no recipe 'numbr'; there are: .*number"):
            load_recipe("numbr")

    def test_that_is_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(RecipeError, match="cannot be read: Is a directory"):
            load_recipe(str(tmp_path))

    def test_that_is_not_utf_8_is_refused(self, small: str) -> None:
        Path(small).write_bytes(b'name = "\xff"')

        with pytest.raises(RecipeError, match="is not TOML"):
            load_recipe(small)


class TestChanges:
    def test_reach_into_tables_that_are_not_written(self, small: str) -> None:
        recipe = load_recipe(small, ["framing.pen=3", "data.style.slant=0.5"])

        assert (recipe.framing.pen, recipe.data.style.slant) == (3.0, 0.5)
        assert isinstance(recipe.framing.pen, float)

    def test_are_numbers_texts_lists_and_tables(self, small: str) -> None:
        recipe = load_recipe(
            small,
            [
                "optimizer.rate=3e-4",
                "title=Two words",
                'name="quoted = text"',
                "network.arguments.channels=[4, 8, 8, 16]",
                "data.style.gaps=[[1, 0, 0.5], [2, 0.5, 1.0]]",
                "data.shares={ink = 1, pictures = 0, others = 0, scribbles = 0, too_long = 0}",
            ],
        )

        assert recipe.optimizer.rate == 3e-4
        assert (recipe.title, recipe.name) == ("Two words", "quoted = text")
        assert recipe.network.arguments == {"channels": [4, 8, 8, 16]}
        assert recipe.data.style.gaps == ((1.0, 0.0, 0.5), (2.0, 0.5, 1.0))
        assert (recipe.data.shares.ink, recipe.data.shares.drawings) == (1.0, 0.15)

    def test_of_one_key_the_last_one_counts(self, small: str) -> None:
        assert load_recipe(small, ["training.steps=5", "training.steps=6"]).training.steps == 6

    def test_are_the_same_as_in_the_file(self, small: str, tmp_path: Path) -> None:
        other = tmp_path / "other.toml"
        other.write_text(SMALLEST + "[loss]\nsmoothing = 0.1\n")

        assert load_recipe(small, [" loss.smoothing = 0.1 "]) == load_recipe(str(other))


def test_a_key_that_recipes_once_had_is_passed_over_in_what_a_run_kept_alone() -> None:
    recipe = load_recipe("plain")
    table = json.loads(json.dumps(asdict(recipe)))
    table["strips"]["epoch"] = 55_000

    assert kept_recipe(table) == recipe
    assert table["strips"]["epoch"] == 55_000
    with pytest.raises(RecipeError, match=r"no strips\.epoch in a recipe"):
        load_recipe("plain", ["strips.epoch=55000"])
