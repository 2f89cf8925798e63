"""From a recipe to a checkpoint, in miniature, on small data sets in their original formats."""

from __future__ import annotations

import io
import json
import re
import shutil
import signal
import threading
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import load, read_card
from digitpad.recognition.recognizer import Recognizer
from trainer.cli import main
from trainer.data.collection import portions
from trainer.data.sample import DataError
from trainer.progress import mute
from trainer.recipes.recipe import load_recipe
from trainer.run.folder import RunError, state_file
from trainer.run.state import beginning
from trainer.training.material import sources
from trainer.training.start import start_of
from trainer.training.train import train

if TYPE_CHECKING:
    from trainer.data.sample import Sample
    from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.slow

Run = tuple[Path, list[dict[str, Any]]]

PARTS = ("train", "validate")

RECIPE = """
name = "small"
title = "Small: one digit"
decoder = "single"
alphabet = "0123456789"
network = { name = "glyph", arguments = { size = [16, 16], channels = [4, 8, 8, 16] } }
framing = { height = 16, width = 16 }
data = { lengths = [1, 1], shares = { others = 0, scribbles = 0, too_long = 0 } }
optimizer = { rate = 0.01 }
schedule = { warm_up_steps = 20 }
training = { steps = 300, batch = 32, average = 0.95 }
validation = { every = 100, samples = 100 }
"""


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
            *("reading", "step", "validated", "calibrating", "evaluating", "evaluated", "written"),
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


