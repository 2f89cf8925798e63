"""Lessons on hands that are made up: how odd they are, and what the table tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from digitpad.ink.ink import Ink
from digitpad.recognition.checkpoint import find
from digitpad.recognition.recognizer import Recognizer
from trainer.cli import main
from trainer.composing.choices import DataChoice
from trainer.data.sample import Sample
from trainer.lessons.lessons import Tried, as_markdown, lessons, made_up, misread
from trainer.progress import mute

if TYPE_CHECKING:
    from tests.trainer.conftest import NewCheckpoint
    from trainer.recipes.recipe import Recipe

pytestmark = pytest.mark.usefixtures("one_thread")

FOUND = [
    Tried("leaning", 0.13, {20: 0.1, 60: 0.05}, {20: {"strings": 0.01}, 60: {"strings": 0.0}}),
    Tried("turned", 0.11, {20: 0.08, 60: 0.05}, {20: {"strings": -0.01}, 60: {"strings": 0.0}}),
]


def ink_of(sample: Sample) -> Ink:
    assert isinstance(sample.source, Ink)
    return sample.source


def test_a_hand_is_as_odd_as_one_in_eight(
    digits: list[Sample], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.lessons.lessons._READ", 100)
    number = Recognizer.load("number", "cpu")
    hand = made_up(number, "turned", digits, DataChoice(), 100)

    for numbers in (hand.learnt, hand.read):
        assert misread(number, numbers) == pytest.approx(1 / 8, abs=0.07)


def test_no_digit_is_both_learnt_and_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.lessons.lessons._READ", 20)
    plain, footed = [[(50, 0), (50, 70)]], [[(50, 0), (50, 70)], [(40, 70), (60, 70)]]
    writer = [Sample(Ink.of(strokes), "1", "me") for strokes in (plain, footed) * 2]
    number = Recognizer.load("number", "cpu")

    hand = made_up(number, "leaning", writer, DataChoice((1, 1)), 40)

    assert {len(ink_of(item).strokes) for item in hand.learnt} == {1}
    assert {len(ink_of(item).strokes) for item in hand.read} == {2}


def test_the_table_tells_each_hand_and_all_and_what_was_lost() -> None:
    assert as_markdown(FOUND, "number").splitlines()[-6:] == [
        "| hand | before | 20 drawings | 60 drawings |",
        "| --- | --- | --- | --- |",
        "| leaning | 13.00 | 10.00 | 5.00 |",
        "| turned | 11.00 | 8.00 | 5.00 |",
        "| all | 12.00 ± 1.41 | 9.00 ± 1.41 | 5.00 ± 0.00 |",
        "| lost of 1 to 5 MNIST digits |  | 0.00 ± 1.41 | 0.00 ± 0.00 |",
    ]


def test_one_hand_has_no_spread_and_what_was_changed_is_told() -> None:
    table = as_markdown(FOUND[:1], "number", ["training.steps=9"])

    assert "| all | 13.00 | 10.00 | 5.00 |" in table
    assert "- `training.steps=9`" in table


@pytest.mark.parametrize("count", ["0", "-3", "few"])
def test_at_least_one_drawing_is_learnt(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["lessons", "number", "--drawings", count])

    assert "is no whole number from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize("within_a_lesson", [True, False])
@pytest.mark.parametrize("done", [0, 1])
def test_who_interrupts_it_gets_the_table_of_what_is_done(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    within_a_lesson: bool,
    done: int,
) -> None:
    def interrupted(*_: Any, **__: Any) -> Iterator[Tried]:
        yield from FOUND[:done]
        if not within_a_lesson:
            raise KeyboardInterrupt

    monkeypatch.setattr("trainer.lessons.lessons.lessons", interrupted)

    assert main(["lessons"]) == 130
    assert capsys.readouterr().out.count("| leaning |") == done


def test_a_program_gets_what_was_found_as_an_event(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("trainer.lessons.lessons.lessons", lambda *_, **__: iter(FOUND))

    main(["lessons", "--json"])
    [told] = map(json.loads, capsys.readouterr().out.splitlines())
    assert told["event"] == "taught"
    assert [row["hand"] for row in told["rows"]] == ["leaning", "turned"]
    assert told["rows"][0]["after"] == {"20": 0.1, "60": 0.05}


@pytest.mark.slow
class TestCommand:
    @pytest.fixture(autouse=True)
    def data(self, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Small data sets, and hands of which few numbers are made."""
        monkeypatch.setenv("DIGITPAD_DATA", str(files))
        monkeypatch.setattr("trainer.lessons.lessons._READ", 10)

    def test_teaches_each_hand_and_leaves_nothing_behind(
        self,
        tiny: Recipe,
        fresh_checkpoint: NewCheckpoint,
        home: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        chance = str(fresh_checkpoint(tiny, exports={"forms": {}}))
        command = ["lessons", chance, "--drawings", "5", "6", "6"]
        command += ["--only", "turned", "turned", "shapes-1"]
        short = ["--set", "training.steps=2", "--set", "training.batch=8", "--json"]

        assert main([*command, *short]) == 0
        told = capsys.readouterr().out
        taught = [json.loads(line) for line in told.splitlines() if '"teaching"' in line]

        assert [(event["hand"], event["drawings"]) for event in taught] == [
            *(("turned", 5), ("turned", 6), ("shapes-1", 5), ("shapes-1", 6)),
        ]
        assert [(event["run"], event["runs"]) for event in taught] == [
            *((1, 4), (2, 4), (3, 4), (4, 4)),
        ]
        found = json.loads(told.splitlines()[-1])
        assert [row["hand"] for row in found["rows"]] == ["turned", "shapes-1"]
        assert list(home.iterdir()) == []

    def test_counts_what_is_read_no_longer_as_lost(
        self,
        tiny: Recipe,
        fresh_checkpoint: NewCheckpoint,
        files: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        chance = fresh_checkpoint(tiny)
        monkeypatch.setattr("trainer.lessons.lessons.finetune", lambda *_, **__: chance)
        [tried] = lessons(
            find("digit"), [], files, tmp_path, names=["turned"], drawings=[5], report=mute
        )

        assert tried.after[5] > tried.before
        assert tried.lost[5]["tablet"] > 0.5

    def test_an_interrupted_lesson_ends_them_all(
        self, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("trainer.lessons.lessons.finetune", lambda *_, **__: None)
        names = ["turned", "leaning"]

        found = lessons(find("digit"), [], files, tmp_path, names=names, drawings=[5], report=mute)

        assert list(found) == []

    def test_hands_are_the_same_however_it_learns(
        self, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[list[object]] = []

        def taught(*told: object, **_: object) -> None:
            made.append([sample.source for sample in told[2]])  # type: ignore[attr-defined]

        monkeypatch.setattr("trainer.lessons.lessons.finetune", taught)
        for changes in ([], ["data.devices=false", "data.scans=1.0"]):
            tries = lessons(
                find("digit"), changes, files, tmp_path, names=["turned"], drawings=[5], report=mute
            )
            assert list(tries) == []

        assert made[0] == made[1]
        assert [len(sources) for sources in made] == [4, 4], "of five that are kept one is held out"
