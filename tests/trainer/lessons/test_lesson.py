"""A lesson is what a run learns from, kept so that it can go on with just that."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink
from trainer.data.sample import DataError
from trainer.lessons.lesson import (
    Lesson,
    checksum,
    drawings_to_learn,
    interrupted,
    keep_lesson,
    kept_lesson,
    unfinished,
)
from trainer.run_folder import RunError, held, state_file

LESSON = Lesson("mine", "Mine", "f00", {"a": "1", "b": "22"}, {"c": "333"}, rehearsal=True)


def keep_drawings(count: int) -> None:
    with Collection() as collection:
        for number in range(count):
            collection.keep(Ink.of([[(0, 0), (9, 40 + number)]]), Drawing("1"))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Drawings kept: 0. Save 5 more in the pad: it takes 5, and 20 or more are"),
        (1, "Drawings kept: 1. Save 4 more"),
        (4, "Drawings kept: 4. Save 1 more"),
    ],
)
def test_too_few_drawings_are_refused_with_how_many_more(count: int, words: str) -> None:
    keep_drawings(count)

    with pytest.raises(DataError, match=words):
        drawings_to_learn()


def test_a_handful_is_enough_to_learn_and_to_hold_out() -> None:
    keep_drawings(5)
    learnt, held = drawings_to_learn()

    assert len(learnt) + len(held) == 5
    assert min(len(learnt), len(held)) >= 1


def test_it_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    keep_lesson(LESSON, tmp_path)

    assert kept_lesson(tmp_path) == LESSON
    assert LESSON.count == 3


def test_where_none_was_kept_there_is_none(tmp_path: Path) -> None:
    assert kept_lesson(tmp_path) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": 1, "odd": 2}', "\0"])
def test_a_damaged_one_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "lesson.json").write_text(content)

    with pytest.raises(RunError, match=r"is damaged .* start afresh"):
        kept_lesson(tmp_path)


def test_where_it_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be written"):
        keep_lesson(LESSON, tmp_path / "none")


def test_where_it_cannot_be_written_whole_the_old_one_stays(tmp_path: Path) -> None:
    keep_lesson(LESSON, tmp_path)
    (tmp_path / f".lesson.json.{os.getpid()}").mkdir()

    with pytest.raises(RunError, match="cannot be written"):
        keep_lesson(replace(LESSON, name="other"), tmp_path)
    assert kept_lesson(tmp_path) == LESSON


def test_the_run_that_was_begun_last_is_gone_on_with(tmp_path: Path) -> None:
    for age, name in enumerate(("b", "c", "a")):
        (tmp_path / name).mkdir()
        keep_lesson(LESSON, tmp_path / name)
        os.utime(tmp_path / name / "lesson.json", (1000 - age, 1000 - age))

    assert unfinished(tmp_path) == tmp_path / "b"


def test_where_no_run_is_none_can_be_gone_on_with(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="leave out --resume"):
        unfinished(tmp_path / "none")


class TestInterrupted:
    @pytest.fixture
    def checkpoints(self, tmp_path: Path) -> dict[str, Path]:
        for name in ("number", "digit"):
            (tmp_path / name).write_text(name)
        return {name: tmp_path / name for name in ("gone", "number", "digit")}

    @pytest.fixture
    def runs(self, tmp_path: Path, checkpoints: dict[str, Path]) -> Path:
        """Two lessons, of number and a day later of digit, and one that has no state yet."""
        runs = tmp_path / "runs"
        for day, name in ((1, "number"), (2, "digit"), (3, "none")):
            run = runs / name
            run.mkdir(parents=True)
            begun_with = checksum(checkpoints.get(name, checkpoints["number"]))
            keep_lesson(replace(LESSON, checkpoint=begun_with), run)
            stopped = datetime(2026, 12, day, 12).timestamp()
            os.utime(run / "lesson.json", (stopped, stopped))
            if name != "none":
                state_file(run).touch()
                os.utime(state_file(run), (stopped, stopped))
        return runs

    def test_the_last_one_can_go_on(self, runs: Path, checkpoints: dict[str, Path]) -> None:
        found = interrupted(runs, checkpoints)

        assert found == (runs / "digit", "digit", date(2026, 12, 2))

    def test_not_where_another_process_is_at_it(
        self, runs: Path, checkpoints: dict[str, Path]
    ) -> None:
        with held(runs / "digit"):
            found = interrupted(runs, checkpoints)

        assert found
        assert found.checkpoint == "number"

    def test_not_without_what_it_began_with(self, runs: Path, checkpoints: dict[str, Path]) -> None:
        assert interrupted(runs, {"gone": checkpoints["gone"]}) is None

    def test_not_one_that_is_damaged(self, runs: Path, checkpoints: dict[str, Path]) -> None:
        (runs / "digit" / "lesson.json").write_text("{")

        found = interrupted(runs, checkpoints)
        assert found
        assert found.checkpoint == "number"

    def test_none_where_nothing_was_begun(self, checkpoints: dict[str, Path]) -> None:
        assert interrupted(checkpoints["gone"], checkpoints) is None
