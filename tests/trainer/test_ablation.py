"""Ablation: a recipe with all ingredients, and without each."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import torch

from trainer.ablation import Ablated, as_markdown, shares
from trainer.cli import main
from trainer.ingredients import INGREDIENTS
from trainer.recipes.recipe import load_recipe
from trainer.training.learner import fresh

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint

RECIPE = """\
name = "short"
title = "Short"
decoder = "ctc"
alphabet = "-0123456789?"
network = { name = "columns", arguments = { height = 16, channels = [4, 4, 8, 8], context = 8 } }
framing = { height = 16, width = 64 }
training = { steps = 9, batch = 8 }
"""


@pytest.mark.parametrize("name", INGREDIENTS)
def test_each_ingredient_is_in_number_and_can_be_left_out(name: str) -> None:
    whole, without = load_recipe("number"), load_recipe("number", INGREDIENTS[name])

    for change in INGREDIENTS[name]:
        before, after = asdict(whole), asdict(without)
        for key in change.partition("=")[0].split("."):
            before, after = before[key], after[key]
        assert before != after, change


def test_the_table_tells_differences_with_their_spread() -> None:
    found = [
        Ablated("nothing", {"strings": (0.98, 0.96), "letters": (0.9, 0.9)}),
        Ablated("slant", {"strings": (0.97, 0.93), "letters": (0.91, 0.91)}),
    ]
    table = as_markdown(found, load_recipe("number"))

    assert "| without | 1 to 5 MNIST digits | letters, symbols |" in table
    assert "| nothing | 97.00 ± 1.41 | 90.00 ± 0.00 |" in table
    assert "| slant | -2.00 ± 1.41 | +1.00 ± 0.00 |" in table
    assert "standard deviation of 2 seeds" in table
    assert "for all" not in table


def test_the_table_tells_what_was_changed_for_all() -> None:
    found = [Ablated("nothing", {"strings": (0.98,)})]
    table = as_markdown(found, load_recipe("number"), ["training.batch=9"], "digit")

    assert "- for all `training.batch=9`\n- for all the first weights of `digit`\n" in table


def test_one_seed_has_no_spread() -> None:
    table = as_markdown([Ablated("nothing", {"strings": (0.98,)})], load_recipe("number"))

    assert "| nothing | 98.00 |" in table
    assert "; one seed." in table.replace("\n", " ")


@pytest.mark.parametrize("recipe", ["digit", "plain", "multihead", "crnn-light"])
def test_a_recipe_that_composes_no_numbers_is_refused(
    recipe: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ablate", recipe]) == 1

    assert f"Recipe {recipe} does not compose numbers" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["stopping.patience=3", 'schedule={name="plateau", patience=3}'])
def test_a_recipe_that_ends_or_slows_down_by_what_is_measured_is_refused(
    change: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "none"))

    assert main(["ablate", "number", "--set", change, "--out", str(tmp_path)]) == 1

    assert "nothing is chosen" in capsys.readouterr().err


@pytest.mark.parametrize("seeds", ["0", "-1", "two"])
def test_at_least_one_seed_is_needed(seeds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ablate", "number", "--seeds", seeds])

    assert "is no whole number from 1 on" in capsys.readouterr().err


def test_characters_are_refused_however_many_a_network_takes_them_for(tmp_path: Path) -> None:
    path = tmp_path / "short.toml"
    path.write_text(RECIPE)
    recipe = load_recipe(str(path))
    weights = {name: torch.zeros_like(value) for name, value in fresh(recipe).average.items()}
    spoken = [value for name, value in weights.items() if name.endswith("bias")][-1]
    spoken[[recipe.alphabet.index("?"), len(recipe.alphabet)]] = 9.0  # then a blank
    frames = torch.zeros(3, 1, 16, 64)

    found = shares(recipe, weights, {"letters": (frames, ["?"] * 3)}, "cpu")
    assert found == {"letters": 1.0}


def test_no_digit_is_learnt_that_all_are_measured_on(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    command = ["ablate", "number", "--set", 'data.pictures=["qmnist"]', "--out", str(tmp_path)]

    assert main(command) == 1
    assert "learns from qmnist" in capsys.readouterr().err


def test_nor_was_it_by_the_first_weights(
    fresh_checkpoint: NewCheckpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "short.toml"
    path.write_text(RECIPE)
    learnt = {"name": "qmnist", "part": "train", "writers": []}
    weights = fresh_checkpoint(load_recipe(str(path)), data=[learnt])

    assert main(["ablate", str(path), "--weights", str(weights), "--out", str(tmp_path)]) == 1
    assert "or its first weights did" in capsys.readouterr().err


def test_help_tells_a_number_of_seeds_from_a_seed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ablate", "--help"])

    told = " ".join(capsys.readouterr().out.split())
    assert "--seeds COUNT with how many seeds each is trained (default: 3)" in told


@pytest.mark.parametrize("within_a_run", [True, False])
def test_who_interrupts_it_is_told_how_it_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    within_a_run: bool,
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        if not within_a_run:
            raise KeyboardInterrupt

    monkeypatch.setattr("trainer.ablation.ablation", interrupted)

    assert main(["ablate", "number", "--out", str(tmp_path)]) == 130
    assert "nothing is lost: the same command goes on" in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_trains_without_each_and_goes_on_where_it_was_stopped(
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fresh_checkpoint: NewCheckpoint,
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    recipe, out = tmp_path / "short.toml", tmp_path / "out"
    recipe.write_text(RECIPE)
    command = ["ablate", str(recipe), "--steps", "2", "--seeds", "2", "--workers", "0"]
    command += ["--out", str(out), "--json", "--only", "slant", "devices"]

    assert main(command) == 0
    table = (out / "ablation.md").read_text("utf-8")
    told = capsys.readouterr().out
    *_, last = map(json.loads, told.splitlines())
    assert last["event"] == "ablated"
    assert [row["without"] for row in last["rows"]] == ["nothing", "slant", "devices"]
    assert [len(row["shares"]["strings"]) for row in last["rows"]] == [2, 2, 2]
    assert [line.split(" | ")[0] for line in table.splitlines()[-3:]] == [
        "| nothing",
        "| slant",
        "| devices",
    ]
    assert told.count('"event": "validated"') == 6
    assert '"best"' not in told

    assert main(command) == 0
    assert '"event": "validated"' not in capsys.readouterr().out
    assert (out / "ablation.md").read_text("utf-8") == table

    alone = [*command[:2], "--steps", "2", "--workers", "0", "--out", str(out), "--only"]
    assert main(alone) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("| nothing | ")

    assert main([*command, "--weights", str(fresh_checkpoint(load_recipe(str(recipe))))]) == 1
    assert "was begun without --weights" in capsys.readouterr().err


@pytest.mark.slow
def test_it_goes_on_only_with_the_data_that_it_was_begun_with(
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    data, recipe = tmp_path / "data", tmp_path / "short.toml"
    data.mkdir()
    for name in ("MNIST", "unipen"):
        (data / name).symlink_to(files / name)
    shutil.copytree(files / "pendigits", data / "pendigits")
    monkeypatch.setenv("DIGITPAD_DATA", str(data))
    recipe.write_text(RECIPE)
    command = ["ablate", str(recipe), "--steps", "1", "--seeds", "1", "--workers", "0", "--only"]
    command += ["--out", str(tmp_path / "out")]
    assert main(command) == 0

    with (data / "pendigits" / "pendigits-orig.tra").open("a") as file:
        file.write("\n")
    assert main(command) == 1
    assert "was begun with other data: put pendigits back" in capsys.readouterr().err


@pytest.mark.slow
def test_what_is_hard_is_so_to_the_first_weights(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_checkpoint: NewCheckpoint
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(files))
    recipe = tmp_path / "short.toml"
    recipe.write_text(RECIPE)
    weights = fresh_checkpoint(load_recipe(str(recipe)))
    command = ["ablate", str(recipe), "--steps", "1", "--seeds", "1", "--workers", "0", "--only"]
    command += ["--weights", str(weights), "--out", str(tmp_path / "out")]

    assert main([*command, "--set", "data.hard_share=0.5"]) == 0
