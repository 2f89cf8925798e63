"""Training that is interrupted: what it keeps, and how it goes on."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import read_card
from trainer.cli import main
from trainer.progress import mute
from trainer.recipes.recipe import load_recipe
from trainer.run.state import beginning
from trainer.run_folder import RunError, state_file
from trainer.training.train import train

if TYPE_CHECKING:
    from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.slow


def interrupting(kind: str) -> Callable[[dict[str, Any]], None]:
    """Interrupts the process when it is told of an event of a kind."""

    def interrupting(event: dict[str, Any]) -> None:
        if event["event"] == kind:
            signal.raise_signal(signal.SIGINT)

    return interrupting


class TestInterruptedRun:
    @pytest.fixture
    def recipe(self, small: str) -> Recipe:
        return load_recipe(small)

    def test_keeps_its_state_and_writes_no_checkpoint(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        run = tmp_path / "run"

        assert train(recipe, files, run, workers=0, report=interrupting("validated")) is None
        assert {path.name for path in run.iterdir()} == {
            *(state_file(run).name, "recipe.json", "run.json", "metrics.jsonl"),
        }
        with pytest.raises(RunError, match="holds a run already"):
            train(recipe, files, run, workers=0, report=mute)

    def test_is_not_written_down_as_resumed_where_that_is_refused(
        self, recipe: Recipe, files: Path, tmp_path: Path
    ) -> None:
        run, events = tmp_path / "run", list[dict[str, Any]]()
        recipe = replace(recipe, training=replace(recipe.training, steps=2))
        train(recipe, files, run, workers=0, report=interrupting("validated"))
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

        assert train(short, files, run, workers=0, report=interrupting("evaluating")) is None
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
        small: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        changes = ["training.steps=2", 'protocols=["tablet"]']
        recipe, run = load_recipe(small, changes), tmp_path / "run"
        with Collection() as collection:
            first, later = (
                collection.keep(Ink.of([[(0, 0), (9, height)]]), Drawing("1")) for height in (5, 6)
            )
        command = ["train", small, "--out", str(run), "--workers", "0"]
        command += [*(word for change in changes for word in ("--set", change)), "--resume"]

        interrupt = interrupting("validated")
        train(recipe, files, run, drawings={first.id: "1"}, workers=0, report=interrupt)

        assert main(command) == 1
        assert "was begun with --drawings: resume with it, too" in capsys.readouterr().err
        assert main([*command, "--drawings"]) == 0
        data = read_card(run / "small.safetensors").data
        assert [e["samples"] for e in data if e["name"] == "collection"] == [1]
        assert later.id not in beginning(state_file(run)).drawings
