"""The page and the child together: from a press of Start to a checkpoint that is used, or not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from digitpad.collection.database import CollectionError
from digitpad.collection.lesson import Interrupted
from digitpad.recognition.checkpoint import own, own_folder
from digitpad.ui.close_guard import CloseGuard
from digitpad.ui.teaching.page import Stage
from digitpad.ui.teaching.teaching import Teaching

CHILD = """
import json, pathlib, sys
home, checkpoint, resumed = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
run, made = home / "runs" / "mine", home / "checkpoints" / "mine.safetensors"
if resumed:
    assert (checkpoint, resumed) == ("digit", "mine")
    (run / "state.safetensors").unlink()
else:
    run.mkdir(parents=True)
def tell(**event):
    print(json.dumps(event), flush=True)
figures = {"your-drawings": {"exact": 0.5, "count": 4}}
tell(event="reading")
tell(event="step", step=1, steps=9, loss=1.0, seconds_left=99.0)
for line in sys.stdin:
    if line == "stop\\n":
        tell(event="compared", before=figures, after=figures, changed=0)
        made.parent.mkdir()
        made.touch()
        tell(event="written", path=str(made))
        run.rmdir()
        sys.exit(0)
    if line == "cancel\\n":
        break
(run / "state.safetensors").touch()
tell(event="interrupted", folder=str(run))
sys.exit(130)
"""
"""A trainer that waits for what it is told, and writes where the true one writes."""
DAY = date(2026, 12, 1)


@pytest.fixture
def answers() -> list[bool]:
    """What the user answers when asked whether to end a lesson, each once; then always yes."""
    return []


def child(home: Path) -> Callable[[str, str], list[str]]:
    """The command line of the fake trainer."""
    return lambda checkpoint, run: [sys.executable, "-c", CHILD, str(home), checkpoint, run]


def interrupted(home: Path) -> Interrupted | None:
    """What the fake trainer left to go on with; it began with another checkpoint."""
    run = home / "runs" / "mine"
    return Interrupted(run, "digit", DAY) if (run / "state.safetensors").exists() else None


@pytest.fixture
def teaching(qtbot: QtBot, home: Path, answers: list[bool]) -> Iterator[Teaching]:
    """A lesson with a fake child and 30 drawings."""
    teaching = Teaching(
        checkpoint=lambda: "number",
        kept=lambda: 30,
        interrupted=lambda: interrupted(home),
        command=child(home),
        asked_to_end=lambda window: answers.pop() if answers else True,
    )
    qtbot.addWidget(teaching.page)
    teaching.refresh()
    with qtbot.waitExposed(teaching.page):
        teaching.page.show()
    yield teaching
    teaching.close()


def press(teaching: Teaching, name: str) -> None:
    buttons = teaching.page.findChildren(QPushButton)
    [button] = [b for b in buttons if b.text().replace("&", "") == name and b.isVisible()]
    assert button.isEnabled()
    button.click()


def words(teaching: Teaching) -> str:
    labels = teaching.page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def learning(teaching: Teaching, qtbot: QtBot) -> Teaching:
    """The same, after the child's first step."""
    press(teaching, "Start Learning")
    qtbot.waitUntil(lambda: "seconds left" in words(teaching) or "minutes left" in words(teaching))
    return teaching


@pytest.fixture
def done(learning: Teaching, qtbot: QtBot) -> Teaching:
    """The same, with a new checkpoint made."""
    with qtbot.waitSignal(learning.checkpoint_made):
        press(learning, "Stop and Keep What Is Learnt")
    return learning


def idle(teaching: Teaching) -> bool:
    return teaching.page.stage is Stage.IDLE and not teaching.teacher.teaching


def test_a_lesson_ends_with_figures_and_a_choice(done: Teaching) -> None:
    assert "2 of 4" in words(done)
    assert done.page.stage is Stage.DONE


def test_using_it_tells_which_one(done: Teaching, qtbot: QtBot) -> None:
    with qtbot.waitSignal(done.checkpoint_accepted) as accepted:
        press(done, "Use It")

    assert accepted.args == [str(own()[0])]
    assert "reads from now on" in words(done)
    assert idle(done)


def test_discarding_it_takes_the_file_away(done: Teaching, qtbot: QtBot) -> None:
    with qtbot.waitSignal(done.checkpoint_discarded):
        press(done, "Discard")

    assert own() == []
    assert "reads as before" in words(done)
    assert idle(done)


def test_a_checkpoint_that_cannot_be_deleted_is_named(done: Teaching) -> None:
    path = own_folder() / "mine.safetensors"
    path.unlink()
    path.mkdir()
    press(done, "Discard")

    assert f"{path} could not be deleted" in words(done)


def test_cancelling_leaves_nothing_behind(learning: Teaching, home: Path, qtbot: QtBot) -> None:
    press(learning, "Cancel")
    qtbot.waitUntil(lambda: idle(learning))

    assert "Nothing has changed" in words(learning)
    assert list((home / "runs").iterdir()) == []
    assert own() == []


def test_a_folder_elsewhere_is_never_taken_away(
    teaching: Teaching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "precious").touch()
    monkeypatch.setattr(teaching.teacher, "cancel", lambda: None)
    teaching.page.cancel_asked.emit()
    teaching.teacher.progressed.emit({"event": "interrupted", "folder": str(tmp_path)})
    teaching.teacher.cancelled.emit()

    assert (tmp_path / "precious").exists()


