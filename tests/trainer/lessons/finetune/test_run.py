"""A checkpoint learns the user's hand: from kept drawings to a new checkpoint beside the others."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from safetensors import safe_open

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.lesson import LEAST
from digitpad.collection.store import Collection
from digitpad.recognition.checkpoint import find, load, own, read_card, save_checkpoint
from tests.trainer.lessons.finetune.command import SHORT, finetuned, keep_drawings
from trainer.cli import main
from trainer.data.sample import DataError
from trainer.data.sample_ink import sample_ink
from trainer.lessons.finetune import finetune, finetuning_recipe
from trainer.progress import mute
from trainer.recipes.recipe import Recipe, RecipeError
from trainer.run.beginning import digest
from trainer.run.state import Weights
from trainer.run_folder import RunError, held, state_file
from trainer.training.start import start_of

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint

pytestmark = pytest.mark.usefixtures("one_thread")

TINY_COLUMNS = {"height": 32, "channels": [4, 4, 8, 8], "context": 8}


@pytest.mark.usefixtures("drawings")
class TestRun:
    def test_begun_again_is_another_one(self, chance: str) -> None:
        assert finetuned(chance, *SHORT)[0] == 0
        assert finetuned(chance, *SHORT)[0] == 0
        first, second = own()

        assert second.stem == f"{first.stem}-2"
        assert find(first.stem) == first

    def test_rehearses_other_hands_where_the_data_are_at_hand(
        self, chance: str, files: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        status, events = finetuned(chance, *SHORT)
        [path] = own()

        assert status == 0
        assert {entry["name"] for entry in read_card(path).data} == {
            *("mnist", "pendigits", "unipen", "collection"),
        }
        assert events[-2]["event"] == "compared"

    def test_finds_pictures_hard_by_the_weights_that_it_begins_with(
        self, chance: str, files: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked = []

        def hardness(
            recipe: Recipe, weights: Weights, pixels: NDArray[np.uint8], labels: NDArray[np.int64]
        ) -> NDArray[np.float64]:
            asked.append((recipe.name, {name: value.numpy() for name, value in weights.items()}))
            return np.ones(len(labels))

        monkeypatch.setattr("trainer.training.material.hardness", hardness)
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        assert finetuned(chance, *SHORT, "--set", "data.hard_share=1")[0] == 0

        [(name, weights)] = asked
        assert name == own()[0].stem
        np.testing.assert_equal(weights, load(Path(chance))[1])

    def test_tells_its_first_weights_as_other_runs_do(self, chance: str, tiny: Recipe) -> None:
        card, weights = load(Path(chance))
        halved = {name: value.astype(np.float16) for name, value in weights.items()}
        save_checkpoint(Path(chance), card, halved)
        finetuned(chance, *SHORT)

        [path] = own()
        assert read_card(path).run["start_weights"] == digest(start_of(chance, tiny).weights)

    def test_that_learns_next_to_nothing_stays_what_it_was(self, chance: str) -> None:
        finetuned(chance, *SHORT, "--set", "optimizer.rate=1e-12")
        [path] = own()

        for name, value in load(path)[1].items():
            np.testing.assert_allclose(value, load(Path(chance))[1][name], atol=1e-3)

    def test_gets_the_name_and_the_folder_that_are_wished(
        self, chance: str, tmp_path: Path
    ) -> None:
        status, events = finetuned(chance, *SHORT, "--name", "left", "--out", str(tmp_path / "r"))
        [path] = own()

        assert status == 0
        assert events[-1]["path"] == str(path)
        assert (path.stem, read_card(path).title) == ("left", "Chance, your hand (left)")
        assert state_file(tmp_path / "r").exists()

    def test_does_not_replace_the_one_that_it_begins_with(
        self, chance: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        start = Path(chance)

        assert main(["finetune", chance, "--name", start.stem, "--out", str(start.parent)]) == 1
        assert f"{start} is what is read: name another file." in capsys.readouterr().err

    def test_that_gets_worse_is_no_less_what_was_learnt(self, chance: str, tmp_path: Path) -> None:
        harmful = ("--set", "optimizer.rate=1.0", "--set", "schedule.warm_up_steps=0")
        _, events = finetuned(chance, *SHORT, *harmful, "--out", str(tmp_path / "r"))
        [path] = own()
        looks = [event for event in events if event["event"] == "validated"]

        assert sum(looks[0]["losses"].values()) < sum(looks[-1]["losses"].values())
        assert not any("best" in event for event in events)
        with safe_open(state_file(tmp_path / "r"), framework="numpy") as file:
            for name, value in load(path)[1].items():
                last = file.get_tensor(f"average/{name}")
                np.testing.assert_array_equal(value, last.astype(value.dtype))

    def test_that_fails_leaves_no_folder(self, chance: str, home: Path) -> None:
        assert finetuned(chance, "--set", "training.batch=0")[0] == 1

        assert not list((home / "runs").glob("*"))

    def test_whose_lesson_cannot_be_kept_leaves_no_folder(
        self, chance: str, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise RunError("The disk is full.")

        monkeypatch.setattr("trainer.commands.finetune.keep_lesson", full)

        assert main(["finetune", chance]) == 1
        assert not list((home / "runs").glob("*"))

    def test_leaves_the_folder_of_another_one_as_it_is(
        self, chance: str, home: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = home / "runs" / "mine"
        with held(folder):
            assert main(["finetune", chance, "--name", "mine"]) == 1

        assert f"Another process trains in {folder}" in capsys.readouterr().err
        assert [path.name for path in folder.iterdir()] == [".training.lock"]


def test_pictures_of_numbers_are_nothing_to_learn_for_a_network_of_one_digit(
    chance: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Collection() as collection:
        for width in range(20, 20 + LEAST):
            file = io.BytesIO()
            Image.new("L", (width, 20)).save(file, "PNG")
            collection.keep(file.getvalue(), Drawing("11", Device.PICTURE))

    assert main(["finetune", chance, *SHORT, "--json"]) == 1
    assert "Write some digits in the pad" in capsys.readouterr().err


def test_digits_to_compare_by_are_not_rehearsed_by_another_name(
    files: Path, tmp_path: Path, fresh_checkpoint: NewCheckpoint
) -> None:
    card = replace(read_card(find("number")), arguments=TINY_COLUMNS)
    recipe = finetuning_recipe(card, "mine", "Mine", ['data.pictures=["qmnist"]'])
    start = fresh_checkpoint(recipe)

    with pytest.raises(DataError, match=r"learns from qmnist, .* that mnist is validated by"):
        finetune(start, recipe, (), (), tmp_path, files, report=mute)


def test_nor_were_they_learnt_by_the_first_weights(
    files: Path, tmp_path: Path, tiny: Recipe, fresh_checkpoint: NewCheckpoint
) -> None:
    start = fresh_checkpoint(tiny, data=[{"name": "qmnist", "part": "train", "writers": []}])
    recipe = finetuning_recipe(read_card(start), "mine", "Mine")

    with pytest.raises(DataError, match="or its first weights did, where digits are that mnist"):
        finetune(start, recipe, (), (), tmp_path, files, report=mute)


@pytest.mark.parametrize("change", ["stopping.patience=3", 'schedule={name="plateau", patience=3}'])
def test_what_is_held_out_ends_no_lesson_and_lowers_no_rate(tmp_path: Path, change: str) -> None:
    start = find("number")
    recipe = finetuning_recipe(read_card(start), "mine", "Mine", [change])

    with pytest.raises(RecipeError, match="nothing is chosen"):
        finetune(start, recipe, (), (), tmp_path, None, report=mute)


def test_a_network_of_numbers_that_can_read_nothing_yet_learns_too(
    tmp_path: Path, fresh_checkpoint: NewCheckpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "none"))
    keep_drawings(sample_ink())
    card = read_card(find("number"))
    recipe = finetuning_recipe(replace(card, arguments=TINY_COLUMNS), "tiny", "Tiny")
    chance = fresh_checkpoint(recipe)

    assert finetuned(str(chance), *SHORT)[0] == 0
    assert len(own()) == 1
