"""From a recipe to a checkpoint, in miniature, on small data sets in their original formats."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import load, read_card
from digitpad.recognition.recognizer import Recognizer
from tests.trainer.training.train.small import RECIPE
from trainer.cli import main
from trainer.data.collection import portions
from trainer.progress import mute
from trainer.recipes.recipe import load_recipe
from trainer.training.start import start_of
from trainer.training.train import train

if TYPE_CHECKING:
    from trainer.data.sample import Sample

pytestmark = pytest.mark.slow

Run = tuple[Path, list[dict[str, Any]]]

PARTS = ("train", "validate")


@pytest.fixture(scope="module")
def home_with_drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which twenty drawings are kept."""
    home = tmp_path_factory.mktemp("home")
    with Collection(home / "collection.sqlite") as collection:
        for height in range(40, 60):
            collection.keep(Ink.of([[(0, 0), (9, height)]]), Drawing("1", Device.MOUSE))
    return home


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, files: Path, home_with_drawings: Path) -> Run:
    """The folder of a finished run of the command, and the events that it told."""
    folder = tmp_path_factory.mktemp("small")
    recipe = folder / "small.toml"
    recipe.write_text(RECIPE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITPAD_DATA", str(files))
        patch.setenv("DIGITPAD_HOME", str(home_with_drawings))
        command = ["train", str(recipe), "--out", str(folder / "run"), "--drawings", "--json"]
        with redirect_stdout(io.StringIO()) as out:
            assert main([*command, "--workers", "0", "--set", "title=Small too"]) == 0
    return folder / "run", [json.loads(line) for line in out.getvalue().splitlines()]


class TestFinishedRun:
    def test_tells_of_every_stage(self, run: Run) -> None:
        _, events = run
        kinds = list(dict.fromkeys(event["event"] for event in events))

        assert kinds == [
            *("reading", "step", "validated", "calibrating", "calibration"),
            *("evaluating", "evaluated", "written"),
        ]
        assert events[-1]["path"].endswith("small.safetensors")

    def test_reads_each_protocol_once(self, run: Run) -> None:
        _, events = run
        ended = [
            event["protocol"]
            for event in events
            if event["event"] == "evaluating" and event["done"] == event["of"]
        ]

        assert len(ended) == len(set(ended)) > 0

    def test_leaves_a_checkpoint_that_reads(self, run: Run, digits: list[Sample]) -> None:
        recognizer = Recognizer.load(run[0] / "small.safetensors", "cpu")
        texts = [reading.text for reading in recognizer.read_many([s.source for s in digits])]

        assert np.mean([text == s.label for text, s in zip(texts, digits, strict=True)]) > 0.8

    def test_leaves_a_card_with_recipe_framing_and_alphabet(self, run: Run) -> None:
        card = read_card(run[0] / "small.safetensors")
        recipe = card.recipe

        assert (card.name, card.title, card.decoder) == ("small", "Small too", "single")
        assert (card.network, card.alphabet) == ("glyph", "0123456789")
        assert card.framing == recipe["framing"]
        assert (card.framing["height"], card.framing["width"]) == (16, 16)
        assert recipe["training"]["steps"] == 300
        assert recipe["data"]["shares"]["drawings"] > 0

    def test_leaves_a_card_that_lists_all_it_has_seen(
        self, run: Run, home_with_drawings: Path
    ) -> None:
        learnt, held = portions(home_with_drawings / "collection.sqlite")
        data = read_card(run[0] / "small.safetensors").data
        listed = {(entry["name"], entry["part"]): entry for entry in data}

        assert listed.keys() == {
            ("collection", "train"),
            *((name, part) for name in ("mnist", "pendigits", "unipen") for part in PARTS),
        }
        assert listed["pendigits", "train"]["samples"] == 220
        assert listed["collection", "train"]["samples"] == len(learnt) < len(learnt) + len(held)
        assert all(
            len(entry["sha256"]) == 64 for key, entry in listed.items() if key[0] != "collection"
        )

    def test_leaves_a_card_with_calibration_figures_and_commit(self, run: Run) -> None:
        card = read_card(run[0] / "small.safetensors")

        assert 0.3 < card.calibration["temperature"] < 5
        assert 0.5 <= card.calibration["sure"] < 1
        assert card.metrics.keys() == {"mnist", "tablet", "unipen", "corrupted"}
        assert card.metrics["tablet"]["count"] == 50
        assert card.metrics["tablet"]["exact"] > 0.5
        assert card.commit is None or re.fullmatch("[0-9a-f]{40}", card.commit)

    def test_leaves_weights_in_half_precision(self, run: Run) -> None:
        _, weights = load(run[0] / "small.safetensors")

        assert {str(value.dtype) for value in weights.values()} == {"float16", "int64"}

    def test_names_no_writer(self, run: Run) -> None:
        data = str(read_card(run[0] / "small.safetensors").data)

        assert not any(name in data for name in ("hand", "syn", "uqb", "pendigits/"))

    def test_can_be_finished_again(
        self, run: Run, files: Path, home_with_drawings: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        monkeypatch.setenv("DIGITPAD_HOME", str(home_with_drawings))
        path = run[0] / "small.safetensors"
        before = path.read_bytes()
        path.unlink()
        recipe = str(run[0].parent / "small.toml")
        command = ["train", recipe, "--out", str(run[0]), "--set", "title=Small too", "--drawings"]

        assert main([*command, "--resume", "--workers", "0"]) == 0
        assert path.read_bytes() == before


def test_the_card_tells_what_a_run_was_begun_with_and_what_that_had_seen(
    run: Run, files: Path, small: str, tmp_path: Path
) -> None:
    folder, _ = run
    recipe = load_recipe(small, ["training.steps=1"])
    start = start_of(str(folder / "small.safetensors"), recipe)
    path = train(recipe, files, tmp_path / "again", start=start, workers=0, report=mute)

    assert path is not None
    before, after = read_card(folder / "small.safetensors"), read_card(path)
    assert (before.run["start"], after.run["start"]) == (None, "small")
    assert json.loads((path.parent / "run.json").read_text("utf-8"))["start"] == "small"
    assert "collection" in {entry["name"] for entry in after.data}
    assert len(after.data) == len(before.data)