def test_a_second_lesson_waits_for_the_first(learning: Teaching, home: Path) -> None:
    learning.start()

    assert learning.page.stage is Stage.LEARNING
    assert len(list((home / "runs").iterdir())) == 1


def test_a_failure_is_said_and_one_can_start_again(
    qtbot: QtBot, teaching: Teaching, home: Path
) -> None:
    (home / "runs").touch()
    press(teaching, "Start Learning")
    qtbot.waitUntil(lambda: idle(teaching))

    assert "FileExistsError" in words(teaching) or "NotADirectoryError" in words(teaching)
    assert "30 drawings" in words(teaching)


def broken() -> int:
    raise CollectionError("collection.sqlite is damaged")


def test_a_collection_that_cannot_be_read_is_said(qtbot: QtBot) -> None:
    teaching = Teaching(lambda: "number", broken)
    qtbot.addWidget(teaching.page)
    teaching.page.show()
    teaching.refresh()

    assert "collection.sqlite is damaged" in words(teaching)


def test_what_was_wrong_is_taken_back_once_they_can_be_counted(qtbot: QtBot) -> None:
    counts = iter((broken, lambda: 30))
    teaching = Teaching(lambda: "number", lambda: next(counts)())
    qtbot.addWidget(teaching.page)
    teaching.page.show()
    teaching.refresh()
    teaching.refresh()

    assert "damaged" not in words(teaching)
    assert "30 drawings" in words(teaching)


def test_a_lesson_goes_on_where_the_collection_cannot_be_read(
    learning: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "_kept", broken)
    learning.refresh()

    assert learning.page.stage is Stage.LEARNING


class TestInterrupted:
    @pytest.fixture
    def teaching(self, learning: Teaching, qtbot: QtBot) -> Teaching:
        """One that was closed while it learnt."""
        learning.close()
        qtbot.waitUntil(lambda: idle(learning))
        return learning

    def test_is_said_with_its_day(self, teaching: Teaching) -> None:
        assert "A lesson was interrupted on " in words(teaching)
        assert "2026" in words(teaching)
        assert "the 30 drawings" in words(teaching)

    def test_goes_on_with_what_it_began_with(self, teaching: Teaching, qtbot: QtBot) -> None:
        press(teaching, "Go On Learning")
        qtbot.waitUntil(lambda: "left" in words(teaching))
        with qtbot.waitSignal(teaching.checkpoint_made):
            press(teaching, "Stop and Keep What Is Learnt")

        assert teaching.page.stage is Stage.DONE

    def test_is_given_up_for_a_new_one(self, teaching: Teaching, qtbot: QtBot) -> None:
        press(teaching, "Start Anew")
        qtbot.waitUntil(lambda: "left" in words(teaching))  # the child finds no folder in its way
        press(teaching, "Cancel")
        qtbot.waitUntil(lambda: idle(teaching))

        assert "Nothing has changed" in words(teaching)
        press(teaching, "Start Learning")

    def test_that_another_pad_has_by_now_is_no_longer_offered(
        self, teaching: Teaching, home: Path
    ) -> None:
        (home / "runs" / "mine" / "state.safetensors").unlink()
        press(teaching, "Go On Learning")

        assert idle(teaching)
        assert "was interrupted" not in words(teaching)

    def test_goes_away_when_it_is_cancelled_before_it_learns(
        self, teaching: Teaching, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(teaching.teacher, "start", lambda command: None)
        monkeypatch.setattr(teaching.teacher, "cancel", teaching.teacher.cancelled.emit)
        press(teaching, "Go On Learning")
        press(teaching, "Cancel")

        assert list((home / "runs").iterdir()) == []
        assert "was interrupted" not in words(teaching)


class TestClosing:
    @pytest.fixture
    def window(self, qtbot: QtBot, learning: Teaching) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        CloseGuard(window).add(learning.guarded)
        window.show()
        return window

    def test_can_be_thought_better_of(
        self, window: QWidget, learning: Teaching, answers: list[bool]
    ) -> None:
        answers.append(False)

        assert not window.close()
        assert window.isVisible()
        assert learning.teacher.teaching

    def test_ends_the_child(
        self, window: QWidget, learning: Teaching, answers: list[bool], home: Path
    ) -> None:
        answers.append(True)

        assert window.close()
        assert not learning.teacher.teaching
        assert interrupted(home)

    def test_asks_nothing_where_nothing_is_learnt(
        self, window: QWidget, learning: Teaching, answers: list[bool]
    ) -> None:
        learning.close()

        assert window.close()
        assert answers == []


@pytest.mark.parametrize(
    ("words", "ends"), [("Go On Learning", False), ("Close and Go On Later", True)]
)
def test_what_closing_would_interrupt_is_asked_in_words_of_its_own(
    home: Path, qtbot: QtBot, words: str, ends: bool
) -> None:
    teaching = Teaching(
        checkpoint=lambda: "number",
        kept=lambda: 30,
        command=child(home),
    )
    window = QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(teaching.page)
    CloseGuard(window).add(teaching.guarded)
    teaching.page.start_asked.emit()
    qtbot.waitUntil(lambda: teaching.teacher.teaching)
    with qtbot.waitExposed(window):
        window.show()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.extend(button.text() for button in (box.defaultButton(), *box.buttons()))
        for button in box.buttons():
            if button.text() == words:
                button.click()
        box.reject()  # whatever it holds, the test goes on

    shown: list[str] = []
    QTimer.singleShot(0, answer)
    closed = window.close()
    teaching.close()  # else it would ask again when the window goes
    assert closed is ends
    assert shown[0] == "Go On Learning"
    assert words in shown
