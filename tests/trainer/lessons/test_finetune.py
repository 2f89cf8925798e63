"""A checkpoint learns the user's hand: from kept drawings to a new checkpoint beside the others."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image
from safetensors import safe_open

from digitpad.collection.drawing import Device, Drawing
from digitpad.collection.lesson import LEAST
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import Card, find, load, own, read_card
from digitpad.recognition.recognizer import Recognizer
from trainer.cli import main
from trainer.data.sample import DataError
from trainer.data.sample_ink import sample_ink
from trainer.lessons.finetune import finetune, finetuning_recipe
from trainer.lessons.lesson import Lesson, checksum, drawings_to_learn, keep_lesson
from trainer.progress import mute
from trainer.recipes.recipe import RecipeError
from trainer.run.folder import RunError, held, state_file

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.data.sample import Sample
    from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.usefixtures("one_thread")

Event = dict[str, Any]
TINY_COLUMNS = {"height": 32, "channels": [4, 4, 8, 8], "context": 8}
SHORT = ("--steps", "4", "--set", "training.batch=8", "--set", "validation.samples=10")


def keep_drawings(samples: list[Sample], times: int = 1) -> None:
    """Keep drawings, each as often as told, a little otherwise every time."""
    with Collection() as collection:
        for again in range(times):
            for sample in samples:
                assert isinstance(sample.source, Ink)
                points = [stroke.points * (1 + again) for stroke in sample.source.strokes]
                collection.keep(Ink.of(points), Drawing(sample.label))


def finetuned(*arguments: str) -> tuple[int, list[Event]]:
    """The exit status of the command, and the events that it told."""
    with redirect_stdout(io.StringIO()) as out:
        status = main(["finetune", *arguments, "--json"])
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Event]]:
    """The home in which the pad's own network learnt sixteen drawings, and the events."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITPAD_HOME", str(home))
        patch.setenv("DIGITPAD_DATA", str(home / "none"))
        keep_drawings(sample_ink(), times=2)
        status, events = finetuned("number", *SHORT)
    assert status == 0
    return home, events


