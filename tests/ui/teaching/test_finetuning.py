"""The page and the true trainer together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.formats.drawing import FileDrawing
from digitpad.ink.formats.quickdraw import read_ndjson
from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import find, own, read_card
from digitpad.shipped import asset
from digitpad.ui.teaching.teaching import Teaching, finetuning
from trainer.lessons.lesson import interrupted

LONG_PATIENCE_MS = 600_000


def keep_sample_ink(times: int) -> None:
    """Keep the numbers that come with the program, each a little larger every time."""
    with asset("sample-ink/numbers.ndjson").open("rb") as lines, Collection() as collection:
        for _, sample in read_ndjson(lines):
            assert isinstance(sample, FileDrawing)
            for again in range(times):
                points = [stroke.points * (1 + again) for stroke in sample.ink.strokes]
                collection.keep(Ink.of(points), Drawing(sample.label or ""))


@pytest.fixture
def drawings(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen drawings, no data sets, and a trainer that leaves the other processors alone."""
    monkeypatch.setenv("DIGITPAD_DATA", str(home / "none"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    keep_sample_ink(times=2)


def lesson_of(steps: int, home: Path) -> Teaching:
    """A page, and the true trainer behind it."""

    def short(checkpoint: str, run: str) -> list[str]:
        command = [word for word in finetuning(checkpoint, run) if word != "--low-priority"]
        few = ("--set", "training.batch=8", "--set", "validation.samples=20")
        return [*command, "--steps", str(steps), *few]

    return Teaching(
        lambda: "number",
        lambda: 16,
        lambda: interrupted(home / "runs", {"number": find("number")}),
        command=short,
    )


@pytest.mark.slow
@pytest.mark.usefixtures("drawings")
def test_the_true_trainer_learns_from_a_dozen_drawings(qtbot: QtBot, home: Path) -> None:
    teaching = lesson_of(6, home)
    qtbot.addWidget(teaching.page)
    heard: list[str] = []
    teaching.teacher.progressed.connect(lambda event: heard.append(json.dumps(event)))
    with qtbot.waitSignal(teaching.checkpoint_made, timeout=LONG_PATIENCE_MS) as made:
        teaching.start()

    assert [path.stem for path in own()] == [Path(made.args[0]).stem]
    assert read_card(Path(made.args[0])).title.startswith("Number, your hand (")
    assert '"event": "step"' in "".join(heard)
    assert "your 16 drawings" not in teaching.page.result.words
    assert "that it did not learn" in teaching.page.result.words
    assert list((home / "runs").iterdir()) == []


@pytest.mark.slow
@pytest.mark.usefixtures("drawings")
def test_a_lesson_that_was_closed_goes_on_where_it_stopped(qtbot: QtBot, home: Path) -> None:
    teaching = lesson_of(200, home)
    qtbot.addWidget(teaching.page)
    steps: list[int] = []
    teaching.teacher.progressed.connect(lambda event: steps.append(event.get("step", 0)))
    teaching.start()
    qtbot.waitUntil(lambda: any(steps), timeout=LONG_PATIENCE_MS)
    teaching.close()

    before = max(steps)
    steps.clear()
    teaching.go_on()
    qtbot.waitUntil(lambda: any(steps), timeout=LONG_PATIENCE_MS)
    with qtbot.waitSignal(teaching.checkpoint_made, timeout=LONG_PATIENCE_MS):
        teaching.teacher.stop()
    assert min(filter(None, steps)) > before
    assert list((home / "runs").iterdir()) == []
