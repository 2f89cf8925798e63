"""The pad's own network learns a few drawings: what is told of it, and what is left of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from digitpad.recognition.checkpoint import find, own, read_card
from digitpad.recognition.recognizer import Recognizer
from tests.trainer.lessons.finetune.command import SHORT, Event, finetuned, keep_drawings
from trainer.data.sample_ink import sample_ink

pytestmark = pytest.mark.usefixtures("one_thread")


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