@pytest.mark.slow
class TestNumber:
    """The pad's own network, a few drawings, and no data set."""

    def test_tells_of_every_stage(self, made: tuple[Path, list[Event]]) -> None:
        kinds = list(dict.fromkeys(event["event"] for event in made[1]))

        assert kinds == [
            *("few", "reading", "validated", "comparing", "compared", "written"),
        ]
        looks = [event for event in made[1] if event["event"] == "validated"]
        assert [event["step"] for event in looks] == [0, 4]
        assert looks[0].keys() >= {"yours", "sample-ink", "score"}
        assert looks[0]["sample-ink"] > 0.8
        assert "others" not in looks[0], "the samples are nobody else's handwriting"

    def test_compares_before_and_after(self, made: tuple[Path, list[Event]]) -> None:
        [compared] = [event for event in made[1] if event["event"] == "compared"]

        assert (
            compared["before"].keys()
            == compared["after"].keys()
            == {
                *("your-drawings", "your-digits", "sample-ink"),
            }
        )
        assert compared["before"]["your-digits"]["count"] == 200
        assert compared["before"]["your-digits"]["exact"] > 0.9
        assert compared["before"]["sample-ink"]["count"] == 8
        assert compared["changed"] <= 1, "four small steps make it no other reader"

    def test_leaves_a_checkpoint_and_nothing_else(self, made: tuple[Path, list[Event]]) -> None:
        home, events = made
        [path] = (home / "checkpoints").iterdir()

        assert events[-1]["path"] == str(path)
        assert not list((home / "runs").glob("*"))

    def test_leaves_a_card_with_all_that_is_to_be_known(
        self, made: tuple[Path, list[Event]]
    ) -> None:
        [path] = (made[0] / "checkpoints").iterdir()
        card, before = read_card(path), read_card(find("number"))
        listed = {(entry["name"], entry["part"]): entry for entry in card.data}

        assert card.name == path.stem
        assert card.title.startswith("Number, your hand (")
        assert card.calibration == before.calibration
        assert card.run["start"] == "number"
        assert card.recipe["training"]["steps"] == card.run["steps"] == 4
        assert (card.run["seed"], card.exports) == (0, {})
        assert (
            listed["collection", "train"]["samples"]
            == 16 - listed["collection", "validate"]["samples"]
        )
        assert listed.keys() - {("collection", "train"), ("collection", "validate")} == {
            (entry["name"], entry["part"]) for entry in before.data
        }
        assert card.metrics["sample-ink"].keys() >= {"exact", "low", "high", "count", "before"}

    def test_leaves_one_that_reads_and_is_found_by_its_name(
        self, made: tuple[Path, list[Event]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGITPAD_HOME", str(made[0]))
        [path] = own()
        recognizer = Recognizer.load(path.stem, "cpu")
        texts = [reading.text for reading in recognizer.read_many([s.source for s in sample_ink()])]

        assert np.mean([t == s.label for t, s in zip(texts, sample_ink(), strict=True)]) > 0.8


@pytest.fixture
def chance(
    tmp_path: Path,
    tiny: Recipe,
    fresh_checkpoint: NewCheckpoint,
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A small network of chance for single digits; no data set is at hand."""
    monkeypatch.setenv("DIGITPAD_DATA", str(tmp_path / "none"))
    return str(fresh_checkpoint(tiny, exports={"forms": {}}))


class TestRun:
    @pytest.fixture(autouse=True)
    def drawings(self, digits: list[Sample]) -> None:
        keep_drawings(digits)

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
    files: Path, tmp_path: Path
) -> None:
    start = find("number")
    recipe = finetuning_recipe(read_card(start), "mine", "Mine", ['data.pictures=["qmnist"]'])

    with pytest.raises(DataError, match=r"learns from qmnist, .* that mnist is validated by"):
        finetune(start, recipe, (), (), tmp_path, files, report=mute)


def all_but_seconds(path: Path) -> tuple[Card, dict[str, bytes]]:
    """What a checkpoint holds, but how long it took."""
    card, weights = load(path)
    card = replace(card, run={**card.run, "seconds": 0})
    return card, {name: value.tobytes() for name, value in weights.items()}


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


class TestInterruption:
    @pytest.fixture
    def run(self, chance: str, digits: list[Sample], tmp_path: Path) -> Callable[..., Path | None]:
        """Runs it for 12 steps; something may happen when it looks at what it has after step 4."""
        changes = ["training.steps=12", "training.batch=8", "validation.samples=10"]
        card = read_card(Path(chance))
        recipe = finetuning_recipe(card, "mine", "Mine", [*changes, "validation.every=4"])

        def run(name: str, happens: Callable[[], None] = lambda: None, **more: Any) -> Path | None:
            def report(event: Event) -> None:
                if event["event"] == "validated" and event["step"] == 4:
                    happens()

            return finetune(
                Path(chance),
                recipe,
                digits[10:],
                digits[:10],
                tmp_path / name,
                None,
                report=report,
                **more,
            )

        return run

    def test_by_a_signal_writes_nothing_and_is_gone_on_with_exactly(
        self, run: Callable[..., Path | None], tmp_path: Path
    ) -> None:
        whole = run("whole")
        assert run("parts", lambda: signal.raise_signal(signal.SIGINT)) is None
        kept = {path.name for path in (tmp_path / "parts").iterdir()}
        assert kept == {"metrics.jsonl", "state.safetensors"}
        parts = run("parts", resume=True)

        assert whole is not None
        assert parts is not None
        assert all_but_seconds(parts) == all_but_seconds(whole)

    def test_by_stop_finishes_with_what_is_learnt_so_far(
        self, run: Callable[..., Path | None], tmp_path: Path
    ) -> None:
        stop = threading.Event()
        path = run("run", stop.set, stop=stop)

        assert path is not None
        with safe_open(state_file(tmp_path / "run"), framework="numpy") as file:
            assert json.loads(file.metadata()["run"])["step"] == 5
        assert Recognizer.load(path, "cpu").card.metrics.keys() == {
            *("your-drawings", "your-digits", "sample-ink"),
        }


@pytest.mark.slow
class TestProcess:
    """As the pad starts it: it obeys its standard input."""

    @pytest.fixture
    def child(self, chance: str, digits: list[Sample]) -> Iterator[subprocess.Popen[str]]:
        """A run without end, after its first step."""
        keep_drawings(digits)
        command = [sys.executable, "-P", "-m", "digitpad", "trainer", "finetune", chance, "--json"]
        endless = ("--steps", "1000000", *SHORT[2:])
        with subprocess.Popen(
            [*command, *endless],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if json.loads(line)["event"] == "step":
                    break
            yield process
            process.kill()

    def test_stop_writes_what_is_learnt_so_far(self, child: subprocess.Popen[str]) -> None:
        told, complaints = child.communicate("stop\n")

        assert (child.returncode, complaints) == (0, "")
        assert json.loads(told.splitlines()[-1]) == {"event": "written", "path": str(own()[0])}

    @pytest.mark.parametrize("words", ["cancel\n", ""])
    def test_cancel_and_the_end_of_input_keep_the_state_alone(
        self, child: subprocess.Popen[str], words: str, home: Path
    ) -> None:
        told, complaints = child.communicate(words)
        [folder] = (home / "runs").iterdir()

        assert (child.returncode, complaints) == (130, "")
        assert json.loads(told.splitlines()[-1]) == {"event": "interrupted", "folder": str(folder)}
        assert state_file(folder).exists()
        assert own() == []


class TestResume:
    @pytest.fixture(autouse=True)
    def drawings(self, digits: list[Sample]) -> None:
        keep_drawings(digits)

    def told(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
        assert main(["finetune", *arguments, "--resume"]) == 1
        return capsys.readouterr().err

    @pytest.fixture
    def begun(self, chance: str, home: Path) -> Path:
        """The folder of a run that rehearses, and was interrupted before its first step."""
        folder = home / "runs" / "mine"
        folder.mkdir(parents=True)
        learnt, held = drawings_to_learn()
        lesson = Lesson("mine", "Mine", checksum(Path(chance)), learnt, held, rehearsal=True)
        keep_lesson(lesson, folder)
        return folder

    def test_needs_a_run(self, chance: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert "There is no run to go on with" in self.told(capsys, chance)

    @pytest.mark.usefixtures("begun")
    def test_needs_the_checkpoint_that_it_began_with(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "begun with another checkpoint" in self.told(capsys, "digit")

    @pytest.mark.usefixtures("begun")
    def test_needs_the_data_that_it_rehearses(
        self, chance: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert "set DIGITPAD_DATA to their folder" in self.told(capsys, chance)

    def test_goes_on_with_the_drawings_that_it_began_with(
        self, chance: str, begun: Path, files: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        with Collection() as collection:
            collection.keep(Ink.of([[(0, 0), (5, 70)]]), Drawing("1"))
        assert main(["finetune", chance, *SHORT, "--resume", "--json"]) == 0
        [path] = own()
        counts = [e["samples"] for e in read_card(path).data if e["name"] == "collection"]

        assert path.stem == "mine"
        assert sum(counts) == 60
        assert not begun.exists()
