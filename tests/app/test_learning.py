"""The Train page in the pad: what it counts, and what becomes of a new checkpoint."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton

from digitpad.app.pad import Pad
from digitpad.collection.drawing import Drawing
from digitpad.collection.store import Collection
from digitpad.ink.ink import Ink, Stroke
from digitpad.recognition.checkpoint import find, own_folder
from digitpad.ui.actions import Page
from trainer.lessons.lesson import Lesson, checksum, keep_lesson
from trainer.run_folder import state_file

if TYPE_CHECKING:
    from tests.ui.conftest import CaughtUp


def made(name: str) -> str:
    """A checkpoint of the user's own, as a lesson leaves it."""
    own_folder().mkdir(parents=True, exist_ok=True)
    return str(shutil.copy(find("digit"), own_folder() / f"{name}.safetensors"))


def test_the_page_counts_what_is_kept(pad: Pad, home: Path) -> None:
    with Collection(home / "collection.sqlite") as collection:
        for number in range(3):
            collection.keep(Ink((Stroke([[number, 0.0], [9.0, 9.0]]),)), Drawing("1"))
    pad.window.show_page(Page.TRAIN)
    texts = [label.text() for label in pad.learning.teaching.page.findChildren(QLabel)]
    assert any("Drawings kept: 3." in text for text in texts)


def test_a_lesson_that_was_interrupted_can_go_on(pad: Pad, home: Path) -> None:
    run = home / "runs" / "mine"
    run.mkdir(parents=True)
    keep_lesson(Lesson("mine", "Mine", checksum(find("digit")), {}, {}, rehearsal=False), run)
    state_file(run).touch()
    pad.window.show_page(Page.TRAIN)
    buttons = pad.learning.teaching.page.findChildren(QPushButton)
    assert "&Go On Learning" in [button.text() for button in buttons if button.isVisible()]


def test_more_numbers_are_collected_from_there(pad: Pad) -> None:
    pad.window.show_page(Page.TRAIN)
    pad.learning.teaching.page.collect_asked.emit()
    assert pad.window.page is Page.COLLECT


def test_a_new_checkpoint_is_offered_and_reads_when_the_user_says_so(pad: Pad) -> None:
    box, teaching = pad.window.checkpoint_box, pad.learning.teaching
    path = made("mine")
    teaching.checkpoint_made.emit(path)
    assert box.findData(path) >= 0
    assert pad.engines.asked.checkpoint == "number"
    teaching.checkpoint_accepted.emit(path)
    assert pad.engines.asked.checkpoint == path


def test_after_a_discarded_one_that_was_chosen_meanwhile_the_one_before_reads(
    pad: Pad, caught_up: CaughtUp
) -> None:
    path, teaching = made("mine"), pad.learning.teaching
    pad.window.checkpoint_opened.emit("digit")
    caught_up(pad.live)
    teaching.checkpoint_made.emit(path)
    pad.window.checkpoint_opened.emit(path)
    caught_up(pad.live)
    Path(path).unlink()
    teaching.checkpoint_discarded.emit(path)
    caught_up(pad.live)
    assert pad.settings.checkpoint == "digit"
    assert pad.window.checkpoint_box.currentData() == "digit"


def test_a_discarded_one_is_no_longer_offered(pad: Pad) -> None:
    box, teaching = pad.window.checkpoint_box, pad.learning.teaching
    path = made("mine")
    teaching.checkpoint_made.emit(path)
    Path(path).unlink()
    teaching.checkpoint_discarded.emit(path)
    assert box.findData(path) < 0


def test_a_pad_that_is_closed_from_outside_ends_a_lesson_without_a_question(pad: Pad) -> None:
    teacher = pad.learning.teaching.teacher
    teacher.start([sys.executable, "-c", "import sys; sys.stdin.read()"])
    pad.close()
    assert not teacher.teaching
    assert not pad.window.isVisible()
