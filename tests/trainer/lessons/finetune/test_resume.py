"""Learning goes on: with the checkpoint, the drawings and the data that it began with."""

from __future__ import annotations

from pathlib import Path

import pytest

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import own, read_card
from tests.trainer.lessons.finetune.command import SHORT
from trainer.cli import main
from trainer.lessons.lesson import Lesson, checksum, drawings_to_learn, keep_lesson

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.mark.usefixtures("drawings")
class TestResume:
    def told(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
        assert main(["finetune", *arguments, "--resume"]) == 1
        return capsys.readouterr().err

    @pytest.fixture
    def begun(self, chance: str, drawings: None, home: Path) -> Path:
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
