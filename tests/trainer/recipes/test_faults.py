"""What is wrong in a recipe is named with what to write instead."""

from __future__ import annotations

import pytest

from trainer.recipes.recipe import RecipeError, load_recipe
from trainer.training.network import build_network


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
        ("digit", 'data.pictures=["mnist", "usps", "mnist"]'),
        ("digit", 'data.pictures=["my/digits", "./my/digits/"]'),
        ("digit", "data.natural_share=-0.1"),
        ("digit", "data.hard_share=1.1"),
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


@pytest.mark.parametrize(
    "change",
    ["strips.lengths=[1, 4]", "network.arguments={size=[28, 84]}", "network.arguments.positions=2"],
)
def test_every_digit_that_is_learnt_has_a_place(change: str) -> None:
    with pytest.raises(RecipeError, match=r"network\.arguments\.positions must be as many as"):
        load_recipe("multihead", [change])
    load_recipe("multihead", ["network.arguments.positions=4", "strips.lengths=[1, 4]"])


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
        ("network.arguments.chanels=[1]", "no argument chanels; did you mean channels"),
        ("network.arguments.xyz=1", "no argument xyz; there are: symbols, .*context"),
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