class TestInterruptedRun:
    @pytest.fixture
    def recipe(self, tmp_path: Path) -> Recipe:
        (tmp_path / "small.toml").write_text(RECIPE)
        return load_recipe(str(tmp_path / "small.toml"))

    def test_keeps_its_state_and_writes_no_checkpoint(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        def report(event: dict[str, Any]) -> None:
            if event["event"] == "validated":
                signal.raise_signal(signal.SIGINT)

        run = tmp_path / "run"

        assert train(recipe, files, run, workers=0, report=report) is None
        assert {path.name for path in run.iterdir()} == {
            *(state_file(run).name, "recipe.json", "run.json", "metrics.jsonl"),
        }
        with pytest.raises(RunError, match="holds a run already"):
            train(recipe, files, run, workers=0, report=report)

    def test_is_not_written_down_as_resumed_where_that_is_refused(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        def interrupt(event: dict[str, Any]) -> None:
            if event["event"] == "validated":
                signal.raise_signal(signal.SIGINT)

        run, events = tmp_path / "run", list[dict[str, Any]]()
        recipe = replace(recipe, training=replace(recipe.training, steps=2))
        train(recipe, files, run, workers=0, report=interrupt)
        before = (run / "run.json").read_text()

        with pytest.raises(RunError, match="was trained with --seed 0"):
            train(recipe, files, run, seed=1, resume=True, workers=0, report=events.append)
        assert events == []
        other = replace(recipe, training=replace(recipe.training, steps=3))
        with pytest.raises(RunError, match="was trained by another recipe"):
            train(other, files, run, resume=True, workers=0, report=events.append)
        assert events == []
        assert (run / "run.json").read_text() == before

    def test_is_measured_where_it_was_interrupted_by_that(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        short = replace(recipe, training=replace(recipe.training, steps=2), protocols=("tablet",))
        run, events = tmp_path / "run", list[dict[str, Any]]()

        def interrupt(event: dict[str, Any]) -> None:
            if event["event"] == "evaluating":
                signal.raise_signal(signal.SIGINT)

        assert train(short, files, run, workers=0, report=interrupt) is None
        assert not (run / "report.html").exists()
        record = json.loads((run / "run.json").read_text("utf-8"))
        record["commit"], record["machine"]["gpus"] = "f" * 40, ["Another GPU"]
        (run / "run.json").write_text(json.dumps(record), "utf-8")
        path = train(short, files, run, resume=True, workers=0, report=events.append)

        assert path is not None
        card = read_card(path)
        assert card.metrics.keys() == {"tablet"}
        assert (card.commit, card.run["machine"]) == ("f" * 40, "Another GPU")
        assert "calibrating" not in {event["event"] for event in events}
        assert (run / "report.html").exists()

    def test_that_somebody_had_stopped_is_measured_before_it_learns_more(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        short = replace(recipe, training=replace(recipe.training, steps=6), protocols=("tablet",))
        looked = replace(short, validation=replace(recipe.validation, every=2))
        run, stop = tmp_path / "run", threading.Event()

        def disturb(event: dict[str, Any]) -> None:
            if event["event"] == "validated":
                stop.set()
            if event["event"] == "evaluating":
                signal.raise_signal(signal.SIGINT)

        def steps() -> int:
            path = train(looked, files, run, resume=True, workers=0, report=mute)
            assert path is not None
            taken: int = read_card(path).run["steps"]
            return taken

        assert train(looked, files, run, workers=0, stop=stop, report=disturb) is None
        assert (steps(), steps(), steps()) == (3, 6, 6)

    def test_goes_on_with_the_drawings_that_it_was_begun_with_alone(
        self,
        files: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        (tmp_path / "small.toml").write_text(RECIPE)
        changes = ["training.steps=2", 'protocols=["tablet"]']
        recipe, run = load_recipe(str(tmp_path / "small.toml"), changes), tmp_path / "run"
        with Collection() as collection:
            first, later = (
                collection.keep(Ink.of([[(0, 0), (9, height)]]), Drawing("1")) for height in (5, 6)
            )
        command = ["train", str(tmp_path / "small.toml"), "--out", str(run), "--workers", "0"]
        command += [*(word for change in changes for word in ("--set", change)), "--resume"]

        def report(event: dict[str, Any]) -> None:
            if event["event"] == "validated":
                signal.raise_signal(signal.SIGINT)

        train(recipe, files, run, drawings={first.id: "1"}, workers=0, report=report)

        assert main(command) == 1
        assert "was begun with --drawings: resume with it, too" in capsys.readouterr().err
        assert main([*command, "--drawings"]) == 0
        data = read_card(run / "small.safetensors").data
        assert [e["samples"] for e in data if e["name"] == "collection"] == [1]
        assert later.id not in beginning(state_file(run)).drawings


def test_the_card_tells_what_a_run_was_begun_with_and_what_that_had_seen(
    run: Run, files: Path, tmp_path: Path
) -> None:
    folder, _ = run
    (tmp_path / "small.toml").write_text(RECIPE)
    recipe = load_recipe(str(tmp_path / "small.toml"), ["training.steps=1"])
    start = start_of(str(folder / "small.safetensors"), recipe)
    path = train(recipe, files, tmp_path / "again", start=start, workers=0, report=mute)

    assert path is not None
    before, after = read_card(folder / "small.safetensors"), read_card(path)
    assert (before.run["start"], after.run["start"]) == (None, "small")
    assert json.loads((path.parent / "run.json").read_text("utf-8"))["start"] == "small"
    assert "collection" in {entry["name"] for entry in after.data}
    assert len(after.data) == len(before.data)


def test_digits_to_choose_by_are_not_learnt_by_another_name(tiny: Recipe, tmp_path: Path) -> None:
    learning = replace(tiny, data=replace(tiny.data, pictures=("mnist", "qmnist")))

    with pytest.raises(DataError, match="digits are that mnist is validated by"):
        train(learning, tmp_path / "none", tmp_path / "run", workers=0, report=mute)


def test_data_to_measure_on_are_missed_before_anything_is_learnt(
    files: Path, tmp_path: Path
) -> None:
    data, run = tmp_path / "data", tmp_path / "run"
    (tmp_path / "small.toml").write_text(RECIPE)
    recipe = load_recipe(str(tmp_path / "small.toml"), ["training.steps=1"])
    shutil.copytree(files / "unipen", data / "unipen")
    shutil.rmtree(data / "unipen" / "data" / "1a" / "aga")
    for name in ("MNIST", "pendigits"):
        (data / name).symlink_to(files / name)

    with pytest.raises(DataError, match="part test has nothing in data/1a"):
        train(recipe, data, run, workers=0, report=mute)
    assert list(run.iterdir()) == []


def test_drawings_are_listed_among_what_was_seen(
    files: Path, digits: list[Sample], tiny: Recipe
) -> None:
    with_drawings, without = sources(tiny, files, digits), sources(tiny, files)

    assert with_drawings[:-1] == without
    assert with_drawings[-1]["name"] == "collection"
