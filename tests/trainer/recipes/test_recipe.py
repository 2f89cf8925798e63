"""Recipes: all of them load, and what is wrong in one is named with what to write instead."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from digitpad.recognition.checkpoint import read_card, shipped
from digitpad.recognition.frame import Framing
from trainer.data.sets import SETS
from trainer.data.sources import described, overlap
from trainer.protocols import PROTOCOLS
from trainer.recipes.recipe import RECIPES, RecipeError, Training, kept_recipe, load_recipe, recipes
from trainer.training.learner import build_network

SMALLEST = """
name = "small"
title = "Small"
decoder = "single"
alphabet = "0123456789"
network = { name = "glyph" }
training = { steps = 10 }
data = { lengths = [1, 1], shares = { others = 0, scribbles = 0, too_long = 0 } }
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The path of the smallest recipe there is."""
    path = tmp_path / "small.toml"
    path.write_text(SMALLEST)
    return str(path)


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


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("trainig.steps", "There is no trainig in a recipe; did you mean training?"),
        ("training.stps", "There is no training.stps in a recipe; did you mean training.steps?"),
        ("data.style.slnat", "did you mean data.style.slant?"),
        ("data.shares.ink_", "did you mean data.shares.ink?"),
        ("xyzzy", "There is no xyzzy in a recipe."),
        ("title.size", "There is no title.size in a recipe: title is no table."),
        ("", "There is no  in a recipe"),
    ],
)
def test_an_unknown_key_is_an_error_that_names_the_nearest(
    small: str, key: str, message: str
) -> None:
    with pytest.raises(RecipeError) as caught:
        load_recipe(small, [f"{key}=1"])

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("name=5", "name must be a text, not 5"),
        ("training.steps=many", "training.steps must be a whole number, not 'many'"),
        ("training.steps=1.5", "training.steps must be a whole number, not 1.5"),
        ("training.steps=true", "training.steps must be a whole number, not True"),
        ("optimizer.rate=[1]", "optimizer.rate must be a number, not [1]"),
        ("optimizer.rate=nan", "optimizer.rate must be a number, not nan"),
        ("optimizer.rate=true", "optimizer.rate must be a number, not True"),
        ("training=7", "training must be a table, not 7"),
        ("network.arguments=[]", "network.arguments must be a table, not []"),
        ("data.lengths=5", "data.lengths must be a list, not 5"),
        ("data.lengths=[1]", "data.lengths must be a list of 2, not [1]"),
        ('data.lengths=[1, "5"]', "data.lengths[1] must be a whole number, not '5'"),
        ("data.style.gaps=[[1, 0]]", "data.style.gaps[0] must be a list of 3, not [1, 0]"),
        ("training.steps", "Write --set key=value, not 'training.steps'"),
    ],
)
def test_a_value_of_the_wrong_type_is_an_error(small: str, change: str, message: str) -> None:
    with pytest.raises(RecipeError) as caught:
        load_recipe(small, [change])

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("recipe", "change"),
    [
        ("number", "name=a/b"),
        ("number", "name=a\\\\b"),
        ("number", "name=.hidden"),
        ("number", "name=State"),
        ("number", 'name=""'),
        ("number", "loss.smoothing=0.1"),
        ("number", "loss.distillation=-1"),
        ("number", "training.average=-1"),
        ("number", "training.average=1"),
        ("number", "schedule.factor=-3"),
        ("number", "stopping.patience=-1"),
        ("number", "augmentation.noise={share=0.5, least=-0.1}"),
        ("number", "augmentation.cutout={share=0.5, most=2}"),
        ("plain", "data.lengths=[1, 1]"),
        ("plain", "data.shares.ink=0.5"),
        ("number", "decoder=attention"),
        ("number", "data.lengths=[0, 5]"),
        ("number", "data.lengths=[1, 6]"),
        ("number", "data.lengths=[4, 3]"),
        ("number", "alphabet=-0123456789"),
        ("number", "alphabet=-012345678?"),
        ("digit", 'alphabet="123456789"'),
        ("multihead", "alphabet=012345678-"),
        ("number", "data.shares.ink=-1"),
        ("number", "data.shares={ink=0, pictures=0, others=0, scribbles=0, too_long=0}"),
        ("number", "training.steps=0"),
        ("number", "training.batch=0"),
        ("number", "validation.every=0"),
        ("number", "validation.samples=0"),
        ("digit", "data.lengths=[1, 2]"),
        ("digit", "data.shares.others=0.1"),
        ("digit", "data.shares.scribbles=0.1"),
        ("digit", "data.shares.print=0.1"),
        ("digit", "data.shares.too_long=0.1"),
        ("digit", "optimizer.rate=0"),
        ("digit", "optimizer.rate=-1e-3"),
        ("digit", "optimizer.weight_decay=-0.1"),
        ("digit", "optimizer.largest_gradient=-1"),
        ("digit", "loss.smoothing=1.1"),
        ("digit", "loss.smoothing=-0.1"),
        ("digit", "optimizer.name=sgd"),
        ("digit", "schedule.name=stars"),
        ("batchnorm", "schedule.every=0"),
        ("multihead", "schedule.patience=0"),
        ("digit", "training.precision=fp8"),
        ("number", "training.groups=-1"),
        ("digit", "training.groups=4"),
        ("digit", 'protocols=["mnits"]'),
        ("plain", "strips.lengths=[1, 2]"),
        ("sliding-window", "strips.lengths=[1, 6]"),
        ("sliding-window", "framing.align=left"),
        ("sliding-window", "framing.strips=false"),
        ("multihead", "strips.gaps=[3, 2]"),
        ("multihead", "augmentation.inversion=1.5"),
        ("multihead", "augmentation.shift=1.5"),
        ("multihead", "augmentation.rotation=-5"),
        ("multihead", "augmentation.rotation=360"),
        ("digit", "schedule.warm_up_steps=-1"),
        ("digit", "data.pen_spread=-0.1"),
        ("digit", "data.scans=1.1"),
        ("digit", "data.pictures=[]"),
        ("digit", "data.natural_share=-0.1"),
        ("digit", "data.style.slant=-0.1"),
        ("digit", "data.style.one_hand_share=1.1"),
        ("digit", "data.style.gaps=[]"),
        ("digit", "data.style.gaps=[[1, 0.4, 0.1]]"),
        ("digit", "data.style.gaps=[[0, 0.1, 0.4]]"),
    ],
)
def test_a_value_that_no_run_could_be_made_with_is_an_error(recipe: str, change: str) -> None:
    key = change.partition("=")[0]

    with pytest.raises(RecipeError, match=key.partition(".")[0]):
        load_recipe(recipe, [change])


def test_a_key_that_recipes_once_had_is_passed_over_in_what_a_run_kept_alone() -> None:
    recipe = load_recipe("plain")
    table = json.loads(json.dumps(asdict(recipe)))
    table["strips"]["epoch"] = 55_000

    assert kept_recipe(table) == recipe
    assert table["strips"]["epoch"] == 55_000
    with pytest.raises(RecipeError, match=r"no strips\.epoch in a recipe"):
        load_recipe("plain", ["strips.epoch=55000"])


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_recipe_of_a_shipped_checkpoint_can_be_read(path: Path) -> None:
    assert kept_recipe(read_card(path).recipe).network.name == read_card(path).network


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_shipped_checkpoint_has_seen_no_test_part(path: Path, files: Path) -> None:
    seen = read_card(path).data
    split = ("mnist", "pendigits", "unipen")
    held_back = [described(files, name, "test", SETS[name].read(files, "test")) for name in split]

    assert {"train", "validate"} == {entry["part"] for entry in seen}
    assert {entry["name"] for entry in seen} <= set(split)
    assert overlap(seen, held_back) == []


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_card_of_a_shipped_checkpoint_names_no_writer(path: Path) -> None:
    assert not re.search(r"pendigits/\d|unipen/[a-z]", json.dumps(asdict(read_card(path))))


def test_print_alone_needs_the_sign_for_others() -> None:
    shares = "data.shares={ink=1, others=0, scribbles=0, print=0.1}"

    with pytest.raises(RecipeError, match="alphabet must hold"):
        load_recipe("number", [shares, "alphabet=-0123456789"])


def test_single_digits_are_learnt_without_others_whatever_the_alphabet() -> None:
    with pytest.raises(RecipeError, match=r"data\.shares\.others, .* must be 0"):
        load_recipe("digit", ["data.shares.others=0.1", "alphabet=0123456789?"])


@pytest.mark.parametrize(
    "change",
    ["rotation=5", "elastic={share=0.5, least=1, most=2}", "inversion=0.5", "mixup=0.2"],
)
def test_what_moves_ink_is_not_learnt_without_empty_columns(change: str) -> None:
    load_recipe("number", ["training.groups=4", "augmentation.noise={share=0.5, most=0.1}"])

    with pytest.raises(RecipeError, match="leaves ink where it lies"):
        load_recipe("number", ["training.groups=4", f"augmentation.{change}"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("network.name=columns2", "There is no network 'columns2'; there are: .*columns"),
        ("network.arguments.chanels=[1]", "Network 'columns' has no argument chanels"),
        ("network.arguments.channels=[1]", "cannot be built"),
        ("network.arguments.channels=wide", "cannot be built"),
        ("network.arguments.symbols=11", "cannot read"),
        ("network.name=glyph", "cannot be built"),
        ("framing.height=12", "cannot be built"),
        ("decoder=single", "data.lengths"),
        ("alphabet=0123456789-?", "cannot read"),
    ],
)
def test_a_network_that_does_not_fit_is_an_error(change: str, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        build_network(load_recipe("number", [change]))


def test_a_batch_of_one_is_refused_where_batch_norm_can_learn_nothing_of_it() -> None:
    with pytest.raises(RecipeError, match=r"training\.batch must be at least 2"):
        build_network(load_recipe("batchnorm", ["training.batch=1"]))
    build_network(load_recipe("batchnorm", ["training.batch=1", "training.fixed_norms=true"]))
    build_network(load_recipe("number", ["training.batch=1"]))


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
